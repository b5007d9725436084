"""Has a chat model put a question that leans on earlier ones into words that stand alone, and checks what it wrote."""

import re
from collections.abc import Callable, Iterator, Sequence
from threading import Event

from knowledge.words import FUNCTION_WORDS, says_something
from tutor.chat.followups import leans
from tutor.chat.plain_words import plain_words
from tutor.chat.role import leaves_role
from tutor.chat_models.writing import Writer
from tutor.errors import ChatModelCutOff, ChatModelTooLong, ChatModelUnusable
from tutor.prompting import Messages

EARLIER = 6
"""Questions of the conversation that are shown to the model, the last ones."""

LONGEST = 400
"""Characters of a question that stands alone."""


def rewritten(
    question: str,
    history: Sequence[str],
    writer: Writer,
    ask_for: Callable[[str, Sequence[str]], Messages],
    stop: Event | None = None,
) -> str | None:
    """The question as it would be asked without the conversation; None where the rules for follow-ups are to do it.

    They are where the question does not lean on others, and where what was written cannot be used. Raises a
    ChatModelError where the model does not answer at all.
    """
    earlier = [asked.strip() for asked in history if asked.strip()][-EARLIER:]
    if not earlier or leaves_role(question) or not leans(question):
        return None
    try:
        written = _text(writer.write(ask_for(question, earlier), stop))
    except (ChatModelCutOff, ChatModelTooLong, ChatModelUnusable):
        return None
    found = _line(written)
    return found if found and is_faithful(found, question, earlier) else None


def is_faithful(found: str, question: str, history: Sequence[str]) -> bool:
    """Whether a rewritten question asks no more than was asked: no name and no number comes in, none is lost.

    It is a new question, too, and one that the tutor may answer.
    """
    known = {word.lower() for text in (question, *history) for word in _words(text)}
    is_own = all(word in known for word in _particulars(found, openings=True))
    is_whole = set(_particulars(question)) <= {word.lower() for word in _words(found)}
    is_new = " ".join(_words(found)).lower() != " ".join(_words(question)).lower()
    return is_own and is_whole and is_new and says_something(found) and not leaves_role(found)


_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_OPENING = re.compile(r"(?:^|[.?!:;])\W*$")
_ASKING = frozenset(
    "compare contrast define describe discuss distinguish explain list name outline summarise summarize".split()
)
_NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
    billion billions dozen half twice""".split()
)


def _text(pieces: Iterator[str]) -> str:
    """What is written, as far as it may be a question."""
    text = ""
    for piece in pieces:
        text += piece
        if len(text) > 2 * LONGEST:
            break
    return text


def _line(text: str) -> str | None:
    """The one line of a text, without quotation marks around it; None where there are more or it is too long."""
    own = [line for line in text.splitlines() if line.strip() and not line.strip().startswith(("```", "~~~"))]
    if len(own) != 1:
        return None
    line = plain_words(own[0]).strip(" \"'“”‘’")
    return line if 0 < len(line) <= LONGEST else None


def _words(text: str) -> list[str]:
    return [_stripped(found[0]) for found in _WORD.finditer(text)]


def _particulars(text: str, *, openings: bool = False) -> Iterator[str]:
    """The names and numbers of a text in small letters: words with a capital or a digit, and numbers in words.

    The first word of a sentence has its capital from there. With `openings` it counts too, where it is none that opens
    questions.
    """
    for found in _WORD.finditer(text):
        word = _stripped(found[0])
        small = word.lower()
        is_number = any(map(str.isdigit, word)) or small in _NUMBERS
        is_capital = any(map(str.isupper, word)) and small not in FUNCTION_WORDS
        if is_capital and _OPENING.search(text[: found.start()]):
            is_capital = openings and small not in _ASKING
        if is_number or is_capital:
            yield small


def _stripped(word: str) -> str:
    """The word without the ending of a possessive."""
    return re.sub(r"['’]s$", "", word)
