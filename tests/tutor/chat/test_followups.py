"""A question that leans on the ones before it is told from one that stands alone."""

import pytest

from tutor.chat.followups import BETWEEN, leans, standalone

DILEMMA = "What is the security dilemma?"

LEANING = [
    "Why?",
    "And why is that?",
    "How so?",
    "How come?",
    "What else?",
    "Go on.",
    "Is that true?",
    "What about offence?",
    "And in Europe?",
    "And the third?",
    "Give an example.",
    "Does it cause wars?",
    "But doesn't that lead to war?",
    "Why do they say so?",
    "Do they always fail?",
    "Can you explain this?",
    "Who disagrees with him?",
    "What did he write about it?",
    "What are its critics' objections?",
    "Which of these is the most important?",
    "How does the latter differ from neoclassical realism?",
    "Who said that?",
    "Tell me more",
]
INDEPENDENT = [
    DILEMMA,
    "Who is Robert Jervis?",
    "Define bandwagoning.",
    "So what is the offence-defence balance?",
    "Why do states balance against threats?",
    "How do states protect themselves?",
    "Why do states say that conquest pays?",
    "Do scholars believe that states balance?",
    "Who argued that defence has the advantage?",
    "What does the claim that conquest pays assume?",
    "Which essay claims that sanctions worked?",
    "Is there a limit on balancing in anarchic systems?",
    "How many reasons are there for moderate power?",
    "Explain the offence-defence balance in Europe before 1914.",
    "What is anarchy?",
    "Why do states balance?",
    "Why does a state increase its power?",
    "What do states do when they feel threatened?",
    "Why do leaders that fear attack build arms?",
    "What happens to a state that expands too far?",
]


@pytest.mark.parametrize("question", LEANING, ids=str)
def test_a_question_that_points_back_leans(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize("question", INDEPENDENT, ids=str)
def test_a_question_that_says_what_it_is_about_stands_alone(question: str) -> None:
    assert not leans(question)


@pytest.mark.parametrize(
    ("question", "history", "expected"),
    [
        pytest.param("  Why?  ", [], "Why?", id="nothing to lean on"),
        pytest.param("Why?", ["", "  "], "Why?", id="only empty questions before"),
        pytest.param("Does it cause wars?", [DILEMMA], f"{DILEMMA} Does it cause wars?", id="the one before"),
        pytest.param(
            "And in Europe?",
            ["Who is Robert Jervis?", DILEMMA, "Does it cause wars?"],
            f"{DILEMMA} Does it cause wars? And in Europe?",
            id="back to the nearest that stands alone",
        ),
        pytest.param("And in Europe?", ["Why?", "How so?"], "Why? How so? And in Europe?", id="all of them lean"),
        pytest.param("Does it cause wars?", [f" {DILEMMA} ", ""], f"{DILEMMA} Does it cause wars?", id="blanks off"),
        pytest.param("Who is Robert Jervis?", [DILEMMA], "Who is Robert Jervis?", id="stands alone"),
    ],
)
def test_a_leaning_question_is_asked_after_those_it_leans_on(question: str, history: list[str], expected: str) -> None:
    assert standalone(question, history) == expected


@pytest.mark.parametrize("first", [DILEMMA, "How so?"], ids=["after a question that stands alone", "all of them lean"])
@pytest.mark.parametrize("more", [0, 1, 500])
def test_of_a_long_chain_the_first_and_the_last_few_questions_are_taken(first: str, more: int) -> None:
    between = [f"And after {number}?" for number in range(BETWEEN + more)]
    assert standalone("Why?", [first, *between]) == " ".join([first, *between[more:], "Why?"])
