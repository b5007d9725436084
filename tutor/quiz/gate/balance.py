"""How well somebody does on a set of single choices who knows nothing and goes by one outward sign."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tutor.quiz.gate.wording import plain_words
from tutor.quiz.questions import Question


@dataclass(frozen=True, slots=True)
class BlindFigures:
    """Shares of right answers, 0 to 1, of always choosing the longest option, the shortest, the one with most words of
    the stem, or the one place where most right answers stand. Ties count as the chance of guessing among them.
    """

    longest: float
    shortest: float
    overlap: float
    position: float


def blind_figures(questions: Sequence[Question]) -> BlindFigures:
    """The figures over the single choices with one right option among some questions; zeros where there are none."""
    single = [one for one in questions if one.type == "single_choice" and sum(o.correct for o in one.options) == 1]
    if not single:
        return BlindFigures(0.0, 0.0, 0.0, 0.0)
    places = [_place_of_key(one) for one in single]
    return BlindFigures(
        longest=_accuracy(single, lambda question, text: len(text)),
        shortest=_accuracy(single, lambda question, text: -len(text)),
        overlap=_accuracy(single, lambda question, text: len(plain_words(text) & plain_words(question.stem))),
        position=max(places.count(place) for place in sorted(set(places))) / len(places),
    )


def _accuracy(questions: Sequence[Question], worth: Callable[[Question, str], int]) -> float:
    right = 0.0
    for question in questions:
        worths = [worth(question, option.text) for option in question.options]
        best = max(worths)
        right += (worths[_place_of_key(question)] == best) / worths.count(best)
    return right / len(questions)


def _place_of_key(question: Question) -> int:
    return next(place for place, option in enumerate(question.options) if option.correct)
