"""Finds the quotations of an essay, and to which scholar it gives each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from tutor.critique.essay import Essay, EssayUnit, UnitKind
from tutor.critique.quotation_marks import is_title, quoted_runs
from tutor.critique.scholars import NamedScholar, Names
from tutor.critique.speakers import speaker

_INLINE: frozenset[UnitKind] = frozenset({"prose", "list_item", "table_row", "footnote"})
_REACH = 600
_BRACKETS_BEHIND = re.compile(r"[\"”’'.,;:!?\s]{0,6}[(\[][^()\[\]]{2,240}[)\]]")
_CITATION_AT_END = re.compile(r"[\s—–-]{0,4}[(\[][^()\[\]]{0,200}\d[^()\[\]]{0,60}[)\]][.\s]{0,3}$")


@dataclass(frozen=True, slots=True)
class EssayQuotation:
    """Words that an essay quotes: `text` is the essay's text at `[start, end)`, without the marks.

    `unit` is the sentence in which they begin. `scholar` is the slug of the one whom the essay gives them to, None
    where that is unclear; `named` are all whom the sentence names.
    """

    start: int
    end: int
    text: str
    unit: EssayUnit
    scholar: str | None
    named: frozenset[str] = frozenset()


def quotations_in(essay: Essay, names: Names) -> tuple[EssayQuotation, ...]:
    """The quotations of an essay in reading order, block quotations a sentence each; titles of works are left out."""
    namesakes = names.namesakes_in(essay.text)
    finder = _Finder(essay, names, namesakes)
    found: list[EssayQuotation] = []
    for (kind, _), group in groupby(essay.units, key=_run):
        units = list(group)
        if kind == "inline":
            found.extend(finder.inline(units))
        elif kind == "block":
            found.extend(finder.block(units))
    return tuple(found)


def _run(unit: EssayUnit) -> tuple[Literal["inline", "block", "none"], int]:
    """What units that are read together have in common; a block quotation may have several paragraphs."""
    if unit.kind == "block_quote":
        return "block", 0
    return ("inline", unit.paragraph) if unit.kind in _INLINE else ("none", 0)


class _Finder:
    """Finds quotations of one essay and whom it gives them to."""

    def __init__(self, essay: Essay, names: Names, namesakes: frozenset[str]) -> None:
        self._essay = essay
        self._names = names
        self._namesakes = namesakes

    def inline(self, units: Sequence[EssayUnit]) -> Iterator[EssayQuotation]:
        """The quotations in marks of some units that follow one another."""
        text = self._essay.text
        starts = [unit.start for unit in units]
        named = self._named(text[units[0].start : units[-1].end], units[0].start)
        names_at = [one.start for one in named]
        for start, end in quoted_runs(text, units[0].start, units[-1].end):
            if is_title(text[start:end]):
                continue
            place = max(0, bisect_right(starts, start) - 1)
            last = units[max(place, bisect_right(starts, end - 1) - 1)]
            cited = _BRACKETS_BEHIND.match(text, end, units[-1].end)
            left = max(units[place].start, start - _REACH)
            right = min(max(last.end, cited.end() if cited else 0), end + _REACH)
            here = named[bisect_left(names_at, left) : bisect_left(names_at, right)]
            prior = units[place - 1].start if place else left
            before = [
                one.slug for one in named[bisect_left(names_at, prior) : bisect_left(names_at, units[place].start)]
            ]
            yield self._given(text[left:right], left, start, end, units[place], here, before)

    def block(self, units: Sequence[EssayUnit]) -> Iterator[EssayQuotation]:
        """The sentences of a block quotation, given to whom its lead-in or the citation at its end names."""
        lead = self._neighbour(units[0].ordinal - 1)
        lead_in = lead.text[-_REACH:] if lead and lead.text.rstrip().endswith((":", ",")) else ""
        after = self._neighbour(units[-1].ordinal + 1)
        cited = _CITATION_AT_END.search(units[-1].text[-300:])
        behind = cited[0].strip() if cited else after.text[:300] if after and after.text.startswith("(") else ""
        for unit in units:
            start, end = _without_marks(unit)
            if start < end:
                quote = self._essay.text[start:end]
                context, offset = f"{lead_in} {quote} {behind}", start - len(lead_in) - 1
                yield self._given(context, offset, start, end, unit, self._named(context, offset), ())

    def _given(
        self,
        context: str,
        offset: int,
        start: int,
        end: int,
        unit: EssayUnit,
        named: Sequence[NamedScholar],
        before: Sequence[str],
    ) -> EssayQuotation:
        """A quotation with its speaker, by a context that begins at `offset` of the essay, and the names in it."""
        inside = [NamedScholar(one.slug, one.start - offset, one.end - offset) for one in named]
        who = speaker(context, start - offset, end - offset, inside, list(dict.fromkeys(before)))
        return EssayQuotation(start, end, self._essay.text[start:end], unit, who, frozenset(one.slug for one in inside))

    def _named(self, text: str, offset: int) -> list[NamedScholar]:
        found = (one for one in self._names.scholars_in(text) if one.slug not in self._namesakes)
        return [NamedScholar(one.slug, offset + one.start, offset + one.end) for one in found]

    def _neighbour(self, ordinal: int) -> EssayUnit | None:
        return self._essay.units[ordinal] if 0 <= ordinal < len(self._essay.units) else None


def _without_marks(unit: EssayUnit) -> tuple[int, int]:
    """The span of a block quotation's words without quotation marks around them and a citation at the end."""
    cited = _CITATION_AT_END.search(unit.text, max(0, len(unit.text) - 300))
    end = cited.start() if cited else len(unit.text)
    inner = unit.text[:end]
    start = len(inner) - len(inner.lstrip(' \t\n>"“‘'))
    return unit.start + start, unit.start + max(start, len(inner.rstrip(' \t\n"”’')))
