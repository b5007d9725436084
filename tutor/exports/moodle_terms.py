"""What Moodle asks of every question, in whichever format it comes: weights and patterns of answers."""

from tutor.exports.characters import one_line
from tutor.quiz.questions import Question

# Moodle refuses any other share of a mark.
_SHARES = (
    100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5
)  # fmt: skip


def moodle_patterns(question: Question) -> tuple[str, ...]:
    """What may be typed for a cloze; a star in it stands for itself, as Moodle takes a bare one for any words."""
    answers = (one_line(answer).replace("*", "\\*") for answer in (question.answer, *question.accepts))
    return tuple(dict.fromkeys(filter(None, answers)))


def moodle_weights(question: Question) -> tuple[str, ...]:
    """The share of each option in percent.

    Where several are right they share the mark, and wrong ones take as much away all together, so that to choose
    everything earns nothing. Elsewhere a wrong option is worth nothing.
    """
    right = sum(option.correct for option in question.options)
    wrong = len(question.options) - right
    penalty = _share(wrong, sign="-") if question.type == "multiple_choice" else "0"
    return tuple(_share(right) if option.correct else penalty for option in question.options)


def _share(among: int, sign: str = "") -> str:
    exact = 100 / max(1, among)
    return f"{sign}{min(_SHARES, key=lambda share: abs(share - exact)):.7g}" if among else "0"
