"""A quiz as text in GIFT, which Moodle and several other learning systems read."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from tutor.exports.addresses import WORD_JOINER
from tutor.exports.characters import one_line
from tutor.exports.moodle_terms import moodle_patterns, moodle_weights
from tutor.exports.quiz_wording import general_feedback, printable, printed_title, question_name, rationale, tags
from tutor.quiz.questions import Option, Question, QuestionType

_PLAIN = "[plain]"
_SPECIAL = re.compile(r"[\\~=#{}:]")
_PLACEHOLDER = re.compile(r"&(?=&0\d\d;)")
"""What Moodle writes for an escaped sign while it reads: in a text it would become that sign."""


def quiz_as_gift(questions: Sequence[Question], title: str) -> str:
    """The questions in one category with the title's name, each with its id and its tenet and difficulty as tags.

    Every stem is marked as plain, which holds for its answers too, so that Moodle shows markup, addresses and formulas
    in them as they are.
    """
    # Moodle undoes no escapes in the name of a category; a single slash would begin another one below it.
    category = printed_title(title).replace("\\", "").replace("/", "//")
    entries = [f"$CATEGORY: {category}", *map(_entry, printable(questions))]
    return "\n\n".join(entries) + "\n"


def _entry(question: Question) -> str:
    # A backslash before the closing bracket would escape it, and no escape is known for the backslash itself.
    number = one_line(question.id).replace("\\", "/").replace("]", "\\]")
    marks = "".join(f" [tag:{tag}]" for tag in tags(question))
    answers = "".join(f"\n\t{line}" for line in _WRITERS[question.type](question))
    feedback = _text(general_feedback(question))
    return (
        f"// [id:{number}]{marks}\n"
        f"::{_escaped(question_name(question))}::{_PLAIN}{_escaped(question.stem)} {{{answers}\n\t####{feedback}\n}}"
    )


def _single(question: Question) -> Iterator[str]:
    for option in question.options:
        yield f"{'=' if option.correct else '~%0%'}{_option(question, option)}"


def _multiple(question: Question) -> Iterator[str]:
    for option, weight in zip(question.options, moodle_weights(question), strict=True):
        yield f"~%{weight}%{_option(question, option)}"


def _option(question: Question, option: Option) -> str:
    return f"{_text(option.text)}#{_why(question, option)}"


def _why(question: Question, option: Option) -> str:
    return _text(rationale(question, option.rationale, option.citations))


def _true_false(question: Question) -> Iterator[str]:
    right = next(option for option in question.options if option.correct)
    wrong = next(option for option in question.options if not option.correct)
    is_true = question.options.index(right) == 0
    # The first remark is for those who answered wrongly.
    yield f"{'TRUE' if is_true else 'FALSE'}#{_why(question, wrong)}#{_why(question, right)}"


def _words(question: Question) -> Iterator[str]:
    for answer in moodle_patterns(question):
        yield f"=%100%{_text(_without_arrow(answer))}"


def _pairs(question: Question) -> Iterator[str]:
    for pair in question.pairs:
        # What follows the arrow is taken as it stands, a mark of its format included.
        yield f"={_text(_without_arrow(pair.left))} -> {_escaped(pair.right)}"


def _essay(question: Question) -> Iterator[str]:
    yield from ()


_WRITERS: Mapping[QuestionType, Callable[[Question], Iterator[str]]] = {
    "single_choice": _single,
    "multiple_choice": _multiple,
    "true_false": _true_false,
    "cloze": _words,
    "short_answer": _essay,
    "matching": _pairs,
}


def _without_arrow(text: str) -> str:
    """GIFT tells pairs by `->` and has no escape for it."""
    return text.replace("->", "→")


def _text(text: str) -> str:
    """A text in the format of its stem; one that begins with a bracket could name another format but for this."""
    return f"{_PLAIN if text.lstrip().startswith('[') else ''}{_escaped(text)}"


def _escaped(text: str) -> str:
    held = _PLACEHOLDER.sub(f"&{WORD_JOINER}", text)
    return _SPECIAL.sub(r"\\\g<0>", held).replace("\n", "\\n")
