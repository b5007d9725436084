"""From lines on pages to paragraphs: running headers dropped, words put together again, headings by their size."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from knowledge.readers.composition import Composition
from knowledge.readers.heading_shapes import is_title
from knowledge.readers.lines import ends_sentence
from knowledge.readers.markers import Marker, is_initial, list_marker
from knowledge.readers.pdf_pages import PageText, PdfLine

_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–—|\[(]?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–—|\])]?", re.I
)
_LEADERS = re.compile(r"(?:\s*\.){4,}")
_EDGE_LINES = 2
_MOST_LEVELS = 3


def compose(pages: Sequence[PageText]) -> Composition:
    """The pages' text as blocks, each with the page on which it begins."""
    lines = [line for kept in _without_running_lines(pages) for line in kept]
    composition = Composition()
    if lines:
        _Layout(composition, lines).all()
    return composition


def _without_running_lines(pages: Sequence[PageText]) -> list[list[PdfLine]]:
    """Lines at a page's edges that most pages repeat, apart from their numbers, and page numbers."""
    edges = [_edges(page.lines) for page in pages]
    seen = Counter(shape for page in edges for shape in {_shape(line.text) for line in page})
    often = max(3, 0.4 * sum(bool(page) for page in edges))
    body = _commonest_size([line for page in pages for line in page.lines])
    # A chapter's number may keep step with the pages, in larger letters.
    small = [[line for line in page if line.size <= body] for page in edges]
    shifts = Counter(shift for page in small for shift in {shift for line in page for shift in _shifts(line)})
    counting = {shift for shift, count in shifts.items() if count >= often}
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        dropped = {
            id(line)
            for line in edge
            if seen[_shape(line.text)] >= often
            or _PAGE_NUMBER.fullmatch(line.text)
            or (line.size <= body and _shifts(line) & counting)
        }
        kept.append([line for line in page.lines if id(line) not in dropped])
    return kept


def _edges(lines: list[PdfLine]) -> list[PdfLine]:
    by_height = sorted(lines, key=lambda line: line.top)
    return by_height[:_EDGE_LINES] + by_height[max(_EDGE_LINES, len(by_height) - _EDGE_LINES) :]


def _shifts(line: PdfLine) -> set[int]:
    """How far a number at the line's beginning or end is from the page's place; printed page numbers keep one shift."""
    return {int(number) - line.page for number in re.findall(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$", line.text)}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


class _Layout:
    """Walks the lines once, gathering those of one paragraph."""

    def __init__(self, composition: Composition, lines: list[PdfLine]) -> None:
        self.composition = composition
        self.lines = lines
        self.body = _commonest_size(lines)
        self.leading = _leading(lines)
        self.levels = _levels(lines, self.body)
        self.words = Counter(word for line in lines for word in re.findall(r"\w+(?:-\w+)*", line.text.lower())[:-1])
        self.columns: dict[tuple[int, int], list[PdfLine]] = {}
        for line in lines:
            self.columns.setdefault(_column(line), []).append(line)
        self.open: list[PdfLine] = []
        self.marker: Marker | None = None

    def all(self) -> None:
        for line in self.lines:
            if self.open and self.begins_block(self.open[-1], line):
                self.close()
            if not self.open:
                marker = list_marker(line.text)
                is_item = marker and not is_initial(marker) and self.level(line) is None
                self.marker = marker if is_item else None
            self.open.append(line)
        self.close()

    def begins_block(self, last: PdfLine, line: PdfLine) -> bool:
        level = self.level(line)
        if self.level(last) != level or (level and last.bottom - line.bottom > 1.4 * line.size):
            return True
        marker = list_marker(line.text)
        if marker and not is_initial(marker) and (self.marker or marker.value in ("", "1", "a", "i")):
            return ends_sentence(last.text) or marker.family in "•▪◦●○■□➢➤►‣⁃" or self.marker is not None
        if line.page != last.page or line.bottom > last.top:
            return ends_sentence(last.text) and not line.text[:1].islower()
        if last.bottom - line.bottom > 1.35 * self.leading * max(1.0, line.size / self.body):
            return True
        is_indented = line.left > last.left + 0.8 * line.size and self.marker is None
        is_short = last.right < self.right_edge(last) - 0.15 * (self.right_edge(last) - last.left)
        return ends_sentence(last.text) and (is_indented or is_short) and len(self.open) > (1 if is_indented else 0)

    def right_edge(self, line: PdfLine) -> float:
        return max(each.right for each in self.columns[_column(line)])

    def level(self, line: PdfLine) -> int | None:
        """A heading's level by its size; bold letters of the body's size come last."""
        if _LEADERS.search(line.text):
            return None
        found = self.levels.get(line.size)
        if found is not None:
            return found if len(line.text) <= 200 else None
        if line.is_bold and line.size >= self.body and is_title(line.text):
            return len(set(self.levels.values())) + 1
        return None

    def close(self) -> None:
        if not self.open:
            return
        first, text = self.open[0], self.joined()
        self.open = []
        level = self.level(first)
        if level is not None and any(map(str.isalpha, text)):
            self.composition.nesting.close()
            self.composition.add("heading", text, level=level, page=first.page)
        elif self.marker:
            words = text[self.marker.width :]
            self.composition.item(words, depth=round(first.left / 9), family=self.marker.family, page=first.page)
        else:
            self.composition.nesting.close()
            self.composition.add("paragraph", text, page=first.page)

    def joined(self) -> str:
        text = self.open[0].text
        for line in self.open[1:]:
            text = self.without_hyphen(text, line.text) if text.endswith("-") else f"{text} {line.text}"
        return text

    def without_hyphen(self, text: str, after: str) -> str:
        """A hyphen at a line's end goes, unless the document writes the word with it elsewhere."""
        left, right = re.search(r"[\w-]*$", text[:-1]), re.match(r"\w+", after)
        if not left or not left[0] or not right or not right[0][0].islower():
            return text + after
        whole, compound = (f"{left[0]}{mark}{right[0]}".lower() for mark in ("", "-"))
        return text + after if self.words[compound] > self.words[whole] else text[:-1] + after


def _column(line: PdfLine) -> tuple[int, int]:
    """Lines of one page with about the same left edge."""
    return line.page, round(line.left / 20)


def _commonest_size(lines: Sequence[PdfLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes.most_common(1)[0][0], 0.5) if sizes else 0.5


def _leading(lines: Sequence[PdfLine]) -> float:
    """The usual distance from one line to the next."""
    steps = sorted(
        last.bottom - line.bottom
        for last, line in pairwise(lines)
        if last.page == line.page and 0.5 * line.size < last.bottom - line.bottom < 3 * line.size
    )
    return steps[len(steps) // 3] if steps else 1.2 * lines[0].size


def _levels(lines: Sequence[PdfLine], body: float) -> dict[float, int]:
    """Sizes well above the body's, largest first; those beyond the third share its level."""
    larger = sorted({line.size for line in lines if line.size >= 1.12 * body and len(line.text) <= 200}, reverse=True)
    return {size: min(rank, _MOST_LEVELS) for rank, size in enumerate(larger, start=1)}
