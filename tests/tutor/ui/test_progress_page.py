"""The Progress page says what answers come to, how many they are, and lets everything held be taken and erased."""

import json
import re
from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, MULTIPLE, SINGLE, TRUE_FALSE
from tests.tutor.ui.fakes import FakeServices
from tests.tutor.ui.on_the_page import button
from tests.tutor.ui.pages_under_test import progress_on
from tutor.learners.conversations import LOCAL_LEARNER
from tutor.learners.progress import calibration, mastery
from tutor.quiz.questions import Grade, Question, Response
from tutor.ui.standing import TOO_EARLY, confidence_line, level, topics

EVIL = "<img src=http://evil.example/x.png> ![mine](http://evil.example/y.png) :material/home: **bold**"
BARE_MARKUP = re.compile(r"(?<!\\)(?:<img|!\[|\]\(|:material/home:|http:|\*\*bold)")


def answered(
    services: FakeServices, question: Question, *scores: float, sure: float | None = None, learner: str = LOCAL_LEARNER
) -> None:
    """Keeps an answer for each score."""
    for score in scores:
        grade = Grade(score=score, is_correct=score == 1.0, message="")
        services.attempts.keep(learner, question, Response(), grade, sure)


def said(page: AppTest) -> str:
    """Everything that the page says, without the signs that keep it from being Markdown."""
    words = [item.value for kind in (page.title, page.subheader, page.markdown, page.caption) for item in kind]
    bars = [bar.proto.text for bar in page.get("progress")]
    return "\n".join(str(word) for word in (*words, *bars)).replace("\\", "")


def last_question(erased):  # type: ignore[no-untyped-def]
    from tutor.ui.components.erasing import confirm_erasing

    confirm_erasing("Me", lambda: erased.append(True))


def charts(page: AppTest) -> list[str]:
    """What each chart is called for whoever does not see it."""
    return [item.proto.alt for item in page.get("echarts_chart")]


def tables(page: AppTest) -> list[str]:
    return [str(item.value) for item in page.table]


def test_the_empty_page_says_what_to_do_next_and_draws_no_charts(services: FakeServices) -> None:
    page = progress_on(services)
    assert not page.exception
    assert "There is nothing to show yet" in said(page)
    assert button(page, "Take a quiz")
    assert charts(page) == []


def test_a_topic_is_said_in_words_with_the_number_of_answers_it_rests_on(services: FakeServices) -> None:
    answered(services, SINGLE, 1, 1, 1, 0, 1)
    page = progress_on(services)
    assert "**Yeast makes the dough rise** · Mostly firm · 4 of 5 answers right" in said(page)
    assert "%" not in said(page)


def test_nothing_is_said_of_a_topic_with_two_answers(services: FakeServices) -> None:
    answered(services, CLOZE, 1, 1)
    assert f"**gluten** · {TOO_EARLY} · 2 of 2 answers right" in said(progress_on(services))


@pytest.mark.parametrize(
    ("estimate", "answers", "words"),
    [(0.9, 2, TOO_EARLY), (0.9, 9, "Firm"), (0.6, 9, "Mostly firm"), (0.4, 9, "Shaky"), (0.0, 9, "Not there yet")],
)
def test_an_estimate_has_words_of_its_own(estimate: float, answers: int, words: str) -> None:
    assert level(estimate, answers) == words


def test_the_weakest_come_first_and_a_button_wishes_for_a_quiz_on_them(services: FakeServices) -> None:
    answered(services, SINGLE, 1, 1, 1, 1)
    answered(services, MULTIPLE, 0, 0, 0)
    answered(services, CLOZE, 0, 1, 0)
    page = progress_on(services)
    page.button(key="quiz-on-0").click().run()
    assert page.session_state["quiz_wish_topics"] == ("dough",)
    button(page, "Quiz me on all 2").click().run()
    assert page.session_state["quiz_wish_topics"] == ("dough", "gluten")


def test_a_topic_that_is_firm_is_not_among_those_to_work_on(services: FakeServices) -> None:
    answered(services, SINGLE, *([1.0] * 6))
    page = progress_on(services)
    assert "What to work on next" not in said(page)
    assert "Firm · 6 of 6 answers right" in said(page)


def test_lines_over_time_need_two_days_and_come_with_a_table(services: FakeServices) -> None:
    answered(services, SINGLE, 0, 0, 0)
    assert "on two different days" in said(progress_on(services))
    services.later(days=1)
    answered(services, SINGLE, 1, 1, 1)
    page = progress_on(services)
    assert charts(page) == ["Lines of the estimates from day to day for 1 topics"]
    assert any("20 November" in table and "21 November" in table for table in tables(page))


def test_confidence_is_held_against_what_was_right_in_a_plain_sentence(services: FakeServices) -> None:
    answered(services, SINGLE, *([1.0] * 7), *([0.0] * 3), sure=0.95)
    answered(services, MULTIPLE, 0, 1, sure=0.4)
    page = progress_on(services)
    assert "When you said you were certain, you were right 7 times of 10." in said(page)
    assert any("certain" in alt for alt in charts(page))
    assert any("A guess" in table for table in tables(page))


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ([1, 0], "It takes about 10 such answers"),
        ([0] * 10, "you were surer than your answers bear out"),
        ([1] * 19 + [0], "your confidence fits what you know"),
    ],
)
def test_what_is_said_of_confidence_depends_on_how_much_there_is(
    services: FakeServices, scores: Sequence[int], words: str
) -> None:
    answered(services, SINGLE, *scores, sure=0.95)
    assert words in confidence_line(calibration(services.attempts.list(LOCAL_LEARNER)))


def test_without_a_word_on_confidence_nothing_is_charted_of_it(services: FakeServices) -> None:
    answered(services, SINGLE, 1)
    assert "When you say how sure you are" in said(progress_on(services))


def test_recent_answers_are_the_last_ones_and_say_in_words_what_they_came_to(services: FakeServices) -> None:
    for question, score in zip(EVERY_TYPE, (1.0, 0.5, 0.0, 1.0, 1.0, 1.0), strict=True):
        answered(services, question, score)
    words = said(progress_on(services))
    assert words.index(EVERY_TYPE[5].stem) < words.index(EVERY_TYPE[0].stem)
    assert all(outcome in words for outcome in ("Right · ", "Partly right · ", "Not right · "))


def test_reviews_that_come_back_are_counted_by_day(services: FakeServices) -> None:
    services.reviews.add(LOCAL_LEARNER, SINGLE)
    services.reviews.add(LOCAL_LEARNER, TRUE_FALSE)
    services.later(days=2)
    page = progress_on(services)
    assert "2 questions are due today." in said(page)
    assert button(page, "Go to your reviews")


def test_markup_in_questions_and_topics_is_shown_and_not_obeyed(services: FakeServices) -> None:
    hostile = SINGLE.model_copy(update={"stem": EVIL, "topic": EVIL, "tenet": None})
    answered(services, hostile, 0, 0, 0)
    services.later(days=1)
    answered(services, hostile, 0)
    page = progress_on(services)
    raw = [item.value for kind in (page.markdown, page.caption) for item in kind]
    raw += [bar.proto.text for bar in page.get("progress")]
    raw += [column for item in page.table for column in map(str, item.value.columns)]
    assert not page.exception
    assert any("evil" in text for text in raw)
    assert not [text for text in raw if BARE_MARKUP.search(text)]


def test_everything_held_is_given_as_json(services: FakeServices) -> None:
    answered(services, SINGLE, 1)
    page = progress_on(services)
    assert any(item.proto.label == "Download as JSON" for item in page.get("download_button"))
    told = json.dumps(services.profiles.export(LOCAL_LEARNER))
    assert SINGLE.stem in told


def test_the_page_offers_to_erase_and_erases_nothing_by_itself(services: FakeServices) -> None:
    answered(services, SINGLE, 1)
    page = progress_on(services)
    page.button(key="erase-all").click().run()
    assert page.button(key="erase-go")
    assert services.attempts.list(LOCAL_LEARNER)


def test_erasing_takes_the_words_to_be_typed() -> None:
    erased: list[bool] = []
    page = AppTest.from_function(last_question, kwargs={"erased": erased}, default_timeout=60).run()
    page.text_input(key="erase-words").set_value("erase it").run()
    page.button(key="erase-go").click().run()
    assert erased == []
    assert "Nothing was erased" in page.info[0].value
    page.text_input(key="erase-words").set_value(" Erase  everything ").run()
    page.button(key="erase-go").click().run()
    assert erased == [True]


def test_titles_come_from_the_course_and_a_tenet_that_it_lost_keeps_its_slug(services: FakeServices) -> None:
    answered(services, SINGLE.model_copy(update={"tenet": "gone-tenet"}), 1)
    (topic,) = topics(mastery(services.attempts.list(LOCAL_LEARNER)), services.tenet_titles())
    assert (topic.title, topic.counted) == ("gone-tenet", "1 of 1 answer right")


def test_one_learner_does_not_see_what_another_answered(services: FakeServices) -> None:
    other = services.profiles.create("Ada")
    answered(services, SINGLE, 1, learner=other.id)
    assert "There is nothing to show yet" in said(progress_on(services))
