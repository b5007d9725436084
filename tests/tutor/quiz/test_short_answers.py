"""Which points an answer is said to make, and where."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from knowledge.judge import Judgement
from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.tutor.quiz.made_up_questions import SHORT
from tutor.quiz.short_answers import graded_points, only_repeats

GAS, NET = SHORT.points
STEM = SHORT.stem


def judge(*known: tuple[str, str, str, float]) -> ScriptedEntailment:
    """A judge that says the same of a part and a point both ways."""
    both = {}
    for part, point, relation, sure in known:
        both[(part, point)] = both[(point, part)] = (relation, sure)
    return ScriptedEntailment(both)


def test_the_sentence_that_makes_a_point_is_shown_as_it_was_written() -> None:
    answer = "Bread is old.  Yeasts  eat sugar, so gas forms! It is tasty."
    said = "Yeasts  eat sugar, so gas forms!"
    grades = graded_points((GAS, NET), STEM, answer, judge((said, GAS.text, "entailment", 0.8)))
    assert [(one.state, one.because) for one in grades] == [("present", said), ("missing", "")]


def test_the_part_that_denies_a_point_is_shown() -> None:
    denial = "Gluten never holds the gas in the dough."
    grade = graded_points((NET,), STEM, denial, judge((denial, NET.text, "contradiction", 0.8)))[0]
    assert (grade.state, grade.because) == ("contradicted", denial)


def test_a_contradiction_about_something_else_accuses_nobody() -> None:
    other = "Ovens stay cold."
    grade = graded_points((NET,), STEM, other, judge((other, NET.text, "contradiction", 0.99)))[0]
    assert grade.state == "missing"


def test_an_unsure_judge_accuses_nobody() -> None:
    denial = "Gluten never holds the gas in the dough."
    grade = graded_points((NET,), STEM, denial, judge((denial, NET.text, "contradiction", 0.45)))[0]
    assert grade.state != "contradicted"


def test_an_opposite_word_is_no_point_made_where_the_judge_is_of_two_minds() -> None:
    point = NET.model_copy(update={"text": "Warmth makes dough rise fast."})
    said, reverse = "Warm dough gets up fast.", "Warm dough gets up slow."
    known = ((said, point.text, "neutral", 0.6), (reverse, point.text, "neutral", 0.6))
    states = [graded_points((point,), STEM, text, judge(*known))[0].state for text in (said, reverse)]
    assert states == ["present", "missing"]


def test_saying_a_point_and_denying_it_in_its_own_words_is_denying_it() -> None:
    said, denied = "Gluten holds the gas in the dough.", "Gluten does not hold the gas in the dough."
    known = ((said, NET.text, "entailment", 0.99), (denied, NET.text, "contradiction", 0.99))
    grade = graded_points((NET,), STEM, f"{said} {denied}", judge(*known))[0]
    assert (grade.state, grade.because) == ("contradicted", denied)


def test_a_bare_subject_is_no_statement() -> None:
    grade = graded_points((GAS,), STEM, "Yeast.", judge(("Yeast.", GAS.text, "entailment", 0.9)))[0]
    assert grade.state == "missing"


def test_the_judge_is_asked_little_of_a_long_answer() -> None:
    asked = judge()
    graded_points((GAS, NET), STEM, "Gas is made here. Nothing else is. " * 100, asked)
    assert len(asked.asked) <= 2 * 2 * 5


def test_an_answer_without_stops_is_read_in_pieces_to_its_end() -> None:
    asked = judge()
    answer = "well " * 300 + "yeast turns sugars into carbon dioxide"
    graded_points((GAS,), STEM, answer, asked)
    assert any("carbon dioxide" in part and len(part.split()) <= 60 for part, _ in asked.asked)


def test_words_of_the_question_alone_are_a_repetition() -> None:
    assert only_repeats(SHORT.points, STEM, "The dough rises because it rises.")
    assert not only_repeats(SHORT.points, STEM, "Dough rises because of yeast.")


def test_a_denial_in_the_words_of_the_question_is_no_repetition() -> None:
    assert not only_repeats(SHORT.points, STEM, "Dough does not rise.")


@given(st.text(max_size=300))
def test_what_is_shown_always_stands_in_the_answer(text: str) -> None:
    class Agreeing(ScriptedEntailment):
        def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
            self.known = dict.fromkeys(pairs, ("entailment", 0.9))
            return super().judge(pairs)

    for one in graded_points(SHORT.points, STEM, text, Agreeing({})):
        assert one.because in text
        assert bool(one.because) == (one.state != "missing")
