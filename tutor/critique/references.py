"""Reads an essay's reference list and holds the citations in its text against the list and the course."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import partial_ratio

from knowledge.packs import Pack, Work
from tutor.critique.citations import InTextCitation, citations_in
from tutor.critique.essay import Essay, EssayUnit
from tutor.critique.findings import ReferenceReport

YEARS_APART = 2
"""Years of one author that differ by no more than this are taken for a slip."""


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """One work of the reference list; `authors` are surnames or one organisation, `year` None if none is given."""

    authors: tuple[str, ...]
    year: int | None
    start: int
    end: int
    text: str


_MARK = re.compile(r"\s*(?:[-*•–]\s+|\[\^?\w{1,12}\]:?\s*|\(?\d{1,3}[.)]\s+)?")
_SAME_AUTHOR = re.compile(r"(?:[—–―]|--|__)[—–―_-]*\.?,?")
_YEAR = r"(1[5-9]\d\d|20\d\d)(?:[a-z]|/\d\d)?\b"
_EARLY_YEAR = re.compile(rf"\(\s*(?:c\. ?)?(?:\[?\d{{4}}\]?[/ ])?{_YEAR}[^()]{{0,30}}\)|[.,]\s+{_YEAR}[.,:;]")
_UNDATED = re.compile(r"\(\s*(?:n\. ?d\.?|forthcoming|in press)\s*\)", re.I)
_LATE_YEAR = re.compile(rf"(?<![\d–—-]){_YEAR}(?![–—-]\d)")
_RETRIEVED = re.compile(r"\b(?:accessed|retrieved|available|last visited|https?://)", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){1,4}")
_PARTICLES = frozenset("van von de der den di da del la le al ter".split())


def reference_entries(essay: Essay) -> tuple[ReferenceEntry, ...]:
    """The entries of the essay's reference list in its order, in APA, Harvard, Chicago or MLA shape."""
    found: list[ReferenceEntry] = []
    for start, end in _places(essay):
        text = essay.text[start:end]
        mark = _MARK.match(text)
        body = text[mark.end() if mark else 0 :]
        authors = found[-1].authors if found and _SAME_AUTHOR.match(body) else _surnames(_head(body))
        found.append(ReferenceEntry(authors, _year(body), start, end, text))
    return tuple(found)


def _places(essay: Essay) -> Iterator[tuple[int, int]]:
    """Where the entries stand; sentences of one line are one entry."""
    last: EssayUnit | None = None
    start = 0
    for unit in essay.units:
        if unit.kind != "reference":
            continue
        if last is None:
            start = unit.start
        elif last.paragraph != unit.paragraph or "\n" in essay.text[last.end : unit.start]:
            yield start, last.end
            start = unit.start
        last = unit
    if last:
        yield start, last.end


def _head(body: str) -> str:
    """The authors' part of an entry: what stands before the year, the title in quotation marks or the full stop."""
    early = _EARLY_YEAR.search(body[:200]) or _UNDATED.search(body[:200])
    quoted = re.search(r"[\"“‘]", body[:200])
    stop = re.search(r"(?<=[^\W\d_]{2})\.\s", body[:200])
    ends = [match.start() for match in (early, quoted) if match]
    if stop:
        ends.append(stop.start())
    return body[: min(ends, default=80)].strip(" .,(*_")


def _surnames(head: str) -> tuple[str, ...]:
    """The names of an entry's head, the first turned round (Waltz, K. N.) or not; a body stays whole."""
    parts = [part for part in re.split(r",?\s+(?:and|with)\s+|,?\s*&\s*|,\s*|;\s*", head) if part.strip()]
    if not parts:
        return ()
    first, *rest = parts
    if rest and (_INITIALS.fullmatch(rest[0]) or len(first.split()) <= 2):
        others = rest[1:] if not _INITIALS.fullmatch(rest[0]) else rest
        return (first, *_last_words(other for other in others if not _INITIALS.fullmatch(other)))
    if re.search(r"(?<!\w)\w\.", first) or _INITIALS.fullmatch(first.split()[-1]):
        together = re.match(r"[^,]{1,60} (?:and|&) ", head)
        return tuple(_last_words(parts[:2] if together else parts[:1]))
    return (first.strip(),)


def _last_words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        words = [
            word
            for word in name.split()
            if not re.fullmatch(r"(?:\w\.?-?){1,3}(?<![a-z])|\(?eds?\.?\)?|et|al\.?", word)
        ]
        if words and words[-1][0].isupper():
            cut = next((i for i, word in enumerate(words[:-1]) if word.lower() in _PARTICLES), len(words) - 1)
            yield " ".join(words[cut:])


def _year(body: str) -> int | None:
    early = _EARLY_YEAR.search(body[:200])
    if early:
        return int(early[1] or early[2])
    if _UNDATED.search(body):
        return None
    retrieved = _RETRIEVED.search(body)
    late = _LATE_YEAR.findall(re.sub(r"\bpp?\. ?[\d–—-]+", "", body[: retrieved.start() if retrieved else None]))
    return int(late[-1]) if late else None


def reference_report(essay: Essay, pack: Pack) -> ReferenceReport:
    """What does not fit between text and reference list, and between the cited years and the course's works.

    Every work is named once. An essay without a list gets one line that says so; one whose footnotes name the
    works has its list there.
    """
    citations = citations_in(essay)
    entries = reference_entries(essay)
    named = _once(one for one in citations if one.authors)
    slips = {one: near for one in named if not _listings(one, entries) and (near := _slip(one, entries))}
    lost = [one for one in named if not _listings(one, entries) and one not in slips]
    lines = [_slip_line(essay, one, near) for one, near in slips.items()]
    lines += [line for one in named if (line := _pack_line(essay, one, entries, pack))]
    return ReferenceReport(
        in_text=len(citations),
        listed=len(entries),
        missing=tuple(_missing(essay, lost, citations, entries)),
        unused=tuple(_unused(essay, citations, entries, list(slips.values()))),
        inconsistent=tuple(dict.fromkeys([*lines, *_spellings(essay, named, entries)])),
        quotations_without_page=tuple(_without_page(essay, citations, entries)),
    )


def _once(citations: Iterable[InTextCitation]) -> list[InTextCitation]:
    first: dict[tuple[tuple[str, ...], int | None, str], InTextCitation] = {}
    for one in citations:
        first.setdefault((tuple(name.lower() for name in one.authors), one.year, one.suffix), one)
    return list(first.values())


def _listings(cited: InTextCitation, entries: Sequence[ReferenceEntry]) -> list[ReferenceEntry]:
    """The entries that a citation may stand for; one that names the author anywhere and has the year counts."""
    return [
        entry
        for entry in entries
        if cited.year in (None, entry.year) or entry.year is None or _has_year(entry.text, cited.year)
        if any(_same(cited.authors[0], name) for name in entry.authors) or _mentions(entry.text, cited.authors[0])
    ]


def _has_year(text: str, year: int | None) -> bool:
    """Whether a year stands in a text, also as the second of 1994/95."""
    return year is not None and bool(re.search(rf"\b{year}|\d/{year % 100:02d}\b", text))


def _mentions(text: str, name: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I))


def _same(one: str, other: str) -> bool:
    """Whether two names are one: alike, the other with a forename, or its initials (SIPRI)."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    initials = {"".join(word[0] for word in name.split() if word[0].isupper()).lower() for name in (one, other)}
    return short == long or long.endswith(f" {short}") or (len(short) > 2 and short in initials)


def _plain(name: str) -> str:
    return re.sub(r"[^\w\s]", "", re.sub(r"^the ", "", name.lower())).strip()


def _near(one: str, other: str) -> bool:
    """Whether two surnames differ by one letter, or by two where they are long."""
    one, other = _plain(one), _plain(other)
    return 0 < OSA.distance(one, other) <= (1 if min(len(one), len(other)) < 6 else 2) and min(len(one), len(other)) > 3


def _slip(cited: InTextCitation, entries: Sequence[ReferenceEntry]) -> ReferenceEntry | None:
    """The entry that the writer most likely meant: the author with a year nearby, or the year with a name alike."""
    for entry in entries:
        if not entry.authors or cited.year is None or entry.year is None:
            continue
        apart = abs(cited.year - entry.year)
        same = _same(cited.authors[0], entry.authors[0])
        if (same and apart <= YEARS_APART) or (apart == 0 and _near(cited.authors[0], entry.authors[0])):
            return entry
    return None


def _slip_line(essay: Essay, cited: InTextCitation, entry: ReferenceEntry) -> str:
    return (
        f"The text cites “{_written(essay, cited)}”, and the reference list has {_label(entry)}. "
        "Please check which of the two is right."
    )


def _written(essay: Essay, cited: InTextCitation) -> str:
    return " ".join(essay.text[cited.start : cited.end].split())


def _label(entry: ReferenceEntry) -> str:
    if not entry.authors or entry.year is None:
        return f"“{' '.join(entry.text.split())[:60].strip()}”"
    others = " et al." if len(entry.authors) > 2 else f" and {entry.authors[1]}" if len(entry.authors) == 2 else ""
    return f"{entry.authors[0]}{others} ({entry.year})"


def _pack_line(essay: Essay, cited: InTextCitation, entries: Sequence[ReferenceEntry], pack: Pack) -> str | None:
    """What the course knows of a scholar's work whose year the essay has slightly wrong; None if nothing is wrong."""
    year = cited.year
    works = _works(cited.authors[0], pack)
    if year is None or not works or any(year in _years_of(work) for work in works):
        return None
    if "et al" in essay.text[cited.start : cited.end] or len(cited.authors) > 1:
        works = [work for work in works if work.coauthors]
    listed = _listings(cited, entries)
    near = [work for work in works if abs(work.year - year) <= YEARS_APART]
    near = [work for work in near if not listed or any(_has_title(entry, work) for entry in listed)]
    if not near or (not listed and _slip(cited, entries)):
        return None
    work = min(near, key=lambda work: abs(work.year - year))
    return (
        f"The text cites “{_written(essay, cited)}”. The course knows no work of that year by {cited.authors[0]}, but "
        f"has “{work.title}” from {work.year}. Please check the year."
    )


def _works(author: str, pack: Pack) -> list[Work]:
    """All works of the scholars with this surname, also those that stand under a co-author."""
    slugs = {scholar.slug for scholar in pack.scholars if _same(author, scholar.name)}
    return [
        work
        for scholar in pack.scholars
        for work in scholar.works
        if scholar.slug in slugs or not slugs.isdisjoint(work.coauthors)
    ]


def _years_of(work: Work) -> set[int]:
    """The years that a work may be cited by: its own, and those of issues and reprints that its venue names."""
    found = {work.year}
    for match in re.finditer(r"\b(\d{4})(?:/(\d\d)\b)?", work.venue):
        found |= {int(match[1])} | ({int(match[1][:2] + match[2])} if match[2] else set())
    return found


def _has_title(entry: ReferenceEntry, work: Work) -> bool:
    return partial_ratio(work.title.split(":")[0].lower(), entry.text.lower()) >= 85


def _missing(
    essay: Essay,
    lost: Sequence[InTextCitation],
    citations: Sequence[InTextCitation],
    entries: Sequence[ReferenceEntry],
) -> Iterator[str]:
    if not entries:
        sources = any(re.search(rf"\b{_YEAR}", unit.text) for unit in essay.units if unit.kind == "footnote")
        if citations and not sources:
            yield "The essay cites sources in its text but has no reference list."
        elif essay.claims and not sources:
            yield "The essay has no reference list and cites no sources in its text."
        return
    for one in lost:
        yield f"“{_written(essay, one)}” is cited in the text but is not in the reference list."
    for number in sorted({number for one in citations for number in one.numbers if number > len(entries)}):
        yield f"“[{number}]” is cited in the text, but the reference list ends at {len(entries)}."


def _unused(
    essay: Essay,
    citations: Sequence[InTextCitation],
    entries: Sequence[ReferenceEntry],
    meant: Sequence[ReferenceEntry],
) -> Iterator[str]:
    if entries and not citations:
        yield "The essay has a reference list, but its text cites none of the works."
        return
    if any(one.form in {"number", "note"} for one in citations):
        return  # which work a number or a note stands for cannot be told from the names
    used = {id(entry) for one in citations if one.authors for entry in _listings(one, entries)}
    if any(one.form == "page" for one in citations):  # a bare page may belong to any author that the text names
        prose = " ".join(unit.text for unit in essay.units if unit.kind != "reference")
        dated = {name.lower() for one in citations if one.year for name in one.authors}
        used |= {
            id(entry)
            for entry in entries
            if any(name.lower() not in dated and _mentions(prose, name) for name in entry.authors[:1])
        }
    for entry in entries:
        if entry.authors and id(entry) not in used and entry not in meant:
            yield f"{_label(entry)} is in the reference list but is never cited in the text."


def _spellings(essay: Essay, named: Sequence[InTextCitation], entries: Sequence[ReferenceEntry]) -> Iterator[str]:
    """Surnames that differ by a letter or two: of cited co-authors and the list's, and of two unlisted citations."""
    unlisted: list[InTextCitation] = []
    for one in named:
        listed = _listings(one, entries)
        pairs = [(entry, pair) for entry in listed for pair in zip(one.authors[1:], entry.authors[1:], strict=False)]
        if any(_near(*pair) for _, pair in pairs) and not any(_same(*pair) for _, pair in pairs):
            yield _slip_line(essay, one, pairs[0][0])
        if not listed:
            like = (two for two in unlisted if two.year == one.year and _near(one.authors[0], two.authors[0]))
            for two in like:
                yield (
                    f"The text cites both “{_written(essay, two)}” and “{_written(essay, one)}”. "
                    "Please check the spelling of the name."
                )
            unlisted.append(one)


_QUOTATION = re.compile(r"[“\"]([^“”\"]{12,900})[”\"]")
_SMALL = frozenset("a an and as at but by for from in is of on or the to under with".split())


def _without_page(
    essay: Essay, citations: Sequence[InTextCitation], entries: Sequence[ReferenceEntry]
) -> Iterator[str]:
    """A line for each direct quotation whose citations all lack a page; works known to have no pages are let be."""
    for quote, first, last in _quotations(essay):
        near = [one for one in citations if first <= one.start < last]
        dated = [one for one in near if one.form in {"bracketed", "narrative"} and one.year is not None]
        if not dated or any(one.page or one.form in {"note", "number", "ibid"} for one in near):
            continue
        listed = [entry for one in dated for entry in _listings(one, entries)]
        if any("http" in entry.text and "doi" not in entry.text.lower() for entry in listed):
            continue
        opening = " ".join(quote.split()[:8])
        yield f"The quotation “{opening} ...” is cited as “{_written(essay, dated[-1])}” without a page number."


def _quotations(essay: Essay) -> Iterator[tuple[str, int, int]]:
    """Each direct quotation of four words or more, with the bounds of the sentences that it stands in.

    What is written like a title ("Cooperation under the Security Dilemma") is none.
    """
    paragraphs: dict[int, list[EssayUnit]] = {}
    for unit in essay.units:
        if unit.kind in {"prose", "list_item"}:
            paragraphs.setdefault(unit.paragraph, []).append(unit)
    for units in paragraphs.values():
        base = units[0].start
        for match in _QUOTATION.finditer(essay.text[base : units[-1].end]):
            words = match[1].split()
            if len(words) < 4 or all(word[0].isupper() or word.lower() in _SMALL for word in words):
                continue
            start, end = base + match.start(), base + match.end()
            first = max(unit.start for unit in units if unit.start <= start)
            # A full stop before the closing mark may have cut the bracket off its sentence.
            last = next((unit.end for unit in units if unit.end >= end), units[-1].end)
            cut_off = next((unit for unit in units if end <= unit.start <= end + 2 and unit.text[0] in "(["), None)
            yield match[1], first, cut_off.end if cut_off else last
