"""The cited passage bears out what is right and nothing that is wrong; the judge is not told which is which."""

import pytest

from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.tutor.quiz.gate.sound_items import choice
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, MATCHING, MULTIPLE, SHORT, SINGLE, TRUE_FALSE
from tutor.quiz.gate.support import ALSO_SAID, NOT_SAID, unsupported
from tutor.quiz.questions import Question

YEAST, SALT, GLUTEN = (one.quote for one in SINGLE.citations)
SURE, LESS, AGAINST = ("entailment", 0.9), ("entailment", 0.6), ("contradiction", 0.9)


def option(question: Question, place: int) -> str:
    return f"{question.stem} {question.options[place].text}."


def judged(question: Question, **found: object) -> str | None:
    """What is said of one question by a judge that finds this."""
    (verdict,) = unsupported([question], ScriptedEntailment(found["of"]))  # type: ignore[arg-type]
    return verdict


KEY, RIVAL = (YEAST, option(SINGLE, 0)), (YEAST, option(SINGLE, 1))
BOTH = f"{SALT} {GLUTEN}"
SLOWS, KEEPS, FEEDS = ((BOTH, option(MULTIPLE, place)) for place in range(3))
FILLED = (GLUTEN, "The net of proteins that holds gas in dough is called gluten.")
CLAIM, CORRECTION = (SALT, TRUE_FALSE.stem), (SALT, TRUE_FALSE.explanation)
IS_TRUE = TRUE_FALSE.model_copy(update={"stem": "Salt slows yeast.", "answer": "True", "explanation": "It does so."})
FIRST, SECOND = ((quote, point.text) for quote, point in zip((YEAST, GLUTEN), SHORT.points, strict=True))
PASSAGES = {"Yeast": YEAST, "Salt": SALT, "Gluten": GLUTEN}
PAIRS = {(PASSAGES[one.left], f"{one.left}: {one.right}."): SURE for one in MATCHING.pairs}
TURNED = (YEAST, "Yeast: Slows the rising.")


@pytest.mark.parametrize(
    ("question", "found", "reason"),
    [
        pytest.param(SINGLE, {KEY: SURE}, None, id="the key is borne out"),
        pytest.param(SINGLE, {KEY: LESS, RIVAL: SURE}, ALSO_SAID, id="a wrong option is borne out better"),
        pytest.param(SINGLE, {KEY: SURE, RIVAL: SURE}, ALSO_SAID, id="a wrong option is borne out as well"),
        pytest.param(SINGLE, {}, ALSO_SAID, id="the passage says nothing of any option"),
        pytest.param(SINGLE, {KEY: AGAINST}, ALSO_SAID, id="the passage speaks against the key"),
        pytest.param(SINGLE, {KEY: SURE, RIVAL: AGAINST}, None, id="the passage speaks against a wrong option"),
        pytest.param(MULTIPLE, {SLOWS: SURE, KEEPS: LESS}, None, id="both keys are borne out"),
        pytest.param(MULTIPLE, {SLOWS: SURE, KEEPS: LESS, FEEDS: LESS}, ALSO_SAID, id="a wrong option equals a key"),
        pytest.param(MULTIPLE, {SLOWS: SURE}, ALSO_SAID, id="one key is not borne out"),
        pytest.param(CLOZE, {FILLED: SURE}, None, id="the filled sentence is borne out"),
        pytest.param(CLOZE, {}, NOT_SAID, id="the filled sentence is not said"),
        pytest.param(CLOZE, {FILLED: AGAINST}, NOT_SAID, id="the filled sentence is denied"),
        pytest.param(IS_TRUE, {(SALT, IS_TRUE.stem): SURE}, None, id="a true claim is said"),
        pytest.param(IS_TRUE, {}, NOT_SAID, id="a true claim is not said"),
        pytest.param(TRUE_FALSE, {CORRECTION: SURE, CLAIM: AGAINST}, None, id="a false claim is denied"),
        pytest.param(TRUE_FALSE, {CORRECTION: LESS, CLAIM: SURE}, ALSO_SAID, id="a false claim is said"),
        pytest.param(TRUE_FALSE, {CORRECTION: SURE, CLAIM: LESS}, None, id="a false claim sounds like what is said"),
        pytest.param(SHORT, {FIRST: SURE, SECOND: LESS}, None, id="each point is borne out by its own passage"),
        pytest.param(SHORT, {FIRST: SURE}, NOT_SAID, id="a point is not borne out"),
        pytest.param(MATCHING, PAIRS, None, id="each pair is borne out"),
        pytest.param(MATCHING, PAIRS | {TURNED: ("entailment", 0.99)}, ALSO_SAID, id="another pair fits better"),
        pytest.param(MATCHING, {}, ALSO_SAID, id="no passage says anything of any pair"),
    ],
)  # fmt: skip
def test_a_question_stands_only_where_its_passages_settle_it(question, found, reason) -> None:
    assert judged(question, of=found) == reason


def test_an_option_that_is_a_sentence_is_read_as_it_stands() -> None:
    question = choice("Which claim is right?", "+Yeast makes gas.", "Salt makes gas.", "Flour makes gas.")
    cited = question.model_copy(
        update={"options": tuple(one.model_copy(update={"citations": (1,)}) for one in question.options)}
    )
    judge = ScriptedEntailment({("They say so.", "Yeast makes gas."): SURE})
    assert unsupported([cited], judge) == [None]
    assert [hypothesis for _, hypothesis in judge.asked] == ["Yeast makes gas.", "Salt makes gas.", "Flour makes gas."]


def test_every_option_is_read_with_the_same_passage_so_that_the_key_is_not_given_away() -> None:
    judge = ScriptedEntailment({})
    unsupported([SINGLE], judge)
    assert {premise for premise, _ in judge.asked} == {YEAST}


def test_many_questions_are_read_together_and_each_gets_its_own_verdict() -> None:
    judge = ScriptedEntailment({KEY: SURE, FILLED: SURE})
    verdicts = dict(zip([one.id for one in EVERY_TYPE], unsupported(EVERY_TYPE, judge), strict=True))
    assert verdicts[SINGLE.id] is None and verdicts[CLOZE.id] is None
    assert verdicts[SHORT.id] == NOT_SAID and verdicts[MULTIPLE.id] == ALSO_SAID
    assert unsupported([], judge) == []


@pytest.mark.parametrize(
    "question",
    [
        SINGLE.model_copy(update={"options": ()}),
        SINGLE.model_copy(update={"options": SINGLE.options[1:]}),
        SINGLE.model_copy(update={"options": SINGLE.options[:1]}),
        SHORT.model_copy(update={"points": ()}),
        MATCHING.model_copy(update={"pairs": ()}),
        TRUE_FALSE.model_copy(update={"answer": "Perhaps", "options": ()}),
        CLOZE.model_copy(update={"stem": "No blank at all."}),
    ],
    ids=["no options", "no key", "no wrong option", "no points", "no pairs", "no verdict", "no blank"],
)
def test_a_question_with_parts_missing_breaks_nothing(question: Question) -> None:
    assert len(unsupported([question], ScriptedEntailment({}))) == 1
