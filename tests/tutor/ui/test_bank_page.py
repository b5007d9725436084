"""The Question bank page shows, changes, retires and takes questions; what a check refuses is said, nothing is lost."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from knowledge.errors import KnowledgeError
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, MATCHING, MULTIPLE, SHORT, SINGLE, TRUE_FALSE
from tests.tutor.ui.fake_bank import LEFT_OUT
from tests.tutor.ui.fakes import FakeServices
from tests.tutor.ui.on_the_page import button
from tests.tutor.ui.pages_under_test import bank_on
from tutor.learners.conversations import LOCAL_LEARNER
from tutor.quiz.bank import Bank
from tutor.quiz.questions import BLANK, Grade, Question, Response
from tutor.ui.bank_state import BankFilter, Editing
from tutor.ui.question_draft import Typed, TypedOption, TypedPair, missing, question_of
from tutor.ui.teaching import OWN, RETIRED, by_reason, matching, topics_of

EVIL = "<img src=http://evil.example/x.png> ![mine](http://evil.example/y.png) :material/home: **bold**"
BARE_MARKUP = re.compile(r"(?<!\\)(?:<img|!\[|\]\(|:material/home:|http:|\*\*bold)")


class BankServices(FakeServices):
    """A bank that is there at once, with what was left out of it; `added` are further questions."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.made = True
        self.added: tuple[Question, ...] = ()

    def bank(self, progress: Any = None) -> Bank:
        return Bank((*super().bank(progress).questions, *self.added), LEFT_OUT)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[BankServices]:
    with closing(BankServices(tmp_path)) as services:
        yield services


def said(page: AppTest) -> str:
    kinds = (page.title, page.subheader, page.markdown, page.caption, page.info, page.warning, page.success)
    return "\n".join(str(item.value) for kind in kinds for item in kind).replace("\\", "")


def shown(page: AppTest) -> list[str]:
    """The stems of the questions on the page."""
    return [one.stem for one in EVERY_TYPE if f"**{one.stem}**" in said(page)]


def view(page: AppTest, name: str) -> AppTest:
    return page.radio(key="bank-view").set_value(name).run()  # type: ignore[no-any-return]


def change(page: AppTest, question: Question) -> AppTest:
    return page.button(key=f"edit-{question.id}").click().run()  # type: ignore[no-any-return]


def save(page: AppTest) -> AppTest:
    return button(page, "Check and save").click().run()  # type: ignore[no-any-return]


def typed_in(page: AppTest, label: str, text: str) -> AppTest:
    return fill(page, label, text).run()


def fill(page: AppTest, label: str, text: str) -> AppTest:
    """Types in a field without leaving it, as in a form before it is sent."""
    next(one for one in (*page.text_input, *page.text_area) if one.label.replace("\\", "") == label).set_value(text)
    return page


def keys_of(page: AppTest) -> list[dict[str, Any]]:
    """What the components that draw keys were given."""
    found = [json.loads(item.proto.json) for item in page.get("bidi_component") if item.proto.json]
    return [data for data in found if "lines" in data]


def test_without_a_bank_the_page_offers_to_make_it_and_then_shows_it(services: BankServices) -> None:
    services.made = False
    page = bank_on(services)
    assert "There are no questions yet" in said(page)
    page = button(page, "Make the question bank").click().run()
    assert not page.exception
    assert shown(page) == [one.stem for one in EVERY_TYPE]


def test_a_bank_that_cannot_be_made_says_why_and_offers_it_again(services: BankServices) -> None:
    services.made = False
    services.bank_script = [KnowledgeError("The library is busy.", "Wait a moment.")]
    page = button(bank_on(services), "Make the question bank").click().run()
    assert "The library is busy." in said(page)
    assert shown(button(page, "Make the question bank").click().run())


def test_a_question_shows_its_key_reasons_and_sources_when_it_is_opened(services: BankServices) -> None:
    page = bank_on(services)
    assert keys_of(page) == []
    page.session_state[f"key-{SINGLE.id}"] = True
    (key,) = keys_of(page.run())
    assert [line["sign"] for line in key["lines"]] == ["right", "wrong", "wrong", "wrong"]
    assert key["lines"][1]["note"] == SINGLE.options[1].rationale
    assert key["lines"][0]["chips"][0]["number"] == 1


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (BankFilter(words="gas  SUGARS"), [SHORT.id]),
        (BankFilter(words="carbon"), [SINGLE.id, SHORT.id]),
        (BankFilter(topic="yeast-rises"), [SINGLE.id, TRUE_FALSE.id, SHORT.id]),
        (BankFilter(topic="topic:dough"), [MULTIPLE.id, MATCHING.id]),
        (BankFilter(source="bread", type="cloze"), [CLOZE.id]),
        (BankFilter(source="elsewhere"), []),
        (BankFilter(standing=RETIRED), [CLOZE.id]),
        (BankFilter(standing=OWN), []),
    ],
)
def test_a_filter_lets_through_what_fits_all_of_it(wanted: BankFilter, ids: list[str]) -> None:
    assert [one.id for one in matching(EVERY_TYPE, wanted, {CLOZE.id: ""})] == ids


def test_topics_are_the_tenets_in_their_order_and_then_topics_by_the_alphabet() -> None:
    found = topics_of(EVERY_TYPE, {"other": "Other", "yeast-rises": "Yeast"})
    assert found == {"yeast-rises": "Yeast", "topic:dough": "dough", "topic:gluten": "gluten"}


def test_the_page_filters_by_words_and_says_how_many_are_left(services: BankServices) -> None:
    page = bank_on(services)
    page.text_input(key="bank-words").set_value("salt").run()
    assert "4 of 6 questions" in said(page)
    page.text_input(key="bank-words").set_value("nothing like it").run()
    assert "No question is like that" in said(page)


def test_many_questions_come_a_page_at_a_time(services: BankServices) -> None:
    many = [SINGLE.model_copy(update={"id": f"q{number}", "stem": f"Question {number}?"}) for number in range(40)]
    services.added = tuple(many)
    page = bank_on(services)
    assert said(page).count("difficulty 2 of 5") <= 20
    assert "Question 39?" not in said(page)
    page.session_state["bank-page"] = 4
    assert "Question 39?" in said(page.run())


def test_a_question_is_retired_with_a_reason_and_put_back(services: BankServices) -> None:
    page = bank_on(services)
    fill(page, "Why it should not be asked (optional)", "Too *easy*")
    button(page, "Retire this question").click().run()
    assert services.bank_changes.retired() == {SINGLE.id: "Too *easy*"}
    assert "Quizzes do not ask it: Too *easy*" in said(page)
    page.button(key=f"restore-{SINGLE.id}").click().run()
    assert services.bank_changes.retired() == {}


def test_a_retired_question_that_the_bank_leaves_out_can_be_put_back(services: BankServices) -> None:
    services.bank_changes.retire("elsewhere", "Too *easy*")
    page = bank_on(services)
    assert "Too *easy*" in said(page)
    page.button(key="restore-elsewhere").click().run()
    assert services.bank_changes.retired() == {}


@pytest.mark.parametrize("question", EVERY_TYPE, ids=lambda one: one.type)
def test_a_question_of_every_type_is_changed_and_keeps_what_was_not_touched(
    services: BankServices, question: Question
) -> None:
    page = change(bank_on(services), question)
    page = save(typed_in(page, "Why the answer is right", "In other words."))
    assert not page.exception
    (kept,) = services.bank_changes.own()
    before = services.placed(question)
    untouched = {"explanation": "In other words.", "origin": "teacher", "id": kept.id}
    assert kept == before.model_copy(update=untouched)
    assert "The question is kept." in said(page)


def test_a_changed_question_stands_in_for_the_old_one_and_can_be_deleted(services: BankServices) -> None:
    page = save(typed_in(change(bank_on(services), SINGLE), "The question", "What gas comes of sugars?"))
    assert services.bank_changes.replaced() == {SINGLE.id}
    button(page, "Show all questions").click().run()
    assert SINGLE.stem not in shown(page)
    (kept,) = services.bank_changes.own()
    page.button(key=f"delete-{kept.id}").click().run()
    assert SINGLE.stem in shown(page)


def test_what_the_check_refuses_is_said_and_what_was_typed_stays(services: BankServices) -> None:
    services.refusals = [("The right option is much longer than the others.", EVIL)]
    page = save(typed_in(change(bank_on(services), SINGLE), "Option 1", "Carbon dioxide, which is a gas"))
    assert "The right option is much longer" in said(page)
    assert not BARE_MARKUP.search(page.warning[0].value)
    assert services.bank_changes.own() == ()
    assert [item.value for item in page.text_input if item.label == "Option 1"] == ["Carbon dioxide, which is a gas"]
    save(page)
    assert services.bank_changes.own()[0].answer == "Carbon dioxide, which is a gas"


def test_an_error_when_keeping_is_said_and_what_was_typed_stays(services: BankServices) -> None:
    page = save(typed_in(change(bank_on(services), SINGLE), "The question", "raise"))
    assert "This question cannot be kept." in said(page)
    assert page.text_area[0].value == "raise"


def test_going_back_keeps_what_was_typed(services: BankServices) -> None:
    page = typed_in(change(bank_on(services), SINGLE), "The question", "Half a")
    button(page, "Back to the questions").click().run()
    assert change(page, SINGLE).text_area[0].value == "Half a"


def test_an_empty_question_of_ones_own_says_what_is_missing(services: BankServices) -> None:
    page = save(view(bank_on(services), "Write one"))
    words = said(page)
    assert all(
        part in words for part in ("Write the question.", "at least two options", "Choose at least one sentence")
    )
    assert services.tried == []


def test_one_writes_a_question_that_cites_a_sentence_word_for_word(services: BankServices) -> None:
    services.bank()
    page = view(bank_on(services), "Write one")
    typed = {
        "The question": "What does gluten hold?", "Option 1": "Gas", "Option 2": "Water",
        "Why the answer is right": "It is a net.",
    }  # fmt: skip
    for label, text in typed.items():
        typed_in(page, label, text)
    for field in [item for item in page.text_input if item.label == "Why it is right or wrong"][:2]:
        field.set_value("The passage says so.").run()
    next(item for item in page.radio if item.label == "Which one is right").set_value(0).run()
    fill(page, "Find a sentence in the documents", "gluten proteins")
    button(page, "Search").click().run()
    button(page, "Choose").click().run()
    save(page)
    (kept,) = services.bank_changes.own()
    (cited,) = kept.citations
    assert services.library.text(cited.source_id)[cited.start : cited.end] == cited.quote
    assert (kept.answer, kept.origin, kept.options[0].citations) == ("Gas", "teacher", (1,))
    assert "What does gluten hold?" in said(page)


def test_a_search_without_results_says_what_to_try(services: BankServices) -> None:
    page = view(bank_on(services), "Write one")
    fill(page, "Find a sentence in the documents", "zeppelin")
    assert "No sentence was found." in said(button(page, "Search").click().run())


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("cloze", Typed("Without a blank", answer="a", explanation="b"), f"Put {BLANK}"),
        ("cloze", Typed(f"With {BLANK}", explanation="b"), "belong in the blank"),
        ("short_answer", Typed("Why?", explanation="b"), "a good answer has to say"),
        ("matching", Typed("Match", pairs=(TypedPair("a", "b", ""),), explanation="b"), "at least two pairs"),
        ("matching", Typed("Match", pairs=(TypedPair("a", "", ""),) * 2, explanation="b"), "both sides"),
        ("single_choice", Typed("?", (TypedOption("a", False, "x"), TypedOption("A ", False, "y"))), "are the same"),
        ("multiple_choice", Typed("?", (TypedOption("a", False, "x"), TypedOption("b", False, "y"))), "is right"),
        ("single_choice", Typed("?", (TypedOption("a", True, ""), TypedOption("b", False, "y"))), "of every option"),
    ],
)
def test_what_is_missing_is_said_in_plain_words(kind: Any, typed: Typed, words: str) -> None:
    assert any(words in line for line in missing(kind, typed, SINGLE.citations))


def test_citations_are_numbered_anew_when_one_is_left_out() -> None:
    editing = Editing("draft-1", "single_choice", SINGLE, SINGLE.citations[1:])
    options = tuple(TypedOption(one.text, one.correct, one.rationale, one.citations) for one in SINGLE.options)
    question = question_of(editing, Typed("Which?", options, explanation="So."))
    assert [one.id for one in question.citations] == [1, 2]
    assert [one.citations for one in question.options] == [(1, 2), (1, 2), (1,), (2,)]


def test_what_was_left_out_is_grouped_by_reason_the_most_frequent_first(services: BankServices) -> None:
    page = view(bank_on(services), "Left out")
    assert "3 questions did not pass" in said(page)
    reasons = [reason for reason, _ in by_reason(LEFT_OUT)]
    assert reasons == ["The question gives its answer away.", "Two options are right."]
    assert all(one.stem in said(page) for one in LEFT_OUT)


def test_an_objection_to_a_grade_leads_to_its_question(services: BankServices) -> None:
    question = services.questions[0]
    quiz = services.quizzes.start(LOCAL_LEARNER, "Quiz", [question], "immediate")
    grade = Grade(score=0.0, is_correct=False, message="")
    services.quizzes.answer(LOCAL_LEARNER, quiz.id, question.id, Response(chosen=(1,)), grade)
    services.quizzes.appeal(LOCAL_LEARNER, quiz.id, question.id, "It *is* oxygen")
    page = view(bank_on(services), "Objections")
    assert "The answer given: Pure oxygen" in said(page)
    assert "The reason given: It *is* oxygen" in said(page)
    assert shown(button(page, "Look at the question").click().run()) == [SINGLE.stem]


def test_without_objections_the_page_says_where_they_come_from(services: BankServices) -> None:
    assert "Nobody has objected" in said(view(bank_on(services), "Objections"))


def test_the_bank_is_taken_in_every_format(services: BankServices) -> None:
    from tutor.exports.quiz_formats import QUIZ_FORMATS

    page = bank_on(services)
    found = [item.proto.label for item in page.get("download_button")]
    assert found == [one.label for one in QUIZ_FORMATS.values()]


def test_markup_in_questions_is_shown_and_not_obeyed(services: BankServices) -> None:
    evil = SINGLE.model_copy(update={"id": "evil", "stem": EVIL, "topic": EVIL, "tenet": None, "explanation": EVIL})
    services.added = (evil,)
    services.bank_changes.retire("evil", EVIL)
    page = bank_on(services)
    page.session_state["key-evil"] = True
    page.run()
    raw = [item.value for kind in (page.markdown, page.caption) for item in kind]
    raw += [item.help or "" for item in page.button]
    assert sum("evil" in text for text in raw) >= 3
    assert not [text for text in raw if BARE_MARKUP.search(text)]


def test_a_library_that_yields_no_questions_says_what_to_do(
    services: BankServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty: Callable[..., Bank] = lambda *_: Bank(())  # noqa: E731
    monkeypatch.setattr(services, "bank", empty)
    assert "yield no questions yet" in said(bank_on(services))
