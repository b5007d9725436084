"""An essay as the critic sees it: its sentences with their places, and what each of them is."""

from dataclasses import dataclass
from typing import Literal

UnitKind = Literal["prose", "list_item", "heading", "block_quote", "footnote", "reference", "table_row", "address"]
"""What a sentence of an essay is. Only "prose" and "list_item" can claim anything in the writer's name; "address" is
text that speaks to whoever marks the essay."""

CLAIMING: frozenset[UnitKind] = frozenset({"prose", "list_item"})


@dataclass(frozen=True, slots=True)
class EssayUnit:
    """One sentence, heading or entry; `text` is exactly the essay's text at `[start, end)`.

    `ordinal` counts all units, `paragraph` the blocks of the essay that they stand in, both from 0; `heading` is the
    path of headings above it, outermost first.
    """

    ordinal: int
    paragraph: int
    start: int
    end: int
    text: str
    kind: UnitKind = "prose"
    heading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Essay:
    """An essay that can be judged. `hidden` has each run of text that its file keeps from a reader's eyes."""

    title: str
    text: str
    sha256: str
    words: int
    units: tuple[EssayUnit, ...]
    hidden: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[EssayUnit, ...]:
        """The sentences that may claim something, questions left aside, in reading order."""
        return tuple(unit for unit in self.units if unit.kind in CLAIMING and not _asks(unit.text))

    def neighbours(self, unit: EssayUnit) -> tuple[str, str]:
        """The claiming sentences before and after a unit in its own paragraph; empty where there is none."""
        found = ["", ""]
        for side, step in ((0, -1), (1, 1)):
            place = unit.ordinal + step
            if 0 <= place < len(self.units):
                other = self.units[place]
                if other.paragraph == unit.paragraph and other.kind in CLAIMING:
                    found[side] = other.text
        return found[0], found[1]


def _asks(text: str) -> bool:
    return text.rstrip("”’\"')").endswith("?")
