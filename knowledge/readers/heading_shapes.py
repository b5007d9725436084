"""What a heading looks like in a text file that has no markup for one."""

import re
from dataclasses import dataclass

from knowledge.readers.lines import ends_sentence

_NUMBERED = re.compile(r"((?:\d{1,3}\.)+(?:\d{1,3})?|[IVXLC]{1,6}\.)[ \t]+(\S.*)")
_UNDERLINE = re.compile(r"(=+|-+|~+|\^+|\*+|#+|_+)")
_UNDERLINE_LEVELS = {"=": 1, "-": 2}
_DEEPEST = 6
_LONGEST_TITLE = 110
_MOST_WORDS = 16
_NOT_A_TITLE = re.compile(r"[.,;:!]$|https?://|www\.|\S@\S|^(?:by|from|to|date|dear|page|figure|fig\.|table)\b", re.I)


@dataclass(frozen=True, slots=True)
class HeadingShape:
    """A heading's depth, and where its words stand in its line."""

    level: int
    start: int
    end: int


def marked_heading(line: str) -> HeadingShape | None:
    """`== Heading ==` or `## Heading`: certain whatever stands around it."""
    sign = line[:1]
    level = len(line) - len(line.lstrip(sign)) if sign in ("=", "#") else 0
    if not 1 <= level <= _DEEPEST:
        return None
    if sign == "=":
        end = len(line) - level if line.endswith(sign * level) else 0
    else:
        end = len(line.rstrip(sign)) if line.startswith((" ", "\t"), level) else 0
    words = line[level:end].strip(" \t")
    if not words or words[0].isspace() or (sign == "=" and words[0] == sign):
        return None
    start = line.index(words, level)
    return HeadingShape(level, start, start + len(words))


def underlined_heading(line: str, under: str) -> HeadingShape | None:
    """A title over a row of signs about as long as itself."""
    if not _UNDERLINE.fullmatch(under) or len(under) < 3 or not line or len(line) > _LONGEST_TITLE:
        return None
    if not 0.5 * len(line) <= len(under) <= 2 * len(line) + 4 or not any(map(str.isalpha, line)):
        return None
    numbered = numbered_title(line)
    start = numbered.start if numbered else 0
    return HeadingShape(_UNDERLINE_LEVELS.get(under[0], 3), start, len(line))


def numbered_title(line: str) -> HeadingShape | None:
    """`2.1 Background` or `IV. Discussion`; the level counts the numbers."""
    match = _NUMBERED.fullmatch(line)
    if not match or not is_title(match[2]) or ends_sentence(match[2]):
        return None
    depth = len(match[1].strip(".").split("."))
    return HeadingShape(1 + depth, match.start(2), match.end(2))


def is_capitals(line: str) -> bool:
    letters = [character for character in line if character.isalpha()]
    return len(letters) >= 3 and all(character.isupper() for character in letters) and is_title(line)


def is_title(line: str) -> bool:
    """Short, opened by a capital or a number, and not ended as a sentence is (a question may be a title)."""
    if not line or len(line) > _LONGEST_TITLE or len(line.split()) > _MOST_WORDS or "\t" in line or "|" in line:
        return False
    if _NOT_A_TITLE.search(line) or line.rstrip("\"'”’)]").endswith((".", ",", ";", ":", "!", "…")):
        return False
    opening = line.lstrip("\"'“‘«([¿")[:1]
    if not opening or not (opening.isupper() or opening.isdigit() or _has_no_case(opening)):
        return False
    return sum(character.isalpha() for character in line) >= max(2, 0.4 * len(line))


def _has_no_case(letter: str) -> bool:
    return letter.isalpha() and letter.upper() == letter.lower()
