"""XML that programs of others read: elements built one by one, so that every text in them is escaped."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring


def child(parent: Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> Element:
    """A new last element of the parent, with this text; the text has to be free of characters that XML forbids."""
    made = SubElement(parent, name, dict(attributes or {}))
    made.text = text or None
    return made


def document(root: Element) -> bytes:
    """The whole as an indented file in UTF-8; a text that stands between elements keeps its spaces."""
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"
