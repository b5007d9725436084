"""How a learner stands, in words: what answers come to by topic, and how well confidence fits them; pure functions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.ui.quiz_state import CERTAIN, FAIRLY_SURE, GUESS

if TYPE_CHECKING:
    from tutor.learners.attempts import Attempt
    from tutor.learners.progress import Calibration, CalibrationBin, Mastery

FEWEST = 3
"""With fewer answers nothing is said of a topic."""
ENOUGH_FOR_CONFIDENCE = 10
LEVELS = ((0.8, "Firm"), (0.6, "Mostly firm"), (0.4, "Shaky"), (0.0, "Not there yet"))
TOO_EARLY = "Too early to say"
_SAID = ((CERTAIN, "certain", "Certain"), (FAIRLY_SURE, "fairly sure", "Fairly sure"), (GUESS, "guessing", "A guess"))
_APART = 0.1


@dataclass(frozen=True, slots=True)
class Topic:
    """One tenet or topic: its title, what to say of it, and the answers that this rests on."""

    key: str
    title: str
    level: str
    estimate: float
    right: int
    answers: int

    @property
    def counted(self) -> str:
        """Such as "4 of 5 answers right"."""
        return f"{self.right} of {self.answers} {'answer' if self.answers == 1 else 'answers'} right"


def topics(mastered: "Iterable[Mastery]", titles: Mapping[str, str]) -> tuple[Topic, ...]:
    """What was answered of each tenet and topic, in the order given."""
    return tuple(
        Topic(
            one.key, titles.get(one.key, one.key), level(one.estimate, one.attempts), one.estimate,
            round(one.share_right * one.attempts), one.attempts,
        )
        for one in mastered
    )  # fmt: skip


def level(estimate: float, answers: int) -> str:
    """The estimate in words."""
    if answers < FEWEST:
        return TOO_EARLY
    return next((words for least, words in LEVELS if estimate >= least), LEVELS[-1][1])


def outcome(attempt: "Attempt") -> str:
    """What an answer came to, in words."""
    if attempt.grade.is_correct:
        return "Right"
    return "Partly right" if attempt.grade.score > 0 else "Not right"


def said(one: "CalibrationBin") -> str:
    """What the learner said of answers of this confidence, as a heading."""
    return next((heading for value, _, heading in _SAID if _is_near(one, value)), f"{_hundredths(one)} in 100 sure")


def confidence_line(calibration: "Calibration") -> str:
    """How often the learner was right when surest, and whether confidence fits the answers on the whole."""
    filled = [one for one in calibration.bins if one.count]
    if not filled:
        return ""
    surest = max(filled, key=lambda one: one.mean_confidence)
    words = next((words for value, words, _ in _SAID if _is_near(surest, value)), f"{_hundredths(surest)} in 100 sure")
    times = "1 time" if right_of(surest) == 1 else f"{right_of(surest)} times"
    return f"When you said you were {words}, you were right {times} of {surest.count}. {_on_the_whole(calibration)}"


def right_of(one: "CalibrationBin") -> int:
    """How many of the answers of this confidence were right."""
    return round(one.share_right * one.count)


def _on_the_whole(calibration: "Calibration") -> str:
    count = sum(one.count for one in calibration.bins)
    if count < ENOUGH_FOR_CONFIDENCE:
        return f"It takes about {ENOUGH_FOR_CONFIDENCE} such answers before this says much; there are {count} so far."
    surer = sum(one.count * (one.mean_confidence - one.share_right) for one in calibration.bins) / count
    if surer > _APART:
        return f"On the whole, over {count} answers, you were surer than your answers bear out."
    if surer < -_APART:
        return f"On the whole, over {count} answers, you knew more than you thought."
    return f"On the whole, over {count} answers, your confidence fits what you know."


def _is_near(one: "CalibrationBin", value: float) -> bool:
    return abs(one.mean_confidence - value) < 0.05


def _hundredths(one: "CalibrationBin") -> int:
    return round(one.mean_confidence * 100)
