"""Numbers that follow from texts: ids of questions, and places that look shuffled but are the same every time."""

import hashlib


def question_id(kind: str, stem: str, answer: str) -> str:
    """The id of an item: the same for the same type, stem and key."""
    return hashlib.sha256("\x1f".join((kind, stem, answer)).encode("utf-8", "replace")).hexdigest()[:16]


def spread(count: int, *texts: str) -> int:
    """A number from 0 to `count - 1` that follows from some texts and is spread evenly over many of them."""
    digest = hashlib.sha256("\x1e".join(texts).encode()).digest()
    return int.from_bytes(digest[:8], "big") % count
