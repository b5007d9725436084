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
        ("person", "Who coined the term security dilemma?"),
        ("person", "Which scholar wrote about threats?"),
        ("person", "Whose theory is it?"),
        ("year", "When did Waltz publish his book?"),
        ("year", "In which year was it published?"),
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
        pytest.param(
            "open",
            "What do states do when they feel threatened?",
            marks=pytest.mark.xfail(
                strict=True, reason="questions._PATTERNS reads every `when` as a question for a year"
            ),
        ),
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
        ("What does the guide say about oil?", False, True),
        ("Does the essay agree with the textbook?", True, True),
        ("Why do states balance?", False, False),
    ],
)
def test_a_question_says_whose_words_it_asks_about(question: str, essay: bool, reference: bool) -> None:
    asked = read_question(question)
    assert (asked.about_essay, asked.about_reference) == (essay, reference)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        pytest.param(
            "Who wrote the guide, and when was it published?",
            ("Who wrote the guide", "when was it published?"),
            id="two questions",
        ),
        pytest.param("Is conquest easy and does it pay off?", ("Is conquest easy", "does it pay off?"), id="two verbs"),
        pytest.param("What are war and peace?", None, id="two nouns"),
        pytest.param("Why do states balance and bandwagon?", None, id="two things of one subject"),
        pytest.param("Who wrote it and when?", None, id="half without a verb"),
        pytest.param("Why?", None, id="one word"),
    ],
)
def test_a_question_of_two_halves_is_cut_where_the_second_begins(question: str, parts: tuple[str, ...] | None) -> None:
    assert read_question(question).parts == (parts or (question,))
