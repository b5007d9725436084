"""A reply as plain text for a terminal: sentences with numbers, then what the numbers stand for."""

import re

from tutor.chat.replies import Reply, ReplyCitation, ReplySentence
from tutor.chat.wording import not_found, opening, verified

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_BREAKS = re.compile(r"[\t\n\u2028\u2029]")
_PICTURES = 0x2400
"""Where Unicode keeps a visible sign for each control character."""


def reply_as_text(reply: Reply) -> str:
    """The reply with its citations, ready to print: no control character but line breaks and tabs is left in it."""
    lines = [opening(reply)] if opening(reply) else []
    lines += [_line(sentence) for sentence in reply.sentences]
    lines += [f"({verified(reply.checked)})"] if reply.checked else []
    cited = [f"[{one.id}] {_place(one)}" for one in reply.citations]
    near = [f"near: {_place(one)}\n      “{one.quote}”" for one in reply.nearest]
    return _harmless("\n".join(lines + ([""] if cited or near else []) + cited + near))


def safe_line(text: str) -> str:
    """Somebody else's title, heading or file name as one line that a terminal only shows.

    Each control character, line breaks and tabs included, becomes a visible sign: ␛ for the escape character.
    """
    return _harmless(_LINE_BREAKS.sub(_visible, text))


def _line(sentence: ReplySentence) -> str:
    words = f"“{sentence.text}”" if sentence.verdict == "verbatim" else sentence.text
    numbers = "".join(f"[{number}]" for number in sentence.citations)
    lacking = f"({not_found(sentence.lacking)})" if sentence.lacking else ""
    return " ".join(filter(None, [sentence.lead_in, words, numbers, lacking]))


def _place(citation: ReplyCitation) -> str:
    where = [citation.source_title, *citation.heading[-1:], *([f"page {citation.page}"] if citation.page else [])]
    return f"{safe_line(', '.join(where))} ({safe_line(citation.source_file)}, {citation.start}-{citation.end})"


def _harmless(text: str) -> str:
    return _CONTROLS.sub(_visible, text)


def _visible(found: re.Match[str]) -> str:
    """A sign for a character that does something: its picture, or � where Unicode has none."""
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return {0x7F: "␡", 0x2028: "␤", 0x2029: "␤"}.get(code, "�")
