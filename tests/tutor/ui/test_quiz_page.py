"""The Quiz page asks, explains and keeps every answer; what was missed or guessed comes back for review."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.tutor.quiz.made_up_questions import MATCHING, SINGLE
from tests.tutor.ui.fake_quizzes import TITLES
from tests.tutor.ui.fakes import FakeServices
from tests.tutor.ui.on_the_page import button
from tests.tutor.ui.pages_under_test import quiz_on
from tutor.errors import TutorError
from tutor.learners.conversations import LOCAL_LEARNER
from tutor.quiz.questions import Question

ROOT = Path(__file__).parents[3]
EVIL = "<img src=http://evil.example/x.png> ![mine](http://evil.example/y.png) :material/home: **bold**\x07"
BARE_MARKUP = re.compile(r"(?<!\\)(?:<img|!\[|\]\(|:material/home:|http:|\*\*bold)")


@pytest.fixture
def quiz(services: FakeServices) -> AppTest:
    return quiz_on(services)


def press(page: AppTest, label: str) -> AppTest:
    return button(page, label).click().run()  # type: ignore[no-any-return]


def labels(page: AppTest) -> list[str]:
    return [item.label.replace("\\", "") for item in page.button]


def said(page: AppTest) -> str:
    parts = (*page.markdown, *page.caption, *page.info, *page.warning, *page.title, *page.header, *page.subheader)
    return "\n".join(item.value.replace("\\", "") for item in parts)


def drawn(page: AppTest, part: str) -> list[dict[str, Any]]:
    """What the components that draw this part were given."""
    found = [json.loads(item.proto.json) for item in page.get("bidi_component") if item.proto.json]
    return [data for data in found if part in data]


def head(page: AppTest) -> dict[str, Any]:
    return drawn(page, "place")[0]


def lines(page: AppTest) -> list[dict[str, Any]]:
    return [line for data in drawn(page, "lines") for line in data["lines"]]


def only(services: FakeServices, *questions: Question) -> None:
    services.questions = tuple(services.placed(one) for one in questions)


def answer_right(page: AppTest, question: Question) -> AppTest:
    if question.type in ("single_choice", "true_false"):
        page.radio[0].set_value(next(at for at, one in enumerate(question.options) if one.correct))
    elif question.type == "multiple_choice":
        for box, option in zip(page.checkbox, question.options, strict=True):
            box.set_value(option.correct)
    elif question.type == "cloze":
        page.text_input[0].set_value(question.answer)
    elif question.type == "short_answer":
        page.text_area[0].set_value(question.answer)
    else:
        for place, pair in enumerate(question.pairs):
            page.selectbox[place].set_value(pair.right)
    return press(page, "Answer")


def test_one_press_starts_a_quiz_on_anything(quiz: AppTest, services: FakeServices) -> None:
    press(quiz, "Start")
    assert not quiz.exception
    assert services.wishes[0].count == 10
    wish = services.wishes[0]
    assert (wish.tenets, wish.types, wish.difficulties) == ((), (), ())
    assert head(quiz)["place"] == "Question 1 of 6"
    assert quiz.header[0].value.replace("\\", "") == SINGLE.stem


def test_a_quiz_is_what_was_chosen(quiz: AppTest, services: FakeServices) -> None:
    quiz.selectbox(key="quiz-topic").set_value("yeast-rises").run()
    quiz.checkbox(key="quiz-type-true_false").set_value(True).run()
    quiz.checkbox(key="quiz-type-single_choice").set_value(True).run()
    press(quiz, "Start")
    assert services.wishes[0].tenets == ("yeast-rises",)
    assert services.wishes[0].types == ("single_choice", "true_false")
    assert services.quizzes.list(LOCAL_LEARNER)[0].name == TITLES["yeast-rises"]


def test_what_one_is_weakest_at_can_be_chosen_after_the_first_answer(quiz: AppTest, services: FakeServices) -> None:
    assert "What I am weakest at" not in quiz.selectbox(key="quiz-topic").options
    press(press(quiz, "Start"), "I do not know")
    press(quiz, "Leave and go on later")
    assert "What I am weakest at" in quiz.selectbox(key="quiz-topic").options
    quiz.selectbox(key="quiz-topic").set_value("*weakest*").run()
    press(quiz, "Start")
    assert services.wishes[-1].weak == ("yeast-rises",)
    assert services.wishes[-1].seed != services.wishes[0].seed


def test_every_kind_of_question_is_answered_and_the_end_is_reached(quiz: AppTest, services: FakeServices) -> None:
    press(quiz, "Start")
    for number, question in enumerate(services.questions, start=1):
        assert head(quiz)["place"] == f"Question {number} of 6"
        answer_right(quiz, question)
        assert not quiz.exception, question.type
        assert "**Right**" in said(quiz), question.type
        assert head(quiz)["aim"] == "go"
        press(quiz, "See how it went" if number == 6 else "Next")
    assert head(quiz)["place"] == "6 of 6 right"
    assert "Quiz me again on what I missed" not in labels(quiz)
    (summary,) = services.quizzes.list(LOCAL_LEARNER)
    assert summary.finished_at is not None
    assert services.reviews.items(LOCAL_LEARNER) == ()


def test_each_option_says_what_it_is_worth_with_its_reason_and_citations(quiz: AppTest) -> None:
    press(quiz, "Start")
    quiz.radio[0].set_value(1)
    press(quiz, "Answer")
    found = [(one["sign"], one["words"], [chip["number"] for chip in one["chips"]]) for one in lines(quiz)]
    assert found[:3] == [
        ("missed", "The right answer", [1]), ("wrong", "Your choice, not right", [1]), ("none", "Not right", [2]),
    ]  # fmt: skip
    assert lines(quiz)[0]["note"] == SINGLE.options[0].rationale
    assert "**Not quite**" in said(quiz)


def test_a_short_answer_shows_what_was_said_and_what_is_missing(quiz: AppTest, services: FakeServices) -> None:
    only(services, next(one for one in services.questions if one.type == "short_answer"))
    press(quiz, "Start")
    quiz.text_area[0].set_value("Yeast makes a gas.")
    press(quiz, "Answer")
    assert "**Partly right**" in said(quiz)
    assert [(one["sign"], one["words"]) for one in lines(quiz)[1:3]] == [
        ("right", "You said this"), ("lacking", "Missing from your answer"),
    ]  # fmt: skip
    assert lines(quiz)[1]["note"] == "In your words: “Yeast”"


def test_matching_offers_the_same_mixed_order_each_time(quiz: AppTest, services: FakeServices) -> None:
    only(services, MATCHING)
    press(quiz, "Start")
    offered = [list(box.options) for box in quiz.selectbox]
    assert offered[0] == offered[1] == offered[2]
    assert sorted(offered[0]) == sorted(pair.right for pair in MATCHING.pairs)
    quiz.selectbox[0].set_value(MATCHING.pairs[1].right)
    press(quiz, "Answer")
    assert "Choose one for each" in said(quiz)
    for box, pair in zip(quiz.selectbox[1:], MATCHING.pairs[1:], strict=True):
        box.set_value(pair.right)
    press(quiz, "Answer")
    assert lines(quiz)[0]["words"] == f"You chose “{MATCHING.pairs[1].right}”. Right is:"


def test_nothing_chosen_is_no_answer_and_not_knowing_shows_it(quiz: AppTest, services: FakeServices) -> None:
    press(press(quiz, "Start"), "Answer")
    assert "Answer first" in said(quiz)
    assert services.attempts.list(LOCAL_LEARNER) == ()
    press(quiz, "I do not know")
    assert "Here is the answer" in said(quiz)
    assert lines(quiz)[0]["words"] == "The right answer"


@pytest.mark.parametrize(("chosen", "confidence", "is_back"), [("A guess", 0.4, True), ("Certain", 0.95, False)])
def test_a_right_answer_comes_back_only_if_it_was_a_guess(
    quiz: AppTest, services: FakeServices, chosen: str, confidence: float, is_back: bool
) -> None:
    press(quiz, "Start")
    quiz.radio[0].set_value(0)
    quiz.radio[1].set_value(confidence)
    press(quiz, "Answer")
    assert services.attempts.list(LOCAL_LEARNER)[0].confidence == confidence, chosen
    assert bool(services.reviews.items(LOCAL_LEARNER)) is is_back
    assert ("comes back for review" in said(quiz)) is is_back


def test_no_confidence_is_assumed(quiz: AppTest, services: FakeServices) -> None:
    answer_right(press(quiz, "Start"), SINGLE)
    assert services.attempts.list(LOCAL_LEARNER)[0].confidence is None


def test_a_quiz_can_be_left_at_any_time_and_gone_on_with(quiz: AppTest, services: FakeServices) -> None:
    answer_right(press(quiz, "Start"), SINGLE)
    press(press(quiz, "Next"), "Leave and go on later")
    assert "1 of 6 answered" in said(quiz)
    again = quiz_on(services)
    press(again, "Go on")
    assert head(again)["place"] == "Question 2 of 6"


def test_a_window_closed_before_the_end_was_seen_finds_the_end(quiz: AppTest, services: FakeServices) -> None:
    only(services, SINGLE)
    answer_right(press(quiz, "Start"), SINGLE)
    again = quiz_on(services)
    press(again, "Look again")
    assert head(again)["place"] == "1 of 1 right"


def test_feedback_at_the_end_shows_none_before(quiz: AppTest, services: FakeServices) -> None:
    quiz.radio(key="quiz-feedback").set_value("final").run()
    press(quiz, "Start")
    for _ in services.questions:
        assert not drawn(quiz, "lines")
        press(quiz, "I do not know")
    assert head(quiz)["place"] == "0 of 6 right"
    assert len(quiz.expander) == 6
    assert "What comes back for review" in said(quiz)
    assert said(quiz).count("· today") == 6


def test_the_end_says_what_to_read_next_and_opens_it(quiz: AppTest, services: FakeServices) -> None:
    only(services, SINGLE)
    press(press(press(quiz, "Start"), "I do not know"), "See how it went")
    assert f"**{TITLES['yeast-rises']}** · 0 of 1 right" in said(quiz)
    (passage,) = [one for one in lines(quiz) if one["quote"]]
    assert passage["text"] == "“Yeast turns sugars into carbon dioxide.”"
    assert passage["chips"][0]["name"] == "Read this passage in On bread"


def test_what_was_missed_is_asked_again(quiz: AppTest, services: FakeServices) -> None:
    press(quiz, "Start")
    answer_right(quiz, services.questions[0])
    for _ in services.questions[1:]:
        press(press(quiz, "Next"), "I do not know")
    press(press(quiz, "See how it went"), "Quiz me again on what I missed")
    assert head(quiz)["place"] == "Question 1 of 5"
    assert services.quizzes.list(LOCAL_LEARNER)[0].name == "Again: Mixed topics"


def test_a_quiz_can_be_taken_away_in_every_format(quiz: AppTest, services: FakeServices) -> None:
    from tutor.exports.quiz_formats import QUIZ_FORMATS

    only(services, SINGLE)
    press(press(press(quiz, "Start"), "I do not know"), "See how it went")
    assert len(quiz.get("download_button")) == len(QUIZ_FORMATS)


def test_an_appeal_is_kept_with_its_reason(quiz: AppTest, services: FakeServices) -> None:
    press(press(quiz, "Start"), "I do not know")
    quiz.text_area[0].set_value("The passage is older.")
    press(quiz, "Send to the teacher")
    (appeal,) = services.quizzes.appeals(LOCAL_LEARNER)
    assert (appeal.question.id, appeal.reason) == (SINGLE.id, "The passage is older.")
    assert "Your reason is kept" in said(quiz)
    assert "Send to the teacher" not in labels(quiz)


def test_reviews_are_gone_through_and_say_when_the_next_are_due(quiz: AppTest, services: FakeServices) -> None:
    for question in services.questions[:2]:
        services.reviews.add(LOCAL_LEARNER, question)
    quiz.run()
    assert "Due for review today: 2" in said(quiz)
    press(quiz, "Review now")
    assert head(quiz)["place"] == "Question 1 of 2"
    quiz.radio[1].set_value(0.95)
    answer_right(quiz, services.questions[0])
    assert "comes back for review" in said(quiz)
    press(quiz, "Next")
    answer_right(quiz, services.questions[1])
    press(quiz, "See how it went")
    assert head(quiz)["place"] == "That is all for today"
    assert all(one.is_review for one in services.attempts.list(LOCAL_LEARNER))
    press(quiz, "Back to quizzes")
    assert "Start" in labels(quiz)


def test_a_quiz_that_was_deleted_in_another_window_says_so(quiz: AppTest, services: FakeServices) -> None:
    press(quiz, "Start")
    services.quizzes.delete(LOCAL_LEARNER, services.quizzes.list(LOCAL_LEARNER)[0].id)
    quiz.run()
    assert "deleted in another window" in said(quiz)
    assert "Start" in labels(quiz)


def test_an_empty_library_offers_the_course(tmp_path: Path) -> None:
    with closing(FakeServices(tmp_path, empty=True)) as services:
        page = quiz_on(services)
        assert not page.exception
        press(page, "Load the course")
        assert "Start" in labels(page)


@pytest.mark.parametrize("has_others", [True, False], ids=["of this kind", "at all"])
def test_no_question_says_what_to_do_next(quiz: AppTest, services: FakeServices, has_others: bool) -> None:
    only(services, *([SINGLE] if has_others else []))
    quiz.selectbox(key="quiz-topic").set_value("crust-browns").run()
    press(quiz, "Start")
    assert ("Choose another topic" if has_others else "Load the course on the Library page") in said(quiz)
    assert "Start" in labels(quiz)
    assert services.quizzes.list(LOCAL_LEARNER) == ()


def test_a_short_supply_is_told(quiz: AppTest) -> None:
    assert "Only 6 of 10." in said(press(quiz, "Start"))


def test_a_bank_that_cannot_be_made_says_why_and_can_be_tried_again(quiz: AppTest, services: FakeServices) -> None:
    services.bank_script.append(TutorError("The library is busy.", "Try again in a minute."))
    assert "The library is busy." in said(press(quiz, "Start"))
    press(quiz, "Start")
    assert head(quiz)["place"] == "Question 1 of 6"
    assert "The library is busy." not in said(quiz)


def test_hostile_words_stay_words_and_markup_is_never_live(services: FakeServices) -> None:
    evil = SINGLE.model_copy(
        update={
            "stem": EVIL, "hint": EVIL, "explanation": EVIL, "topic": EVIL, "tenet": None,
            "options": tuple(one.model_copy(update={"text": EVIL, "rationale": EVIL}) for one in SINGLE.options),
        }
    )  # fmt: skip
    only(services, evil)
    page = quiz_on(services)
    press(page, "Start")
    live = [*(item.value for item in page.header), *page.radio[0].options]
    press(page, "I do not know")
    live += [item.value for item in (*page.header, *page.markdown, *page.caption)]
    press(page, "See how it went")
    live += [item.value for item in (*page.markdown, *page.caption)] + [item.label for item in page.expander]
    assert not page.exception
    assert len(live) > 8
    assert [text for text in live if BARE_MARKUP.search(text)] == []
    assert any("<img src" in one["text"] for one in lines(page)), "drawn by textContent, so as it stands"


@pytest.mark.parametrize("question", [SINGLE, MATCHING], ids=lambda one: one.type)
def test_a_topic_that_gives_the_answer_away_is_not_shown_before(
    quiz: AppTest, services: FakeServices, question: Question
) -> None:
    only(services, question.model_copy(update={"topic": question.answer.split()[0].rstrip(":"), "tenet": None}))
    assert head(press(quiz, "Start"))["topic"] in ("", "Yeast" if question is MATCHING else "")


def test_the_page_loads_no_models(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from tests.tutor.ui.fakes import FakeServices\n"
        "from tests.tutor.ui.pages_under_test import quiz_on\n"
        f"page = quiz_on(FakeServices(pathlib.Path({str(tmp_path)!r})))\n"
        "print(bool(page.exception), {'torch', 'chromadb', 'docx', 'genanki'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.strip() == "False set()"


Quizzed = Callable[[str], AppTest]


@pytest.fixture
def quizzed(services: FakeServices) -> Quizzed:
    """A page with nothing but the button that asks for questions on a text."""

    def page(services, text):  # type: ignore[no-untyped-def]
        from tutor.ui.components.quiz_me import quiz_me

        quiz_me(services, text, None, "here")

    def show(text: str) -> AppTest:
        return AppTest.from_function(page, kwargs={"services": services, "text": text}, default_timeout=30).run()

    return show


def test_questions_on_what_one_reads_come_into_the_reviews(quizzed: Quizzed, services: FakeServices) -> None:
    page = press(quizzed("A loaf needs yeast and salt."), "Quiz me on this")
    assert "2 questions are in your reviews, to be asked today." in said(page)
    assert len(services.reviews.items(LOCAL_LEARNER)) == 2


def test_a_text_without_questions_says_so(quizzed: Quizzed) -> None:
    assert "There is no question on this yet." in said(press(quizzed("The moon."), "Quiz me on this"))


def test_a_failure_can_be_tried_again(quizzed: Quizzed, services: FakeServices) -> None:
    services.bank_script.append(TutorError("The library is busy.", "Try again in a minute."))
    page = press(quizzed("yeast"), "Quiz me on this")
    assert "The library is busy." in said(page)
    press(press(page, "Try again"), "Quiz me on this")
    assert "1 question is in your reviews" in said(page)
