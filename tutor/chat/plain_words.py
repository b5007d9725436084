"""Makes plain words of what a chat model wrote: no markup, links, pictures or marks of citations are left in it."""

import html
import re

from knowledge.judge.judgements import plain

_PASSES = 3
"""What stands inside something else comes to light when that is taken away."""

_PICTURE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])?")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_OPEN_TAG = re.compile(r"<+(?=[a-zA-Z/!?])")
_NUMBERS = r"\^?[0-9]{1,2}(?:(?:\s*[,;–-]\s*|\s*and\s*)\^?[0-9]{1,2})*"
_NAMED = r"(?:see\s+)?(?:passages?|sources?|evidence|quotations?)\s+(?:no\.\s*)?"
_MARK = re.compile(rf"\s*(?:\[(?:{_NAMED})?{_NUMBERS}\]|\({_NAMED}{_NUMBERS}\)|【[^【】]*】)", re.IGNORECASE)
_BLOCK_START = re.compile(r"^(?:\s*(?:#{1,6}|[-+*•>]|[0-9]{1,2}[.)])\s+)+")
_EMPHASIS = re.compile(r"[*`]+|~~+|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,;:?!])_{1,3}(?!\w)")
_SPACE_BEFORE = re.compile(r"\s+(?=[.,;:?!](?:\s|$))")
_ADDRESS = re.compile(r"\(?(?:[a-z][a-z0-9+.-]{1,20}://|www\.)\S*", re.IGNORECASE)


def plain_words(text: str) -> str:
    """The words of a text on one line, of links the words alone; what is left is no markup of any kind."""
    for _ in range(_PASSES):
        text = html.unescape(_TAG.sub("", text))
        text = _LINK.sub(r"\1", _PICTURE.sub("", text))
    text = _MARK.sub("", _BLOCK_START.sub("", plain(text)))
    text = _EMPHASIS.sub("", text).replace("](", "] (")
    # What was taken out may have joined an address or a tag that was none before, so that these come last.
    text = _OPEN_TAG.sub("", _SPACE_BEFORE.sub("", text))
    return " ".join(_ADDRESS.sub("", text).split())


def marked_numbers(text: str) -> tuple[int, ...]:
    """The numbers of passages that stand as marks such as [1] in a text, each once, in order."""
    found = [number for mark in _MARK.findall(text) for number in re.findall(r"[0-9]+", mark)]
    return tuple(dict.fromkeys(map(int, found)))
