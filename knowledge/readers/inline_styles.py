"""What the `style` attribute of an HTML element does to its letters: hides them, whitens them, colours their ground."""

import re

from knowledge.readers.hiding import SMALLEST_POINTS, is_white

_SIZE = re.compile(r"(\d{0,6}(?:\.\d{1,6})?)\s*(px|pt|r?em|%)?")
# Sizes that show nothing: 3 px are a little over 2 pt, and an em is about 12 pt.
_TOO_SMALL = {"": 3.0, "px": 3.0, "pt": SMALLEST_POINTS + 0.01, "em": 0.2, "rem": 0.2, "%": 20.0}
_NO_GROUND = ("", "none", "transparent", "inherit", "initial", "unset")


def hides(style: str) -> bool:
    """Whether letters in an element with this style cannot be seen, whatever their colour."""
    said = _declarations(style)
    return (
        said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or _number(said.get("opacity", "")) == 0
        or _is_too_small(said.get("font-size", ""))
    )


def letters_are_white(style: str) -> bool | None:
    """Whether the style writes white on nothing of its own; None where it says nothing of the letters' colour."""
    colour = _declarations(style).get("color")
    return None if colour is None else is_white(colour) and not colours_ground(style)


def colours_ground(style: str) -> bool:
    """Whether the style lays something other than white behind the letters."""
    said = _declarations(style)
    grounds = (said.get("background", ""), said.get("background-color", ""), said.get("background-image", ""))
    return any(ground not in _NO_GROUND and not is_white(ground) for ground in grounds)


def _declarations(style: str) -> dict[str, str]:
    pairs = (each.partition(":") for each in style.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def _is_too_small(written: str) -> bool:
    size = _SIZE.fullmatch(written)
    number = _number(size[1]) if size else None
    return number is not None and size is not None and number < _TOO_SMALL[size[2] or ""]


def _number(written: str) -> float | None:
    return float(written) if re.fullmatch(r"\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}", written) else None
