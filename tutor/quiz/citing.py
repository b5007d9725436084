"""Numbers the citations of one question in the order in which it uses them."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.sources import Citation
from tutor.grounding.citations import PrintedCitation


class Citing:
    """The citations of one question, numbered from 1; the same place has one number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._printed: list[PrintedCitation] = []

    def numbers(self, *citations: Citation) -> tuple[int, ...]:
        """The numbers of some citations, which the question has from now on."""
        return tuple(dict.fromkeys(self._number(one) for one in citations))

    @property
    def printed(self) -> tuple[PrintedCitation, ...]:
        """What the question carries."""
        return tuple(self._printed)

    def _number(self, citation: Citation) -> int:
        place = (citation.source_id, citation.start, citation.end)
        if place not in self._numbers:
            self._numbers[place] = len(self._numbers) + 1
            self._printed.append(PrintedCitation.of(replace(citation, id=self._numbers[place])))
        return self._numbers[place]


def numbered(found: Sequence[Citation | None]) -> tuple[Citing, tuple[tuple[int, ...], ...]]:
    """The citations of what was found, and for each one the numbers that name it; none for what was not found."""
    citing = Citing()
    return citing, tuple(citing.numbers(one) if one else () for one in found)
