"""Tenets that an essay's topic calls for and that no sentence of it takes up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.packs import Pack, Tenet
from knowledge.words import stem, words
from tutor.critique.claims import JudgedClaim
from tutor.critique.essay import CLAIMING, Essay

TAKEN_UP = 0.35
"""A sentence takes a tenet up where it is about it from this probability on."""

CALLED_FOR = 2.0
"""From this weight of cues on a topic calls for a tenet; a cue of several tenets counts for each only in part."""

IN_TITLE = 2.0
"""How often a cue in the title or in a heading counts."""

MOST = 3
LEAST_WORDS = 250
"""A shorter text has no room for all that its topic calls for."""


@dataclass(frozen=True, slots=True)
class Omission:
    """A tenet passed over, the cues in the essay that call for it, and how strongly they do."""

    tenet: Tenet
    cues: tuple[str, ...]
    weight: float

    @property
    def confidence(self) -> float:
        """From 0.5, where the topic barely calls for it, towards 1."""
        return 1 - 0.5 * CALLED_FOR / self.weight


def omissions(essay: Essay, pack: Pack, claims: Sequence[JudgedClaim]) -> tuple[Omission, ...]:
    """The tenets passed over that the topic calls for most strongly, `MOST` of them at most."""
    if essay.words < LEAST_WORDS:
        return ()
    taken_up = {one.tenet.slug for claim in claims for one in claim.stances if one.share >= TAKEN_UP}
    found = [one for one in _called_for(essay, pack) if one.tenet.slug not in taken_up]
    return tuple(sorted(found, key=lambda one: -one.weight)[:MOST])


def _called_for(essay: Essay, pack: Pack) -> Iterator[Omission]:
    text = _stems(" ".join(unit.text for unit in essay.units if unit.kind in CLAIMING))
    titles = _stems(" . ".join((essay.title, *(unit.text for unit in essay.units if unit.kind == "heading"))))
    sharing = _sharing(pack)
    for tenet in pack.tenets:
        cues = {_stems(cue): cue for cue in reversed(tenet.cues)}
        weights = {cue: _weight(stems, text, titles) / sharing[stems] for stems, cue in cues.items()}
        total = sum(weights.values())
        if total >= CALLED_FOR:
            strongest = sorted((cue for cue in weights if weights[cue]), key=lambda cue: -weights[cue])
            yield Omission(tenet, tuple(strongest), total)


def _weight(cue: str, text: str, titles: str) -> float:
    return max(float(cue in text), IN_TITLE * (cue in titles))


def _sharing(pack: Pack) -> dict[str, int]:
    """How many tenets have each cue."""
    counts: dict[str, int] = {}
    for tenet in pack.tenets:
        for cue in {_stems(cue) for cue in tenet.cues}:
            counts[cue] = counts.get(cue, 0) + 1
    return counts


def _stems(text: str) -> str:
    """The stems of a text's words, each between spaces, so that whole words are found in it."""
    return f" {' '.join(stem(word) for word in words(text))} "
