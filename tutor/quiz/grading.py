"""What a learner's answer to a question is worth, and what to tell them; one grader for each type of question."""

from collections.abc import Callable, Mapping, Sequence

from knowledge.judge import Entailment
from knowledge.judge.judgements import is_english, plain
from knowledge.spelling import ordinary_words
from knowledge.words import FUNCTION_WORDS, words
from tutor.quiz.cloze_answers import ClozeState, cloze_match
from tutor.quiz.questions import Grade, Option, Point, PointGrade, Question, QuestionType, Response
from tutor.quiz.short_answers import graded_points, only_repeats

LONGEST_ANSWER = 4000
"""Characters of a short answer that are read."""

LENIENT_FROM = 3
"""From so many points on one may be missing."""


def grade(question: Question, response: Response, entailment: Entailment) -> Grade:
    """The grade of any answer to any question; what answers nothing is worth nothing, and the message says what to do.

    `entailment` is asked about short answers only.
    """
    return _GRADERS[question.type](question, response, entailment)


def _one_choice(question: Question, response: Response, _: Entailment) -> Grade:
    chosen = _chosen(question, response)
    if not chosen:
        return _nothing("You have not chosen an option yet. Choose the one that you think is right.")
    if len(chosen) > 1:
        return _nothing("You chose more than one option. Choose the one that fits best.")
    if chosen[0].correct:
        return Grade(score=1, is_correct=True, message="Right.")
    return _nothing(f"Not quite. The answer is: {_sentence(question.answer)}")


def _several_choices(question: Question, response: Response, _: Entailment) -> Grade:
    chosen = _chosen(question, response)
    if not chosen:
        return _nothing("You have not chosen any option yet. Choose all those that you think are right.")
    right = [option for option in question.options if option.correct]
    found, wrong = [one for one in chosen if one.correct], [one for one in chosen if not one.correct]
    if len(found) == len(right) and not wrong:
        return Grade(score=1, is_correct=True, message="Right, these are all of them.")
    remarks = [f"You chose {_of(len(found), len(right))} right {_noun('option', len(right))}."] if found else []
    missed = [option for option in right if option not in found]
    if missed:
        remarks.append(f"Also right: {_listed([option.text for option in missed])}")
    if wrong:
        remarks.append(f"Not right: {_listed([option.text for option in wrong])}")
    score = max(0, len(found) - len(wrong)) / max(1, len(right))
    return Grade(score=score, is_correct=False, message=" ".join(remarks))


def _pairs(question: Question, response: Response, _: Entailment) -> Grade:
    matched = dict(response.matched)
    if not matched:
        return _nothing("You have not matched anything yet. Choose a partner for each entry.")
    wrong = [pair for pair in question.pairs if matched.get(pair.left) != pair.right]
    count = len(question.pairs)
    if not wrong:
        return Grade(score=1, is_correct=True, message="Right, every pair belongs together.")
    belong = _listed([f"{pair.left} – {pair.right}" for pair in wrong])
    message = f"You have {_of(count - len(wrong), count)} {_noun('pair', count)}. These belong together: {belong}"
    return Grade(score=(count - len(wrong)) / max(1, count), is_correct=False, message=message)


def _gap(question: Question, response: Response, _: Entailment) -> Grade:
    if not words(response.text):
        return _nothing("The gap is still empty. Write what is missing there.")
    match = cloze_match(response.text, question)
    is_right = match.state != "different"
    return Grade(
        score=float(is_right), is_correct=is_right, message=_GAP_MESSAGES[match.state].format(_sentence(match.spelling))
    )


_GAP_MESSAGES: Mapping[ClozeState, str] = {
    "same": "Right.",
    "slip": "Right. It is spelt: {}",
    "different": "Not quite. What is missing is: {}",
}


def _points(question: Question, response: Response, entailment: Entailment) -> Grade:
    answer = response.text[:LONGEST_ANSWER]
    reason = why_ungraded(question.points, question.stem, answer)
    if reason:
        missing = tuple(PointGrade(point=point, state="missing") for point in question.points)
        return Grade(score=0, is_correct=False, message=reason, points=missing)
    graded = graded_points(question.points, question.stem, answer, entailment)
    present, against = (sum(one.state == state for one in graded) for state in ("present", "contradicted"))
    count = len(graded)
    needed = count - 1 if count >= LENIENT_FROM else count
    cut = f" Only the first {LONGEST_ANSWER:,} characters were read." if len(response.text) > LONGEST_ANSWER else ""
    return Grade(
        score=max(0, present - against) / max(1, count),
        is_correct=present >= needed and not against,
        message=_said_of(graded) + cut,
        points=graded,
    )


def why_ungraded(points: Sequence[Point], asked: str, answer: str) -> str | None:
    """What to tell a learner whose answer to what was asked cannot be read; None where it can."""
    if not words(answer):
        return "There is no answer yet. Write in a sentence or two what you know."
    if not _is_readable(answer, asked, *(point.text for point in points)):
        return "This does not seem to be in English. Write your answer in English sentences."
    if only_repeats(points, asked, answer):
        return "This repeats the words of the question. Add what answers it, in your own words."
    return None


def _is_readable(answer: str, *texts: str) -> bool:
    """Whether an answer may be English: notes without a sentence are, if most of their words are, or are in `texts`."""
    letters = [letter for letter in answer if letter.isalpha()]
    if 2 * sum(letter < "\u0250" for letter in letters) < len(letters):
        return False
    own = words(answer)
    if is_english(own) and any(word in FUNCTION_WORDS for word in own):
        return True
    # The short words of other languages are in every dictionary.
    long = [word for word in own if len(word) > 3] or own
    known = {word for text in texts for word in words(text)}
    return 2 * sum(word in known or word in ordinary_words() for word in long) >= len(long)


def _said_of(graded: Sequence[PointGrade]) -> str:
    """How many points are there, and which are not."""
    lacking, against = (
        [one.point.text for one in graded if one.state == state] for state in ("missing", "contradicted")
    )
    present, count = len(graded) - len(lacking) - len(against), len(graded)
    remarks = [f"You have {_of(present, count)} {_noun('point', count)}."] if present else []
    if lacking:
        remarks.append(f"Missing: {_listed(lacking)}")
    if against:
        remarks.append(f"Your answer seems to say otherwise here: {_listed(against)}")
    return " ".join(remarks)


def _chosen(question: Question, response: Response) -> list[Option]:
    """The options chosen, each once; a place without an option is no choice."""
    return [question.options[place] for place in sorted(set(response.chosen)) if 0 <= place < len(question.options)]


def _nothing(message: str) -> Grade:
    return Grade(score=0, is_correct=False, message=message)


_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _of(some: int, count: int) -> str:
    """ "one of the two", and of two all "both"."""
    if some == count:
        return {1: "the", 2: "both"}.get(count, f"all {_number(count)}")
    return f"{_number(some)} of the {_number(count)}"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _noun(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"


def _listed(texts: Sequence[str]) -> str:
    return _sentence("; ".join(plain(text).rstrip(" .") for text in texts))


def _sentence(text: str) -> str:
    """A text on one line that ends with a stop."""
    flat = plain(text)
    return flat if flat.endswith((".", "!", "?")) else f"{flat}."


_Grader = Callable[[Question, Response, Entailment], Grade]
_GRADERS: Mapping[QuestionType, _Grader] = {
    "single_choice": _one_choice,
    "true_false": _one_choice,
    "multiple_choice": _several_choices,
    "matching": _pairs,
    "cloze": _gap,
    "short_answer": _points,
}
