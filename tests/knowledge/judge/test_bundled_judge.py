"""The judge that the bundled course brings: whole, steady on any text, and better than chance on cases it never saw."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.embedding import LocalEmbeddings, embedding_id
from knowledge.judge import ERRORS, STANCES, ClaimInContext, Stance, judge_card, stance_judge, tenet_router
from knowledge.judge.trained import ANY_ERROR, CARD, judge_folder
from knowledge.packs import Pack, bundled_packs, is_held_out, load_claims, load_pack
from knowledge.training.measuring import auroc
from knowledge.training.stance import in_context

pytestmark = pytest.mark.models

SAMPLE = 160


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(bundled_packs()["defensive-realism"])


@pytest.fixture(scope="module")
def judge(pack: Pack) -> Stance:
    return stance_judge(pack)


def test_the_card_is_that_of_the_course_and_of_its_files(pack: Pack) -> None:
    folder = judge_folder(pack)
    assert folder is not None
    card = judge_card(folder)
    assert (card.pack, card.embeddings) == (pack.slug, embedding_id(LocalEmbeddings()))
    assert set(card.errors) == {ANY_ERROR, *ERRORS}
    assert {path.name for path in folder.iterdir()} == {CARD, *card.sha256}


def test_errors_about_cases_of_no_training_are_told_from_the_rest_better_than_by_chance(
    pack: Pack, judge: Stance
) -> None:
    tenets = {tenet.slug: tenet for tenet in pack.tenets}
    unseen = [claim for claim in load_claims(pack) if claim.tenet and is_held_out(claim.case)]
    drawn = random.Random(1).sample(unseen, SAMPLE)
    judged = judge.judge([(tenets[claim.tenet or ""], in_context(claim)) for claim in drawn])
    scores = np.array([sum(one.probabilities[name] for name in ERRORS) for one in judged], np.float32)
    assert auroc(scores, np.array([claim.is_error for claim in drawn])) > 0.6


def test_the_tenet_of_a_claim_about_an_unseen_case_is_mostly_among_the_first_four(pack: Pack) -> None:
    unseen = [claim for claim in load_claims(pack) if claim.tenet and is_held_out(claim.case)]
    drawn = random.Random(2).sample(unseen, SAMPLE)
    embeddings = LocalEmbeddings()
    routed = tenet_router(pack, embeddings, embedding_id(embeddings)).about([in_context(claim) for claim in drawn], 4)
    found = [claim.tenet in {tenet.slug for tenet in own} for claim, own in zip(drawn, routed, strict=True)]
    assert sum(found) > 0.8 * SAMPLE


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("", "empty"),
        ("the power and the state " * 2_000, "too_long"),
        ("Die Staaten suchen Sicherheit und nicht Macht über andere Staaten", "not_english"),
    ],
)
def test_what_cannot_be_judged_is_unrelated_and_the_reason_is_given(
    pack: Pack, judge: Stance, sentence: str, reason: str
) -> None:
    (one,) = judge.judge([(pack.tenets[0], ClaimInContext(sentence))])
    assert (one.label, one.probabilities["unrelated"], one.unjudged) == ("unrelated", 1.0, reason)


@settings(max_examples=15)
@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_judged_and_the_same_way_twice(
    pack: Pack, judge: Stance, before: str, sentence: str, after: str
) -> None:
    claims = [(pack.tenets[0], ClaimInContext(sentence, before, after))]
    first, second = (judge.judge(claims) for _ in range(2))
    assert first == second
    assert first[0].label in STANCES
