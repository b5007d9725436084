"""Whether the letters of a Word document can be seen: hidden by a switch, too small, or white on white."""

from dataclasses import dataclass
from typing import Any

from knowledge.readers.hiding import SMALLEST_POINTS, is_white

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SMALLEST_HALF_POINTS = 2 * SMALLEST_POINTS
_PLAIN_TABLES = ("tablenormal", "tablegrid", "normaltable")
_WHITE_THEMES = ("background1", "light1")


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of letters; None where nothing is. `is_on_colour`: they have a ground of their own."""

    is_vanished: bool | None = None
    is_white: bool | None = None
    is_tiny: bool | None = None
    is_on_colour: bool = False

    def over(self, below: "Look") -> "Look":
        """This look where it says something, else the one below it."""
        return Look(
            below.is_vanished if self.is_vanished is None else self.is_vanished,
            below.is_white if self.is_white is None else self.is_white,
            below.is_tiny if self.is_tiny is None else self.is_tiny,
            self.is_on_colour or below.is_on_colour,
        )


class Letters:
    """Knows a document's styles and the colour of its page."""

    def __init__(self, styles: Any, document: Any) -> None:
        self._styles = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
        self._default = _said_by(styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"))
        self._looks: dict[str | None, Look] = {}
        page = document.find(f"{_W}background")
        self._has_dark_page = page is not None and not is_white(page.get(f"{_W}color") or "FFFFFF")

    def is_vanished(self, run: Any, paragraph: Any) -> bool:
        """Whether a switch hides the run and all that is anchored in it."""
        return bool(self._look(run, paragraph).is_vanished)

    def is_hidden(self, run: Any, paragraph: Any) -> bool:
        """Whether the run's own letters cannot be seen."""
        look = self._look(run, paragraph)
        if look.is_vanished or look.is_tiny:
            return True
        return bool(look.is_white) and not (look.is_on_colour or self._stands_on_colour(run))

    def ancestry(self, paragraph: Any) -> list[Any]:
        """A paragraph's style and those it is based on; a circle ends where it closes."""
        return self._based(_style_id(paragraph))

    def _based(self, style_id: str | None) -> list[Any]:
        found: list[Any] = []
        while style_id in self._styles and self._styles[style_id] not in found:
            found.append(self._styles[style_id])
            based_on = found[-1].find(f"{_W}basedOn")
            style_id = based_on.get(f"{_W}val") if based_on is not None else None
        return found

    def _look(self, run: Any, paragraph: Any) -> Look:
        properties = first(run, "rPr")
        style = properties.find(f"{_W}rStyle") if properties is not None else None
        named = self._of_style(style.get(f"{_W}val")) if style is not None else Look()
        inherited = self._of_style(_style_id(paragraph)).over(self._default)
        return _said_by(properties).over(named).over(inherited)

    def _of_style(self, style_id: str | None) -> Look:
        if style_id not in self._looks:
            look = Look()
            for style in self._based(style_id):
                ground = Look(is_on_colour=_is_shaded(style.find(f"{_W}pPr")))
                look = look.over(_said_by(style.find(f"{_W}rPr"))).over(ground)
            self._looks[style_id] = look
        return self._looks[style_id]

    def _stands_on_colour(self, run: Any) -> bool:
        """White letters show in a text box or drawing, a coloured table or paragraph, and on a dark page."""
        for above in run.iterancestors():
            if above.tag == f"{_W}txbxContent":
                return True
            if above.tag == f"{_W}p" and _is_shaded(first(above, "pPr")):
                return True
            if above.tag == f"{_W}tc" and _is_shaded(first(above, "tcPr")):
                return True
            if above.tag == f"{_W}tbl" and self._is_designed(above):
                return True
        return self._has_dark_page

    def _is_designed(self, table: Any) -> bool:
        """A table whose style may colour rows; which rows those are takes a whole page of rules to tell."""
        properties = first(table, "tblPr")
        style = properties.find(f"{_W}tblStyle") if properties is not None else None
        is_plain = style is None or (style.get(f"{_W}val") or "").lower() in _PLAIN_TABLES
        return not is_plain or _is_shaded(properties)


def first(element: Any, name: str) -> Any:
    """Properties, which stand first by the standard; searching all children would cost the square of their number."""
    return element[0] if len(element) and element[0].tag == f"{_W}{name}" else None


def switch(element: Any) -> bool | None:
    """Whether an element that switches something on does so; None where it is missing."""
    if element is None:
        return None
    return element.get(f"{_W}val") not in ("0", "false", "off")


def _style_id(paragraph: Any) -> str | None:
    properties = first(paragraph, "pPr")
    style = properties.find(f"{_W}pStyle") if properties is not None else None
    return style.get(f"{_W}val") if style is not None else None


def _said_by(properties: Any) -> Look:
    """The look that the properties of a run or of a style's letters describe."""
    if properties is None:
        return Look()
    said = {child.tag: child for child in properties}
    marked = said.get(f"{_W}highlight")
    return Look(
        is_vanished=switch(said.get(f"{_W}vanish")),
        is_white=_is_white(said.get(f"{_W}color")),
        is_tiny=_is_tiny(said.get(f"{_W}sz")),
        is_on_colour=_is_shaded(properties) or (marked is not None and marked.get(f"{_W}val") not in ("none", "white")),
    )


def _is_white(colour: Any) -> bool | None:
    if colour is None:
        return None
    theme = colour.get(f"{_W}themeColor")
    if theme:
        # A shade of the theme's white is grey.
        return theme in _WHITE_THEMES and colour.get(f"{_W}themeShade") is None
    return is_white(colour.get(f"{_W}val") or "")


def _is_tiny(size: Any) -> bool | None:
    written = (size.get(f"{_W}val") or "") if size is not None else ""
    is_number = written.isascii() and written.isdigit() and len(written) < 6
    return int(written) <= _SMALLEST_HALF_POINTS if is_number else None


def _is_shaded(properties: Any) -> bool:
    shade = properties.find(f"{_W}shd") if properties is not None else None
    if shade is None:
        return False
    fill = shade.get(f"{_W}fill") or "auto"
    is_patterned = shade.get(f"{_W}val") not in (None, "clear", "nil")
    return is_patterned or (fill.lower() != "auto" and not is_white(fill))
