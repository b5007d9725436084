"""Every claim of an essay is judged against the tenets that it may be about, in reading order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tutor.critique.scripted_critic import MOON, SILT, Said, ScriptedRouter, ScriptedStance, essay, judged, quiet
from tutor.critique.certainty import in_essays
from tutor.critique.claims import TENETS_A_CLAIM, judge_claims

RIGHT = "The moon lifts the water of the bay."
WRONG = "The moon has no hold on the water of the bay."


def test_each_claim_is_judged_once_in_reading_order() -> None:
    text = essay(RIGHT, "Does the moon lift the sea?", WRONG)
    claims, _ = judged(text, {})
    assert [claim.unit for claim in claims] == list(text.claims)
    assert not any(claim.unit.text.endswith("?") for claim in claims)


def test_a_claim_brings_its_neighbours_and_so_many_tenets() -> None:
    text = essay(f"It was so in those days. {RIGHT} Nobody knew why.")
    router = ScriptedRouter({})
    claims = judge_claims(text, router, ScriptedStance({}), quiet)
    (found,) = (claim for claim in claims if claim.unit.text == RIGHT)
    assert (found.context.before, found.context.after) == ("It was so in those days.", "Nobody knew why.")
    assert router.asked == [claim.context for claim in claims]
    assert {len(claim.stances) for claim in claims} == {TENETS_A_CLAIM}


def test_the_verdict_on_a_sentence_stays_with_that_sentence() -> None:
    script = {RIGHT: Said(MOON, "agrees"), WRONG: Said(SILT, "contradicts", 0.9, 0.8)}
    claims, _ = judged(essay(RIGHT, WRONG), script)
    right, wrong = (next(claim for claim in claims if claim.unit.text == text) for text in (RIGHT, WRONG))
    assert (right.closest.tenet.slug, right.closest.judged.label) == (MOON, "agrees")
    assert right.closest.related == pytest.approx(0.97, abs=0.01) and right.error < 0.02
    assert (wrong.closest.tenet.slug, wrong.closest.judged.label) == (SILT, "contradicts")
    assert wrong.error == pytest.approx(0.8 * (0.9 + 2 * 0.02))


def test_progress_runs_from_nothing_to_every_claim() -> None:
    seen: list[tuple[str, int, int]] = []
    text = essay(RIGHT, WRONG, times=3)
    judge_claims(text, ScriptedRouter({}), ScriptedStance({}), lambda *step: seen.append(step))
    total = len(text.claims)
    assert seen[0] == ("judging", 0, total) and seen[-1] == ("judging", total, total)
    assert [done for _, done, _ in seen] == sorted(done for _, done, _ in seen)


@given(st.floats(0, 1), st.floats(0, 1))
def test_an_error_is_less_probable_in_an_essay_than_among_the_claims_learnt_from(one: float, two: float) -> None:
    assert 0 <= in_essays(one) <= one + 1e-9
    assert (in_essays(one) <= in_essays(two)) or one >= two
    assert (in_essays(0.0), in_essays(1.0)) == (0.0, 1.0)


@settings(max_examples=15)
@given(st.lists(st.sampled_from([RIGHT, WRONG, "- A list has points.", "> Others said so long ago."]), max_size=8))
def test_every_claim_stands_where_it_says(sentences: list[str]) -> None:
    text = essay(*sentences)
    claims, voices = judged(text, {})
    assert all(text.text[claim.unit.start : claim.unit.end] == claim.unit.text for claim in claims)
    assert [claim.unit.ordinal for claim in claims] == sorted(voices)
