"""A pack's labelled claims: sentences as students write them, each with how it stands to a tenet, for a judge to learn.

They lie as lines of JSON in the pack's folder `claims`, a file for each tenet and `none.jsonl` for sentences that state
no tenet. A pack need not have any.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from knowledge.packs.loading import refuse
from knowledge.packs.pack import Entry, Pack, Slug, Text

FOLDER = "claims"
NO_TENET = "none"
PURE_THEORY = "theory"
"""The case of sentences that are about no case."""

HELD_OUT = 6
"""One case in so many is kept out of training."""

Verdict = Literal["correct", "contradicts", "overstates", "misattributes"]
Voice = Literal["asserted", "reported", "rejected", "hedged", "criticism"]
Level = Literal["first-year", "non-native", "polished"]


class LabelledClaim(Entry):
    """One sentence of an essay, judged against one tenet.

    `verdict` is about what the writer asserts, so that a wrong view that is only reported, or voiced and turned down,
    is `correct`. `before` and `after` are the sentences around it, which may decide. `case` is the historical case that
    it is about. `twin` is the id of a claim that differs in little and has the other kind of verdict. `why` is for
    people.
    """

    id: Slug
    tenet: Slug | None
    case: Text
    verdict: Verdict
    voice: Voice
    level: Level | None = None
    before: str = ""
    sentence: Annotated[str, Field(min_length=1, max_length=1000)]
    after: str = ""
    why: str = ""
    twin: Slug | None = None

    @property
    def is_error(self) -> bool:
        """Whether a teacher would mark it."""
        return self.verdict != "correct"


def load_claims(pack: Pack) -> tuple[LabelledClaim, ...]:
    """The labelled claims of a pack, tenet by tenet; none where it has no folder of them.

    Raises:
        InvalidPack: the message lists every line that cannot be read, is of no tenet of the pack, has an id twice or
            a twin that does not name it as its own, or is called an error though it is not asserted.
    """
    problems: list[str] = []
    files = sorted((pack.folder / FOLDER).glob("*.jsonl"))
    claims = [claim for file in files for claim in _read(file, problems)]
    problems += _inconsistencies(claims, {tenet.slug for tenet in pack.tenets})
    refuse(pack.folder, problems)
    return tuple(claims)


def is_held_out(case: str) -> bool:
    """Whether claims about the case are for measuring and never trained on, by the case's name alone."""
    return case != PURE_THEORY and hashlib.sha256(case.encode()).digest()[0] % HELD_OUT == 0


def _read(file: Path, problems: list[str]) -> Iterator[LabelledClaim]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{file.name}: cannot be read: {error}")
        return
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            content: Any = json.loads(line)
            claim = LabelledClaim.model_validate({**content, "tenet": _tenet_of(file)})
        except (json.JSONDecodeError, TypeError) as error:
            problems.append(f"{file.name}, line {number}: cannot be read: {error}")
        except ValidationError as error:
            wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
            problems.append(f"{file.name}, line {number}: {wrong}")
        else:
            yield claim


def _tenet_of(file: Path) -> str | None:
    return None if file.stem == NO_TENET else file.stem


def _inconsistencies(claims: Sequence[LabelledClaim], tenets: set[str]) -> Iterator[str]:
    by_id = {claim.id: claim for claim in claims}
    seen: set[str] = set()
    for claim in claims:
        if claim.id in seen:
            yield f"'{claim.id}' stands twice"
        seen.add(claim.id)
        if claim.tenet is not None and claim.tenet not in tenets:
            yield f"'{claim.id}': the pack has no tenet '{claim.tenet}'"
        if claim.voice != "asserted" and claim.is_error:
            yield f"'{claim.id}': what is {claim.voice} is no error"
        if claim.twin is not None and not _are_twins(claim, by_id.get(claim.twin)):
            yield f"'{claim.id}': '{claim.twin}' is not its twin, of the same case and the other kind of verdict"


def _are_twins(claim: LabelledClaim, other: LabelledClaim | None) -> bool:
    return (
        other is not None and other.twin == claim.id and other.case == claim.case and other.is_error != claim.is_error
    )
