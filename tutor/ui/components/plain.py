"""Other people's words on our pages: shown as they are, never as Markdown, links or pictures."""

import re

from tutor.exports.addresses import without_addresses

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])[^*\n]{0,400}?[^\s*](\1)(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w\\])(_{1,2})(?=[^\s_])[^_\n]{0,400}?[^\s_](\1)(?!\w)")


def literal(text: str) -> str:
    """The text for a Markdown label, with every sign escaped and on one line."""
    # Icon names, bare addresses and e-mail are found after escapes are undone, so these are broken up too.
    return _PUNCTUATION.sub(r"\\\1", without_addresses(" ".join(text.split())))


def emphasis_signs(text: str) -> frozenset[int]:
    """Where the text holds nothing but the stars and underscores of **bold** and *italic*."""
    found: set[int] = set()
    for pattern in (_EMPHASIS, _UNDERLINED):
        for match in pattern.finditer(text):
            for group in (1, 2):
                found.update(range(match.start(group), match.end(group)))
    return frozenset(found)


def shown(text: str, start: int = 0, end: int | None = None, signs: frozenset[int] | None = None) -> str:
    """The characters of `[start, end)` without emphasis signs, which are found in the whole text."""
    skipped = emphasis_signs(text) if signs is None else signs
    stop = len(text) if end is None else end
    if not skipped:
        return text[start:stop]
    return "".join(text[place] for place in range(start, stop) if place not in skipped)


def shortened(text: str, limit: int) -> str:
    """The text cut at a word, with an ellipsis when something is left out."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return f"{line[: limit + 1].rsplit(' ', 1)[0][:limit].rstrip(' ,;:.')}…"
