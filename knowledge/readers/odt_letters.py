"""Whether the letters of an ODT document can be seen: not displayed, too small, or white on white."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from knowledge.readers.hiding import SMALLEST_POINTS, is_white

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE, _DRAW = (f"{_OASIS}{name}:1.0}}" for name in ("text", "table", "style", "drawing"))
_FORMAT = f"{_OASIS}xsl-fo-compatible:1.0}}"
_NAMING = (f"{_TEXT}style-name", f"{_TABLE}style-name", f"{_DRAW}style-name")
_POINTS = re.compile(r"(\d{1,4}(?:\.\d{0,4})?)(pt|in|cm|mm|px)")
_IN_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of letters; None where nothing is."""

    is_undisplayed: bool | None = None
    is_white: bool | None = None
    is_tiny: bool | None = None

    @property
    def is_hidden(self) -> bool:
        return bool(self.is_undisplayed or self.is_white or self.is_tiny)

    def over(self, below: "Look") -> "Look":
        """This look where it says something, else the one below it."""
        return Look(
            below.is_undisplayed if self.is_undisplayed is None else self.is_undisplayed,
            below.is_white if self.is_white is None else self.is_white,
            below.is_tiny if self.is_tiny is None else self.is_tiny,
        )


@dataclass(slots=True)
class Letters:
    """The looks of a document's styles by name, and the styles that colour the ground."""

    looks: dict[str, Look] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    coloured: set[str] = field(default_factory=set)
    has_dark_page: bool = False

    def look(self, element: Any, around: Look) -> Look:
        """The look of the letters in a paragraph or span, given that of those around it; white only where lost."""
        look = around
        for style in reversed(list(self._line(element.get(f"{_TEXT}style-name")))):
            look = self.looks.get(style, Look()).over(look)
        return replace(look, is_white=False) if look.is_white and self._stands_on_colour(element) else look

    def _line(self, name: str | None) -> Iterator[str]:
        """The style's name, then those of the styles it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while name is not None and name not in seen:
            seen.add(name)
            yield name
            name = self.parents.get(name)

    def _stands_on_colour(self, element: Any) -> bool:
        """White letters show on any ground but white, and in frames and drawings, whose ground is not looked for."""
        for each in (element, *element.iterancestors()):
            if each.tag.startswith(_DRAW) or any(
                name in self.coloured for naming in _NAMING for name in self._line(each.get(naming))
            ):
                return True
        return self.has_dark_page


def letters_of(roots: Iterable[Any]) -> Letters:
    """What the styles in these files say; a name said twice keeps what was said first, in the content's own file."""
    found = Letters()
    for root in roots:
        for style in root.iter(f"{_STYLE}style"):
            name, parent = style.get(f"{_STYLE}name"), style.get(f"{_STYLE}parent-style-name")
            properties = style.find(f"{_STYLE}text-properties")
            if name and properties is not None:
                found.looks.setdefault(name, _look(properties))
            if name and parent:
                found.parents.setdefault(name, parent)
            if name and any(map(_colours_ground, style)):
                found.coloured.add(name)
        pages = root.iter(f"{_STYLE}page-layout-properties")
        found.has_dark_page = found.has_dark_page or any(map(_colours_ground, pages))
    return found


def is_left_out(element: Any) -> bool:
    """Whether an element and all in it is not displayed."""
    return bool(element.get(f"{_TEXT}display") == "none" or element.get(f"{_TEXT}is-hidden") == "true")


def _look(properties: Any) -> Look:
    display = properties.get(f"{_TEXT}display")
    colour, size = properties.get(f"{_FORMAT}color"), properties.get(f"{_FORMAT}font-size")
    points = _POINTS.fullmatch(size or "")
    return Look(
        is_undisplayed=None if display is None else display == "none",
        is_white=None if colour is None else is_white(colour),
        is_tiny=float(points[1]) * _IN_POINTS[points[2]] <= SMALLEST_POINTS if points else None,
    )


def _colours_ground(properties: Any) -> bool:
    ground: str = properties.get(f"{_FORMAT}background-color") or "transparent"
    return not (ground == "transparent" or is_white(ground))
