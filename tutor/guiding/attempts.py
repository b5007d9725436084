"""What a learner's attempt says of the points of an answer: which it makes, which it lacks, which it contradicts."""

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from knowledge.judge import Entailment, Judgement
from knowledge.segmentation import sentence_texts
from knowledge.words import FUNCTION_WORDS, content_words, stem, words
from tutor.errors import InputTooLong
from tutor.quiz.grading import LONGEST_ANSWER, why_ungraded
from tutor.quiz.questions import Point, PointGrade
from tutor.quiz.short_answers import graded_points

DENIED_FROM = 0.7
"""The judge's certainty, on average of both ways of asking, from which a learner is told of a contradiction. The grader
of quizzes is content with less. Chosen, like its own figures, on half a of its cases."""

NOT_SAID_BELOW = 0.15
"""The judge's certainty below which a sentence of an attempt says nothing of a point."""

_FEWEST_WORDS, _FEWEST_FUNCTION_WORDS = 6, 2
_OWN_WORDS = 0.6
"""Share of a claim's telling words that are neither the question's nor a point's."""

_NO_CLAIM = re.compile(
    r"\?|\b(?:i|i'm|me|my|we|maybe|perhaps|probably|guess|not sure|(?:do not|don't|can't|cannot) (?:know|remember)|"
    r"idk|please|ignore|you|your)\b|[<>{}\[\]|\\`#*^~=@]|https?:",
    re.IGNORECASE,
)


class AttemptReading(BaseModel):
    """What an attempt says of each point, in the order of the points; `because` are the attempt's own words.

    `beyond` are claims of the attempt that the answer says nothing of; they may be right all the same. `message` says
    why an attempt could not be read and what to do, and is empty for one that was.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    points: tuple[PointGrade, ...]
    beyond: tuple[str, ...] = ()
    message: str = ""

    @property
    def present(self) -> int:
        """How many points it makes."""
        return sum(one.state == "present" for one in self.points)


def read_attempt(attempt: str, asked: str, points: Sequence[Point], entailment: Entailment) -> AttemptReading:
    """The reading of an attempt at a question; raises InputTooLong for more than the grader reads."""
    if len(attempt) > LONGEST_ANSWER:
        raise InputTooLong(
            f"Your answer is {len(attempt):,} characters long.", f"Write it in {LONGEST_ANSWER:,} characters or fewer."
        )
    message = why_ungraded(points, asked, attempt)
    if message is not None:
        return nothing_yet(points).model_copy(update={"message": message})
    graded = graded_points(points, asked, attempt, entailment)
    sure = tuple(_surely(one, entailment) for one in graded)
    return AttemptReading(points=sure, beyond=_beyond(attempt, asked, graded, entailment))


def nothing_yet(points: Sequence[Point]) -> AttemptReading:
    """The reading of "I do not know yet": every point is missing."""
    return AttemptReading(points=tuple(PointGrade(point=one, state="missing") for one in points))


def _surely(graded: PointGrade, entailment: Entailment) -> PointGrade:
    """The grade, in which a contradiction that the judge is not sure of is a point that is missing."""
    if graded.state != "contradicted":
        return graded
    pair = (graded.because, graded.point.text)
    denied = sum(one.probabilities["contradiction"] for one in entailment.judge([pair, pair[::-1]])) / 2
    return graded if denied >= DENIED_FROM else PointGrade(point=graded.point, state="missing")


def _beyond(attempt: str, asked: str, graded: Sequence[PointGrade], entailment: Entailment) -> tuple[str, ...]:
    """The claims that speak to no point, in the order of the attempt."""
    spoken = [one.because for one in graded if one.because]
    answer = " ".join(one.point.text for one in graded)
    claims = [
        one
        for line in attempt.splitlines()
        for one in sentence_texts(line)
        if _is_claim(one) and not any(one in other or other in one for other in spoken) and _is_new(one, asked, answer)
    ]
    pairs = [(claim, one.point.text) for claim in claims for one in graded]
    there, back = entailment.judge(pairs), entailment.judge([(point, claim) for claim, point in pairs])
    near = {claim for (claim, _), *both in zip(pairs, there, back, strict=True) if _speaks(both)}
    return tuple(dict.fromkeys(one for one in claims if one not in near))


def _is_claim(sentence: str) -> bool:
    """Whether a sentence states something of the matter, not of the learner or to the tutor; in doubt it does not."""
    own = words(sentence)
    if len(own) < _FEWEST_WORDS or _NO_CLAIM.search(sentence):
        return False
    return sum(one in FUNCTION_WORDS for one in own) >= _FEWEST_FUNCTION_WORDS


def _is_new(sentence: str, asked: str, answer: str) -> bool:
    known = {stem(one) for text in (asked, answer) for one in words(text)}
    own = {stem(one) for one in content_words(sentence)}
    return len(own - known) >= _OWN_WORDS * len(own)


def _speaks(judged: Sequence[Judgement]) -> bool:
    return any(1 - one.probabilities["neutral"] >= NOT_SAID_BELOW for one in judged)
