"""A question's own words tell what kind of answer it asks for."""

import pytest

from tutor.chat.questions import Expectation, read_question


@pytest.mark.parametrize(
    ("expectation", "question"),
    [
        ("definition", "What is the security dilemma?"),
        ("definition", "What's anarchy?"),
        ("definition", "Define polarity"),
        ("definition", "What does anarchy mean?"),
        ("definition", "What is balancing against a threat called?"),
        ("person", "Who invented the compass?"),
        ("person", "Which scholar wrote about threats?"),
        ("person", "Whose theory is it?"),
        ("year", "When did Waltz publish his book?"),
        ("year", "In which year was it published?"),
        ("year", "“When did Waltz publish his book?”"),
        ("year", '"When did Waltz publish his book?"'),
        ("year", "  (When did Waltz publish his book?)"),
        ("open", "Do states arm when they feel threatened?"),
        ("list", "What are the three sources of threat?"),
        ("list", "Which two factors shape the balance?"),
        ("list", "Name four scholars of the school."),
        ("list", "List the costs of conquest."),
        ("list", "In which ways of hiding are weak states good?"),
        ("comparison", "How does defensive realism differ from offensive realism?"),
        ("comparison", "Compare Waltz and Mearsheimer."),
        ("reason", "Why do states balance?"),
        ("reason", "How come states arm?"),
        ("example", "Give an example of a security dilemma."),
        ("open", "How do states signal restraint?"),
        ("open", "Is conquest easy?"),
        ("open", ""),
        ("open", "What do states do when they feel threatened?"),
    ],
)
def test_a_question_asks_for_a_kind_of_answer(expectation: Expectation, question: str) -> None:
    assert read_question(question).expectation == expectation


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("What are the three sources of threat?", 3),
        ("Name SEVEN scholars.", 7),
        ("What do both schools share?", 2),
        ("What are the sources of threat?", None),
        ("Is everyone threatened?", None),
    ],
)
def test_a_number_of_items_is_read_from_its_word(question: str, count: int | None) -> None:
    assert read_question(question).count == count


@pytest.mark.parametrize(
    ("question", "essay", "reference"),
    [
        ("What does the essay say about oil?", True, False),
        ("Does the student agree?", True, False),
        ("What do students claim?", True, False),
        ("wat does the esay say about oil", True, False),
        ("What does the young author conclude?", True, False),
        ("Which student of tides wrote of harbours?", False, False),
        ("Who wrote of paper walls?", False, False),
        ("What does the guide say about oil?", False, True),
        ("Does the essay agree with the textbook?", True, True),
        ("Why do states balance?", False, False),
    ],
)
def test_a_question_says_whose_words_it_asks_about(question: str, essay: bool, reference: bool) -> None:
    asked = read_question(question)
    assert (asked.about_essay, asked.about_reference) == (essay, reference)


HALVES = "Who wrote the harbour code", "why does a second wall alarm the neighbours?"


@pytest.mark.parametrize("joint", [" and ", ", and ", " but "])
def test_a_question_of_two_halves_is_cut_where_the_second_begins(joint: str) -> None:
    assert read_question(joint.join(HALVES)).parts == tuple((half,) for half in HALVES)


def test_a_second_half_that_leans_on_the_first_takes_it_along_and_is_read_by_itself_too() -> None:
    (first,), (second, alone) = read_question("Who wrote the harbour code, and when did he write it?").parts
    assert first == "Who wrote the harbour code"
    assert "harbour code" in second and second.endswith("when did he write it?")
    assert alone == "when did he write it?"


def test_a_second_half_without_a_word_of_its_own_is_not_read_by_itself() -> None:
    assert len(read_question("Who wrote the harbour code, and why was it that?").parts[1]) == 1


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("What are war and peace?", id="two nouns"),
        pytest.param("Why do states balance and bandwagon?", id="two things of one subject"),
        pytest.param("Who wrote it and when?", id="half without a verb"),
        pytest.param("Why?", id="one word"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_single_question_is_left_whole(question: str) -> None:
    assert read_question(question).parts == ((question,),)
