"""A quiz as one page to print: the questions with room to answer, and on new pages the hints and the answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape

from tutor.exports.characters import portable
from tutor.exports.page_style import PAGE_FOOT, PAGE_HEAD, STYLE
from tutor.exports.quiz_wording import INSTRUCTIONS, choices, letter, offered, printable, printed_title, solution
from tutor.quiz.questions import BLANK, Question, QuestionType

_LINES_TO_WRITE_ON = 6
_QUIZ_STYLE = """
.stem, .said { white-space: pre-line; }
.stem { font-weight: bold; }
.how { color: var(--quiet); font-style: italic; }
.choices { list-style: none; padding: 0; }
.choices li { margin: 0.5rem 0 0.5rem 2rem; text-indent: -2rem; }
.box { display: inline-block; width: 1em; height: 1em; margin-right: 1rem; border: 1.5px solid var(--text);
  vertical-align: -0.1em; }
.round { border-radius: 50%; }
.gap { display: inline-block; min-width: 10rem; border-bottom: 1.5px solid var(--text); }
.gap.short { min-width: 3rem; margin-right: 0.5rem; text-indent: 0; }
.line { height: 2.25rem; border-bottom: 1px solid var(--line); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.pairs { display: flex; flex-wrap: wrap; gap: 0 3rem; }
.pairs ul { flex: 1 1 14rem; }
@media print {
  main { max-width: none; padding: 0; }
  .question, .answer { break-inside: avoid; }
  .new-page { break-before: page; }
}
"""


def quiz_as_html(questions: Sequence[Question], title: str) -> str:
    """The whole page; every word of questions and sources is escaped, and a question has the same number throughout."""
    asked = printable(questions)
    parts = [
        PAGE_HEAD.format(title=_safe(printed_title(title)), style=STYLE + _QUIZ_STYLE),
        f"<h1>{_safe(printed_title(title))}</h1>",
        *_questions(asked),
        *_hints(asked),
        *_answers(asked),
        PAGE_FOOT,
    ]
    return "\n".join(parts)


def _questions(questions: Sequence[Question]) -> Iterator[str]:
    yield "<section><h2>Questions</h2>"
    if not questions:
        yield "<p>There are no questions in this quiz.</p>"
    for number, question in enumerate(questions, start=1):
        yield f'<section class="question"><h3>Question {number}</h3>'
        yield f'<p class="stem">{_stem(question)}</p><p class="how">{INSTRUCTIONS[question.type]}</p>'
        yield from _ROOMS[question.type](question)
        yield "</section>"
    yield "</section>"


def _stem(question: Question) -> str:
    gap = '<span class="gap"><span class="hidden">blank</span></span>'
    return _safe(question.stem).replace(BLANK, gap) if question.type == "cloze" else _safe(question.stem)


def _round_boxes(question: Question) -> Iterator[str]:
    yield _boxes(question, "box round")


def _square_boxes(question: Question) -> Iterator[str]:
    yield _boxes(question, "box")


def _boxes(question: Question, shape: str) -> str:
    texts = choices(question, by_letter=True)
    items = "".join(f'<li><span class="{shape}" aria-hidden="true"></span>{_safe(text)}</li>' for text in texts)
    return f'<ul class="choices">{items}</ul>'


def _gap(question: Question) -> Iterator[str]:
    if BLANK not in question.stem:
        yield '<div class="line"></div>'


def _lines(_: Question) -> Iterator[str]:
    yield '<div class="line"></div>' * _LINES_TO_WRITE_ON


def _sides(question: Question) -> Iterator[str]:
    gap = '<span class="gap short" aria-hidden="true"></span>'
    lefts = "".join(f"<li>{gap}{number}. {_safe(one.left)}</li>" for number, one in enumerate(question.pairs, start=1))
    rights = "".join(f"<li>{letter(place)}. {_safe(text)}</li>" for place, text in enumerate(offered(question)))
    yield f'<div class="pairs"><ul class="choices">{lefts}</ul><ul class="choices">{rights}</ul></div>'


_ROOMS: Mapping[QuestionType, Callable[[Question], Iterator[str]]] = {
    "single_choice": _round_boxes,
    "multiple_choice": _square_boxes,
    "true_false": _round_boxes,
    "cloze": _gap,
    "short_answer": _lines,
    "matching": _sides,
}


def _hints(questions: Sequence[Question]) -> Iterator[str]:
    hints = [(number, one.hint) for number, one in enumerate(questions, start=1) if one.hint.strip()]
    if hints:
        items = "".join(f"<li>Question {number}: {_safe(hint)}</li>" for number, hint in hints)
        yield f'<section class="new-page"><h2>Hints</h2><ul class="said">{items}</ul></section>'


def _answers(questions: Sequence[Question]) -> Iterator[str]:
    if questions:
        yield '<section class="new-page"><h2>Answer key</h2>'
        for number, question in enumerate(questions, start=1):
            yield f'<section class="answer"><h3>Answer to question {number}</h3>{_answer(question)}</section>'
        yield "</section>"


def _answer(question: Question) -> str:
    said = solution(question, by_letter=True)
    answers = "".join(f"<p><strong>{_safe(answer)}</strong></p>" for answer in said.answers)
    explanation = f"<p>{_safe(said.explanation)}</p>" if said.explanation else ""
    quotations = "".join(
        f"<blockquote>{one.mark} <q>{_safe(one.quote)}</q> <cite>{_safe(one.place)}</cite></blockquote>"
        for one in said.quotations
    )
    return f"{answers}{explanation}{_list(said.rationales)}{quotations}"


def _list(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{_safe(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def _safe(text: str) -> str:
    return escape(portable(text))
