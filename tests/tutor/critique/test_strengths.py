"""What is rightly said in words of its own is praised, once a tenet, best with a source."""

import pytest

from tests.tutor.critique.scripted_critic import MOON, PACK, SILT, Said, Script, essay, judged
from tutor.critique.strengths import MOST, WellSaid, well_said

GOOD = "Twice in each day the moon raises the water in the bay, as it does in every sea."
BETTER = "In every sea of the world the water comes up twice a day because the moon draws it (Lund, 1990)."
SAND = "A harbour that lies open to the sea will be full of sand before its builders have grown old."


def _praised(sentences: list[str], script: Script, at_fault: str = "", citing: str = "") -> tuple[WellSaid, ...]:
    claims, _ = judged(essay(*sentences), script)
    ordinals = {claim.unit.text: claim.unit.ordinal for claim in claims}
    faults = {ordinals[at_fault]} if at_fault else set[int]()
    return well_said(claims, faults, {ordinals[citing]} if citing else set[int]())


def test_the_best_sentence_of_each_tenet_is_praised_in_reading_order() -> None:
    script = {SAND: Said(SILT, "agrees", 0.9), GOOD: Said(MOON, "agrees", 0.95), BETTER: Said(MOON, "agrees", 0.9)}
    found = _praised([SAND, BETTER, GOOD], script)
    assert [(one.claim.unit.text, one.tenet.slug, one.has_source) for one in found] == [
        (SAND, SILT, False),
        (GOOD, MOON, False),
    ]


def test_a_sentence_with_a_source_is_better_than_a_surer_one_without() -> None:
    script = {GOOD: Said(MOON, "agrees", 0.99), BETTER: Said(MOON, "agrees", 0.9)}
    (found,) = _praised([GOOD, BETTER], script, citing=BETTER)
    assert (found.claim.unit.text, found.has_source) == (BETTER, True)


@pytest.mark.parametrize(
    "said",
    [
        Said(MOON, "contradicts"),
        Said(MOON, "reported-or-rejected"),
        Said(MOON, "unrelated"),
        Said(MOON, "agrees", share=0.4),
    ],
)
def test_what_is_wrong_reported_or_beside_the_point_is_not_praised(said: Said) -> None:
    assert _praised([GOOD], {GOOD: said}) == ()


def test_a_sentence_with_a_finding_is_not_praised() -> None:
    assert _praised([GOOD], {GOOD: Said(MOON, "agrees")}, at_fault=GOOD) == ()


def test_a_sentence_of_few_words_is_not_praised() -> None:
    short = "The moon lifts the water."
    assert _praised([short], {short: Said(MOON, "agrees")}) == ()


def test_only_the_best_few_are_praised() -> None:
    told = {f"{tenet.title}, as the books in the town hall have it for every year.": tenet for tenet in PACK.tenets}
    found = _praised(list(told), {text: Said(tenet.slug, "agrees") for text, tenet in told.items()})
    assert len(found) == min(MOST, len(told))
    assert len({one.tenet.slug for one in found}) == len(found)
