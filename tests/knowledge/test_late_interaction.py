"""Late interaction scores a text by itself alone, and reads it once for all questions."""

import pytest

from knowledge.late_interaction import BATCH, LateInteraction, finding_model

QUESTION = "Why does a second wall alarm the neighbours?"
RELEVANT = "A second wall alarms the neighbours because it lets the harbour attack without fear."
PARAPHRASE = "Whoever lives next door grows nervous when more stones are piled up."
UNRELATED = "Bake the bread for forty minutes and let it cool."
MANY = [f"The wall of harbour {number} alarms {'all ' * (number % 7)}neighbours." for number in range(300)]


@pytest.fixture(scope="module")
def model() -> LateInteraction:
    return finding_model()


@pytest.mark.models
def test_a_text_that_answers_is_scored_above_one_with_other_words_and_that_above_one_on_something_else(
    model: LateInteraction,
) -> None:
    answer, paraphrase, other = model.score(QUESTION, [RELEVANT, PARAPHRASE, UNRELATED])
    assert answer is not None and paraphrase is not None and other is not None
    assert 1.0 >= answer > paraphrase > other >= -1.0


@pytest.mark.models
def test_nothing_to_read_has_no_scores_and_an_empty_text_has_one(model: LateInteraction) -> None:
    assert model.score(QUESTION, []) == []
    assert model.score(QUESTION, [""])[0] is not None


@pytest.mark.models
def test_equal_texts_have_equal_scores_whatever_stands_beside_them(model: LateInteraction) -> None:
    # Padding changes the scale that int8 activations are rounded by, so a score may move a little.
    first, *_, last = LateInteraction().score(QUESTION, [RELEVANT, UNRELATED, "Stone " * 400, RELEVANT])
    assert first == last
    assert LateInteraction().score(QUESTION, [RELEVANT])[0] == pytest.approx(first, abs=0.05)
    assert model.score(QUESTION, [RELEVANT]) == model.score(QUESTION, [RELEVANT])


@pytest.mark.models
def test_what_was_read_for_one_question_is_there_for_the_next_without_any_time() -> None:
    model = LateInteraction()
    model.score(QUESTION, MANY)
    assert None not in model.score("Which harbour has a wall?", MANY, seconds=0.0)


@pytest.mark.models
def test_when_time_is_over_the_first_batch_was_read_and_the_last_texts_were_not() -> None:
    scores = LateInteraction().score(QUESTION, MANY, seconds=0.0)
    assert len(scores) == len(MANY)
    assert scores[0] is not None
    assert scores[-1] is None
    assert sum(score is not None for score in scores) == BATCH
