"""Claims are shown beside their own tenet with the stance of their labels, and beside others as unrelated."""

from collections import Counter
from typing import Any

import pytest

from knowledge.judge import STANCES, ClaimInContext, TenetRouter
from knowledge.judge.stance import WORDS_AFTER, WORDS_BEFORE, claim_text, tenet_text
from knowledge.packs import LabelledClaim, Pack, load_pack
from knowledge.training.stance import BESIDE_EACH_OF, labelled_claims, stance_of, stance_pairs
from tests.fakes import HashEmbeddings
from tests.knowledge.judge.test_routing import TINY_PACK


def claim(number: int = 1, **given: Any) -> LabelledClaim:
    values = {
        "id": f"claim-{number}",
        "tenet": "yeast-makes-gas",
        "case": "ciabatta",
        "verdict": "correct",
        "voice": "asserted",
        "sentence": f"The holes of loaf {number} are made by gas.",
    }
    return LabelledClaim.model_validate(values | given)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(TINY_PACK)


@pytest.fixture(scope="module")
def router(pack: Pack) -> TenetRouter:
    return TenetRouter(pack, HashEmbeddings(64))


@pytest.mark.parametrize(
    ("verdict", "voice", "stance"),
    [
        ("correct", "asserted", "agrees"),
        ("correct", "hedged", "agrees"),
        ("correct", "reported", "reported-or-rejected"),
        ("correct", "rejected", "reported-or-rejected"),
        ("correct", "criticism", "reported-or-rejected"),
        ("contradicts", "asserted", "contradicts"),
        ("overstates", "asserted", "overstates"),
        ("misattributes", "asserted", "misattributes"),
    ],
)
def test_labels_amount_to_a_stance(verdict: str, voice: str, stance: str) -> None:
    assert stance_of(claim(verdict=verdict, voice=voice)) == stance
    assert stance in STANCES


def test_a_claim_is_beside_its_own_tenet_once_and_some_of_them_beside_another(pack: Pack, router: TenetRouter) -> None:
    claims = [claim(number, verdict="contradicts") for number in range(200)]
    shown = Counter(
        (one.tenet.slug == "yeast-makes-gas", one.stance) for one in labelled_claims(pack, claims, router, 0)
    )
    assert shown[True, "contradicts"] == 200
    assert 15 < shown[False, "unrelated"] < 70
    assert sum(shown.values()) == shown[True, "contradicts"] + shown[False, "unrelated"]


def test_a_sentence_that_states_no_tenet_is_unrelated_to_several(pack: Pack, router: TenetRouter) -> None:
    shown = labelled_claims(pack, [claim(tenet=None)], router, 0)
    assert len({one.tenet.slug for one in shown}) == len(shown) == min(BESIDE_EACH_OF, len(pack.tenets))
    assert {(one.stance, one.weight) for one in shown} == {("unrelated", 1.0)}


def test_the_same_seed_gives_the_same_pairs(pack: Pack, router: TenetRouter) -> None:
    claims = [claim(number) for number in range(30)]
    assert stance_pairs(pack, claims, router, 1) == stance_pairs(pack, claims, router, 1)
    assert stance_pairs(pack, claims, router, 1) != stance_pairs(pack, claims, router, 2)


def test_a_tenet_in_full_names_its_holder(pack: Pack) -> None:
    assert tenet_text(pack, pack.tenets[0]).endswith(
        ": Yeast makes the gas. Dough rises because yeast gives off carbon dioxide."
    )


def test_a_claim_is_read_between_its_neighbours() -> None:
    assert claim_text(ClaimInContext("It rises.", "Look.", "So it does.")) == "Look. | It rises. | So it does."
    assert claim_text(ClaimInContext("It | rises.\n")) == "| It rises. |"
    long = claim_text(ClaimInContext("It rises.", "far " * 99 + "near", "next " + "far " * 99))
    before, _, after = long.split(" | ")
    assert (len(before.split()), len(after.split())) == (WORDS_BEFORE, WORDS_AFTER)
    assert before.endswith("near") and after.startswith("next")
