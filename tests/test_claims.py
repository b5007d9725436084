"""The bundled course's labelled claims are many, of many makes, and cannot be told apart by their words alone."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain

import pytest

from knowledge.packs import LabelledClaim, bundled_packs, is_held_out, load_claims, load_pack
from tests.test_own_words import runs

CHANCE = 0.5
NEAR_CHANCE = 0.05
RUN = 8
"""Words in a row by which two sentences are compared."""

Twins = list[tuple[LabelledClaim, LabelledClaim]]


@pytest.fixture(scope="module")
def claims() -> tuple[LabelledClaim, ...]:
    return load_claims(load_pack(bundled_packs()["defensive-realism"]))


@pytest.fixture(scope="module")
def twins(claims: tuple[LabelledClaim, ...]) -> Twins:
    """Each error with its twin that is none."""
    by_id = {claim.id: claim for claim in claims}
    return [(claim, by_id[claim.twin]) for claim in claims if claim.twin and claim.is_error]


def test_every_tenet_has_many_claims_of_every_kind(claims: tuple[LabelledClaim, ...]) -> None:
    tenets = [tenet.slug for tenet in load_pack(bundled_packs()["defensive-realism"]).tenets]
    kinds = Counter((claim.tenet, claim.verdict if claim.voice == "asserted" else claim.voice) for claim in claims)
    totals = Counter(claim.tenet for claim in claims)

    assert len(claims) >= 8000
    assert [tenet for tenet in tenets if totals[tenet] < 350] == []
    for tenet in tenets:
        assert min(kinds[tenet, kind] for kind in ("correct", "contradicts", "overstates", "misattributes")) >= 25, (
            tenet
        )
        assert min(kinds[tenet, kind] for kind in ("reported", "rejected", "hedged", "criticism")) >= 5, tenet
    assert totals[None] >= 350


def test_they_are_of_many_cases_lengths_and_voices_and_mostly_have_neighbours(
    claims: tuple[LabelledClaim, ...],
) -> None:
    lengths = [len(claim.sentence.split()) for claim in claims]

    assert len({claim.case for claim in claims}) >= 40
    assert min(lengths) >= 8 and max(lengths) <= 60
    assert min(Counter(claim.level for claim in claims if claim.level).values()) > 2000
    assert sum(bool(claim.before or claim.after) for claim in claims) > len(claims) / 2


def test_no_claim_stands_twice(claims: tuple[LabelledClaim, ...]) -> None:
    texts = Counter((claim.tenet, *map(plain, (claim.before, claim.sentence, claim.after))) for claim in claims)

    assert [text for text, times in texts.items() if times > 1] == []


def test_a_third_are_twins(claims: tuple[LabelledClaim, ...], twins: Twins) -> None:
    assert 2 * len(twins) > len(claims) / 3


def test_no_claim_to_measure_on_is_nearly_one_to_train_on(claims: tuple[LabelledClaim, ...]) -> None:
    trained = set(chain.from_iterable(runs(one.sentence, RUN) for one in claims if not is_held_out(one.case)))
    measured = [one for one in claims if is_held_out(one.case)]
    shared = {one.id: [run in trained for run in runs(one.sentence, RUN)] for one in measured}

    assert len(measured) > len(claims) / 20
    assert [name for name, found in shared.items() if found and sum(found) > len(found) / 2] == []


def test_the_words_of_twins_do_not_tell_which_is_the_error(twins: Twins) -> None:
    learnt = [pair for pair in twins if not is_held_out(pair[0].case)]
    unseen = [pair for pair in twins if is_held_out(pair[0].case)]
    odds = log_odds_of_words(learnt)

    right = [told_apart(sum(odds.get(word, 0.0) for word in words_of(one)) for one in pair) for pair in unseen]

    assert len(unseen) > 300
    assert abs(sum(right) / len(right) - CHANCE) < NEAR_CHANCE


def test_the_length_of_twins_does_not_tell_which_is_the_error(twins: Twins) -> None:
    longer = [told_apart(len(one.sentence.split()) for one in pair) for pair in twins]

    assert abs(sum(longer) / len(longer) - CHANCE) < NEAR_CHANCE


def log_odds_of_words(pairs: Twins) -> dict[str, float]:
    """For each word how much more often it stands in an error than in its twin ("naive Bayes"), add-one smoothed."""
    errors = Counter(chain.from_iterable(words_of(error) for error, _ in pairs))
    rights = Counter(chain.from_iterable(words_of(right) for _, right in pairs))
    return {word: math.log((errors[word] + 1) / (rights[word] + 1)) for word in errors | rights}


def told_apart(scores: Iterable[float]) -> float:
    """1 where the error's score is the higher, a half where both are the same."""
    error, right = scores
    return 0.5 if error == right else float(error > right)


def words_of(claim: LabelledClaim) -> set[str]:
    return set(plain(whole(claim)).split())


def whole(claim: LabelledClaim) -> str:
    return " ".join((claim.before, claim.sentence, claim.after))


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", text.lower()))
