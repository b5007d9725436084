"""R@k and the mean reciprocal rank count each question's first right text; brushing a right place is not enough."""

from collections.abc import Sequence

import pytest

from tests.benchmarks.data_sets.searching import Place, SearchQuestion
from tests.benchmarks.metrics.recall import is_hit, recall

RIGHT = Place("guide.md", 100, 200)
WRONG = Place("guide.md", 500, 600)


def asked(number: int) -> SearchQuestion:
    return SearchQuestion(f"q{number}", "What do ships wait for?", (RIGHT,))


@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        pytest.param([[RIGHT]], (1, 1, 1, 1), id="first"),
        pytest.param([[WRONG, RIGHT]], (0, 1, 1, 1 / 2), id="second"),
        pytest.param([[WRONG] * 3 + [RIGHT]], (0, 1, 1, 1 / 4), id="fourth"),
        pytest.param([[WRONG] * 4 + [RIGHT]], (0, 0, 1, 1 / 5), id="fifth"),
        pytest.param([[WRONG] * 5 + [RIGHT]], (0, 0, 0, 0), id="too late"),
        pytest.param([[RIGHT, RIGHT]], (1, 1, 1, 1), id="twice counts once"),
        pytest.param([[WRONG, RIGHT, RIGHT]], (0, 1, 1, 1 / 2), id="the first of two counts"),
        pytest.param([[WRONG]], (0, 0, 0, 0), id="nowhere"),
        pytest.param([[]], (0, 0, 0, 0), id="nothing returned"),
        pytest.param([[RIGHT], []], (1 / 2, 1 / 2, 1 / 2, 1 / 2), id="a question without texts counts as missed"),
        pytest.param([[RIGHT], [WRONG, RIGHT]], (1 / 2, 1, 1, 3 / 4), id="the mean of two"),
    ],
)
def test_the_first_right_text_of_each_question_counts(
    returned: Sequence[Sequence[Place]], expected: tuple[float, ...]
) -> None:
    questions = [asked(number) for number in range(len(returned))]
    found = recall(questions, {one.id: places for one, places in zip(questions, returned, strict=True)})
    assert found == pytest.approx(dict(zip(("R@1", "R@4", "R@5", "MRR@5"), expected, strict=True)))


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        pytest.param(Place("guide.md", 100, 200), True, id="the place itself"),
        pytest.param(Place("guide.md", 150, 160), True, id="inside it"),
        pytest.param(Place("guide.md", 0, 1000), True, id="all around it"),
        pytest.param(Place("guide.md", 150, 250), True, id="half of it"),
        pytest.param(Place("guide.md", 151, 251), False, id="less than half of it"),
        pytest.param(Place("guide.md", 190, 210), True, id="half of a short text"),
        pytest.param(Place("guide.md", 200, 300), False, id="beside it"),
        pytest.param(Place("guide.md", 150, 150), False, id="empty"),
        pytest.param(Place("guide.md"), True, id="the whole file"),
        pytest.param(Place("essay.md", 100, 200), False, id="another file"),
    ],
)
def test_a_text_is_right_when_half_of_the_shorter_lies_in_the_other(text: Place, is_right: bool) -> None:
    assert is_hit(text, asked(1)) is is_right


def test_any_of_the_right_places_will_do() -> None:
    question = SearchQuestion("q", "Where?", (Place("essay.md"), RIGHT))
    assert is_hit(RIGHT, question)
    assert is_hit(Place("essay.md", 3, 9), question)
    assert not is_hit(WRONG, question)
