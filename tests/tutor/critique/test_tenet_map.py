"""Each tenet of a course is told apart by what an essay does with it, with the sentences that do it."""

import pytest

from tests.tutor.critique.scripted_critic import MOON, PACK, SILT, Said, Script, essay, judged
from tutor.critique.accusations import accusations
from tutor.critique.findings import TenetUse
from tutor.critique.tenet_map import tenet_map

WRONG = "The moon has no hold on the water of the bay."
WRONG_TOO = "The moon stands too far away for the bay to feel it."
RIGHT = "The moon lifts the water of the bay twice a day."
RIGHT_TOO = "Twice a day the water follows the moon up the beach."
REPORTED = "Critics object that the moon lifts no water at all."
SCRIPT = {
    WRONG: Said(MOON, "contradicts", 0.97),
    WRONG_TOO: Said(MOON, "overstates", 0.999),
    RIGHT: Said(MOON, "agrees"),
    RIGHT_TOO: Said(MOON, "agrees"),
    REPORTED: Said(MOON, "contradicts"),
}


def _uses(sentences: list[str], script: Script = SCRIPT) -> dict[str, TenetUse]:
    text = essay(*sentences)
    claims, voices = judged(text, script)
    uses = tenet_map(PACK, claims, voices, accusations(claims, voices, PACK))
    assert [(use.tenet, use.title) for use in uses] == [(tenet.slug, tenet.title) for tenet in PACK.tenets]
    spans = [span for use in uses for span in use.essay_spans]
    assert all(text.text[span.start : span.end] == span.quote for span in spans)
    return {use.tenet: use for use in uses}


@pytest.mark.parametrize(
    ("sentences", "status", "telling"),
    [
        ([], "not_addressed", []),
        ([RIGHT], "used_correctly", [RIGHT]),
        ([WRONG], "contradicted", [WRONG]),
        ([WRONG, RIGHT], "used_correctly", [RIGHT]),
        ([WRONG, WRONG_TOO, RIGHT], "overstated", [WRONG, WRONG_TOO]),
        ([RIGHT, RIGHT_TOO], "used_correctly", [RIGHT, RIGHT_TOO]),
        ([REPORTED, RIGHT], "used_correctly", [RIGHT]),
    ],
)
def test_a_tenet_has_the_status_that_most_of_its_sentences_give_it(
    sentences: list[str], status: str, telling: list[str]
) -> None:
    uses = _uses(sentences)
    assert (uses[MOON].status, [span.quote for span in uses[MOON].essay_spans]) == (status, telling)
    assert {use.status for slug, use in uses.items() if slug != MOON} == {"not_addressed"}


def test_a_view_given_to_the_wrong_theory_is_no_right_use_of_it() -> None:
    given = "Windists hold that the moon lifts the water of every sea."
    assert _uses([given], {given: Said(MOON, "agrees")})[MOON].status == "misattributed"


def test_a_tenet_that_is_only_reported_says_so() -> None:
    told = "Critics object that the moon lifts the water of every sea."
    uses = _uses([told], {told: Said(MOON, "agrees")})
    assert (uses[MOON].status, [span.quote for span in uses[MOON].essay_spans]) == ("reported", [told])


def test_a_sentence_that_is_hardly_about_a_tenet_is_no_use_of_it() -> None:
    assert _uses([RIGHT], {RIGHT: Said(SILT, "agrees", share=0.2)})[SILT].status == "not_addressed"
