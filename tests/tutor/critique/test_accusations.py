"""A claim is accused where the judge is sure, and never for the views of others that it only gives."""

import pytest

from tests.tutor.critique.scripted_critic import DOUBT, MOON, PACK, SILT, WIND, Said, essay, judged
from tutor.critique.accusations import SURE, Accusation, accusations

WRONG = "The moon has no hold on the water of the bay."


def _accused(sentence: str, said: Said, before: str = "") -> Accusation | None:
    """The accusation of a sentence; no other sentence of its essay may be accused."""
    claims, voices = judged(essay(f"{before} {sentence}".strip()), {sentence: said})
    assert sentence in {claim.unit.text for claim in claims}
    found = accusations(claims, voices, PACK)
    assert {one.unit.text for one in found} <= {sentence}
    return found[0] if found else None


@pytest.mark.parametrize("verdict", ["contradicts", "overstates", "misattributes"])
def test_an_error_is_named_as_the_judge_names_it(verdict: str) -> None:
    found = _accused(WRONG, Said(MOON, verdict))
    assert found is not None
    assert (found.verdict, found.tenet.slug, found.given_to) == (verdict, MOON, None)
    assert SURE <= found.confidence <= 1


@pytest.mark.parametrize(
    "said",
    [
        Said(MOON, "agrees"),
        Said(MOON, "unrelated"),
        Said(MOON, "reported-or-rejected"),
        Said(MOON, "contradicts", sure=0.8),
        Said(MOON, "contradicts", share=0.6),
    ],
)
def test_nobody_is_accused_of_what_is_right_beside_the_point_or_in_doubt(said: Said) -> None:
    assert _accused(WRONG, said) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "It is wrong to say that the moon has no hold on the water of the bay.",
        "The idea that the moon has no hold on the water is a myth.",
        "Critics object that the moon has no hold on the water of the bay.",
        "It is often said that the moon has no hold on the water of the bay.",
        "If the moon had no hold on the water, the bay would be still.",
    ],
)
def test_what_a_writer_rejects_reports_or_supposes_is_not_laid_to_them(sentence: str) -> None:
    assert _accused(sentence, Said(MOON, "contradicts")) is None


@pytest.mark.parametrize(
    ("sentence", "tenet", "given_to"),
    [
        ("Windists hold that the moon lifts the water of every sea.", MOON, "Windism"),
        ("Oster argues that the moon lifts the water of every sea.", MOON, "Karl Oster"),
        ("Lunarists hold that the wind drives the water of the sea.", WIND, "Lunarism"),
        ("Brandvold argues that the wind drives the water of the sea.", WIND, "Ingrid Brandvold"),
    ],
)
def test_a_view_given_by_name_to_those_who_do_not_hold_it_is_misattributed(
    sentence: str, tenet: str, given_to: str
) -> None:
    found = _accused(sentence, Said(tenet, "agrees"))
    assert found is not None
    assert (found.verdict, found.tenet.slug, found.given_to) == ("misattributes", tenet, given_to)


@pytest.mark.parametrize(
    ("sentence", "tenet"),
    [
        ("Lunarists hold that the moon lifts the water of every sea.", MOON),
        ("Brandvold argues that the moon lifts the water of every sea.", MOON),
        ("New Lunarism holds that the moon lifts the water of every sea.", MOON),
        ("Windists hold that harbours of the open sea fill with sand.", SILT),
        ("Quist argues that lunarism is too vague to be of use.", DOUBT),
        ("Oster argues that lunarism is too vague to be of use.", DOUBT),
        ("Quist argues that the moon lifts the water of every sea.", MOON),
    ],
)
def test_a_view_given_to_those_who_hold_it_is_let_be(sentence: str, tenet: str) -> None:
    assert _accused(sentence, Said(tenet, "agrees")) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Windists hold that the moon has no hold on the water of the bay.",
        "Oster argues that the moon has no hold on the water of the bay.",
        "He argues that the moon has no hold on the water of the bay.",
    ],
)
def test_a_rival_may_contradict_another_theory(sentence: str) -> None:
    assert _accused(sentence, Said(MOON, "contradicts"), before="Oster spoke for the windists.") is None


def test_a_rival_is_accused_where_its_own_tenet_is_turned_round() -> None:
    found = _accused("Windists hold that the wind drives no water at all.", Said(WIND, "contradicts"))
    assert found is not None
    assert (found.verdict, found.tenet.slug) == ("contradicts", WIND)


def test_an_essay_without_claims_accuses_nobody() -> None:
    assert accusations((), {}, PACK) == ()
