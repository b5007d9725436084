"""A teacher's corrections of the judge: labelled claims that are kept in the data folder and learnt from next time."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from knowledge.errors import InvalidPack
from knowledge.packs.claims import LabelledClaim
from knowledge.packs.pack import Pack


def correction_id(tenet: str | None, before: str, sentence: str, after: str) -> str:
    """The id of a correction: the same sentence beside the same tenet has the same one."""
    told_apart = json.dumps([tenet, before, sentence, after])
    return f"correction-{hashlib.sha256(told_apart.encode()).hexdigest()[:16]}"


def add_correction(file: Path, claim: LabelledClaim) -> None:
    """Keep a correction; a later one of the same id takes its place when they are read."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        lines.write(claim.model_dump_json(exclude_defaults=True) + "\n")
        lines.flush()
        os.fsync(lines.fileno())


def load_corrections(file: Path, pack: Pack) -> tuple[LabelledClaim, ...]:
    """The corrections kept, the last of each id; none where there is no file.

    Corrections towards tenets that the pack no longer has are left aside. Raises InvalidPack at a line that is none.
    """
    if not file.is_file():
        return ()
    known = {tenet.slug for tenet in pack.tenets}
    found: dict[str, LabelledClaim] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            try:
                claim = LabelledClaim.model_validate_json(line)
            except ValidationError as error:
                raise InvalidPack(
                    f"{file}, line {number} is no correction: {error.errors()[0]['msg']}.",
                    "Mend the line or delete it.",
                ) from error
            found[claim.id] = claim
    return tuple(claim for claim in found.values() if claim.tenet is None or claim.tenet in known)


def corrected(claims: Iterable[LabelledClaim], corrections: Iterable[LabelledClaim]) -> list[LabelledClaim]:
    """The claims with the corrections, which take the place of claims that are the same words beside the same tenet."""
    own = {correction_id(one.tenet, one.before, one.sentence, one.after): one for one in claims}
    return list((own | {one.id: one for one in corrections}).values())
