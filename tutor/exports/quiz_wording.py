"""A quiz in plain words, the same in every export: what to do, the answer, why each option is right or wrong."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tutor.exports.characters import one_line, portable
from tutor.grounding.citations import PrintedCitation
from tutor.quiz.questions import Question, QuestionType

TYPE_NAMES: Mapping[QuestionType, str] = {
    "single_choice": "Single choice",
    "multiple_choice": "Multiple choice",
    "true_false": "True or false",
    "cloze": "Fill in the blank",
    "short_answer": "Short answer",
    "matching": "Matching",
}
INSTRUCTIONS: Mapping[QuestionType, str] = {
    "single_choice": "Choose one answer.",
    "multiple_choice": "Choose every answer that is right.",
    "true_false": "True or false?",
    "cloze": "Write what belongs in the blank.",
    "short_answer": "Answer in a few sentences.",
    "matching": "Give each numbered item the letter that belongs to it.",
}
UNTITLED = "Quiz"
_LONGEST_NAME = 80
_NOT_IN_TAGS = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A citation in words: `mark` is what answers and rationales refer to it by, such as [1]."""

    mark: str
    quote: str
    place: str

    def __str__(self) -> str:
        return f"{self.mark} “{self.quote}” — {self.place}"


@dataclass(frozen=True, slots=True)
class Solution:
    """The answer to a question, a line each; `rationales` are those of options, and answers of pairs hold theirs."""

    answers: tuple[str, ...]
    explanation: str
    rationales: tuple[str, ...]
    quotations: tuple[Quotation, ...]

    def lines(self) -> tuple[str, ...]:
        """All of it, line by line."""
        quotations = tuple(str(one) for one in self.quotations)
        return tuple(filter(None, (*self.answers, self.explanation, *self.rationales, *quotations)))


def printed_title(title: str) -> str:
    """The title on one line; a plain word where there is none."""
    return one_line(title) or UNTITLED


def printable(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions, each once and in their order, with nothing in their words that a file cannot hold."""
    cleaned = (Question.model_validate(_cleaned(question.model_dump())) for question in questions)
    return tuple({one.id: one for one in reversed(tuple(cleaned))}.values())[::-1]


def question_name(question: Question) -> str:
    """A short name on one line: how its stem begins."""
    words = one_line(question.stem) or one_line(question.id)
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1].rstrip()}…"


def tags(question: Question) -> tuple[str, ...]:
    """The tenet of a question, where it has one, and its difficulty as short words without spaces."""
    tenet = _NOT_IN_TAGS.sub("-", question.tenet or "").strip("-")
    return (*((f"tenet-{tenet}",) if tenet else ()), f"difficulty-{question.difficulty}")


def letter(place: int) -> str:
    """What the option at this place, from 0, is called: A to Z, then AA, AB and so on."""
    tens, ones = divmod(place, 26)
    return (letter(tens - 1) if tens else "") + chr(ord("A") + ones)


def lettered(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts, each on one line after its letter."""
    return tuple(f"{letter(place)}. {one_line(text)}" for place, text in enumerate(texts))


def choices(question: Question, *, by_letter: bool) -> tuple[str, ...]:
    """The options, each on one line and after its letter where wanted; True and False need no letters."""
    texts = tuple(one_line(option.text) for option in question.options)
    return lettered(texts) if by_letter and question.type != "true_false" else texts


def offered(question: Question) -> tuple[str, ...]:
    """What can be matched, in an order that does not give the answer away where there are two or more pairs."""
    rights = [pair.right for pair in question.pairs]
    mixed = sorted(rights, key=lambda right: (right.casefold(), right))
    return tuple(mixed[1:] + mixed[:1] if mixed == rights else mixed)


def solution(question: Question, *, by_letter: bool) -> Solution:
    """The answer in words; `by_letter` where the reader sees options and pairs in this order with their letters."""
    known = {citation.id for citation in question.citations}
    return Solution(
        answers=tuple(_answers(question, known, by_letter)),
        explanation=one_line(question.explanation),
        rationales=tuple(_rationales(question, known, by_letter)),
        quotations=tuple(quotation(citation) for citation in question.citations),
    )


def general_feedback(question: Question) -> str:
    """What a learning system says after any answer; why an option is right or wrong it says with that option."""
    said = solution(question, by_letter=False)
    answers = () if question.options else said.answers
    return "\n".join(filter(None, (*answers, said.explanation, *map(str, said.quotations))))


def quotation(citation: PrintedCitation) -> Quotation:
    """The citation with its source, the headings above the words and their page."""
    headings = " › ".join(filter(None, map(one_line, citation.heading)))
    page = f"page {citation.page}" if citation.page else ""
    essay = " (student essay)" if citation.role == "essay" else ""
    place = ", ".join(filter(None, (one_line(citation.source_title) + essay, headings, page)))
    return Quotation(f"[{citation.id}]", one_line(citation.quote), place)


def rationale(question: Question, text: str, cited: Iterable[int]) -> str:
    """One rationale or point with the marks of what it rests on; a mark that stands for nothing is left out."""
    return _marked(text, cited, {citation.id for citation in question.citations})


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return portable(value)
    if isinstance(value, Mapping):
        return {name: _cleaned(part) for name, part in value.items()}
    return tuple(map(_cleaned, value)) if isinstance(value, tuple) else value


def _answers(question: Question, known: set[int], by_letter: bool) -> Iterable[str]:
    if question.options:
        lines = choices(question, by_letter=by_letter)
        yield from (line for line, option in zip(lines, question.options, strict=True) if option.correct)
    elif question.pairs:
        yield from _matched(question, known, by_letter)
    elif question.points:
        yield from (f"• {_marked(point.text, point.citations, known)}" for point in question.points)
    else:
        yield one_line(question.answer)
        if question.accepts:
            yield f"Also right: {'; '.join(map(one_line, question.accepts))}"


def _matched(question: Question, known: set[int], by_letter: bool) -> Iterable[str]:
    letters = dict(zip(offered(question), lettered(offered(question)), strict=True))
    for number, pair in enumerate(question.pairs, start=1):
        left, right = one_line(pair.left), one_line(pair.right)
        pairing = f"{number}. {left}: {letters[pair.right]}" if by_letter else f"{left}: {right}"
        yield f"{pairing} — {_marked(pair.rationale, pair.citations, known)}"


def _rationales(question: Question, known: set[int], by_letter: bool) -> Iterable[str]:
    for line, option in zip(choices(question, by_letter=by_letter), question.options, strict=True):
        verdict = "right" if option.correct else "wrong"
        yield f"{line} ({verdict}) — {_marked(option.rationale, option.citations, known)}"


def _marked(text: str, cited: Iterable[int], known: set[int]) -> str:
    return " ".join(filter(None, (one_line(text), "".join(f"[{number}]" for number in cited if number in known))))
