"""Which words count as the ones that are missing, and which never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tutor.quiz.made_up_questions import CLOZE
from tutor.quiz.cloze_answers import cloze_match
from tutor.quiz.questions import Question


def asking_for(answer: str, *accepts: str) -> Question:
    return CLOZE.model_copy(update={"answer": answer, "accepts": accepts, "stem": "Bakers call it _____ at work."})


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        ("gluten", "Gluten"),
        ("gluten", "  “gluten.” "),
        ("sour dough", "the sour-dough"),
        ("sour-dough", "sourdough"),
        ("long proof", "a long proof"),
        ("long proof", "long proofs"),
        ("bakery", "bakeries"),
        ("analysis", "analyses"),
        ("flavour", "flavor"),
        ("fermentation", "the Fermentation"),
        ("caramelisation", "caramelization"),
        ("practice", "practise"),
        ("defense", "defence"),
        ("anaemia", "anemia"),
        ("travelling", "traveling"),
        ("centre", "center"),
        ("crème", "creme"),
        ("baker's yeast", "bakers yeast"),
        ("1,000", "1000"),
        ("gluten", "bakers call it gluten at work."),
    ],
)
def test_spellings_of_the_same_words_are_right(answer: str, written: str) -> None:
    assert cloze_match(written, asking_for(answer)).state == "same"


@pytest.mark.parametrize(
    ("answer", "written"),
    [("fermentation", "fermentaton"), ("autolysis", "autolisis"), ("fermentation", "fermetnation"),
     ("long fermentation", "long fermenttation")],
)  # fmt: skip
def test_one_slip_in_a_long_word_is_right_and_the_spelling_is_given(answer: str, written: str) -> None:
    match = cloze_match(written, asking_for(answer))
    assert (match.state, match.spelling) == ("slip", answer)


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        ("defensive", "offensive"),
        ("conscious", "unconscious"),
        ("symmetric", "asymmetric"),
        ("microeconomics", "macroeconomics"),
        ("ethanol", "ethanal"),
        ("lactase", "lactose"),
        ("neorealism", "neorealist"),
        ("hegemony", "hegemon"),
        ("gluten", "not gluten"),
        ("not gluten", "gluten"),
        ("absolute gains", "relative gains"),
        ("vitamin A", "vitamin"),
        ("C++", "C"),
        ("3-5", "35"),
        ("salt", "malt"),
        ("yeast", "yaest"),
        ("fermentation", "fermantaton"),
        ("fermentation", ""),
        ("fermentation", "…"),
    ],
)
def test_other_words_are_never_taken_for_a_slip(answer: str, written: str) -> None:
    assert cloze_match(written, asking_for(answer)).state == "different"


def test_a_word_of_the_question_itself_is_no_slip() -> None:
    question = asking_for("proteasin").model_copy(update={"explanation": "It is not what is called proteasan."})
    assert cloze_match("proteasan", question).state == "different"


def test_what_is_accepted_beside_the_key_is_right_in_its_own_spelling() -> None:
    question = asking_for("leavening", "fermentation")
    assert cloze_match("fermentation", question).state == "same"
    assert cloze_match("fermentaton", question).spelling == "fermentation"


@given(st.text(max_size=400))
def test_any_text_is_matched_without_an_error_and_spelling_is_always_one_that_is_right(text: str) -> None:
    match = cloze_match(text, asking_for("fermentation", "leavening"))
    assert match.spelling in {"fermentation", "leavening"}


@given(st.sampled_from(("gluten", "sour dough", "baker's yeast", "autolysis")), st.integers(0, 3))
def test_the_key_itself_is_right_in_any_case_and_spacing(answer: str, spaces: int) -> None:
    assert cloze_match(" " * spaces + answer.upper() + " " * spaces, asking_for(answer)).state == "same"
