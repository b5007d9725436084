"""A tenet is missed where the topic calls for it by its cues and no sentence takes it up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tutor.critique.scripted_critic import MOON, PACK, WIND, Said, Script, essay, judged
from tutor.critique.essay import Essay
from tutor.critique.omissions import LEAST_WORDS, MOST, Omission, omissions

STORMS = "After each storm and every gale the clerks wrote more than usual."
TAKEN = "The wind drives the water of the sea."


def _long(*sentences: str, title: str = "On the Coast") -> Essay:
    return essay(*sentences, title=title, times=4)


def _omitted(text: Essay, script: Script | None = None) -> tuple[Omission, ...]:
    return omissions(text, PACK, judged(text, script or {})[0])


def test_a_tenet_that_is_called_for_and_passed_over_is_named_with_its_cues() -> None:
    (found,) = (one for one in _omitted(_long(STORMS)) if one.tenet.slug == WIND)
    assert set(found.cues) == {"storm", "gale"}
    assert 0.5 <= found.confidence <= 1


def test_a_tenet_that_a_sentence_takes_up_is_not_missed() -> None:
    assert WIND in {one.tenet.slug for one in _omitted(_long(STORMS, TAKEN))}
    for label in ("agrees", "contradicts", "reported-or-rejected"):
        assert WIND not in {one.tenet.slug for one in _omitted(_long(STORMS, TAKEN), {TAKEN: Said(WIND, label)})}


def test_without_cues_nothing_is_missed() -> None:
    assert _omitted(_long()) == ()


def test_a_cue_that_tenets_share_counts_for_each_only_in_part() -> None:
    assert _omitted(_long("The moon stood over the town, and the tide was out.")) == ()


def test_a_cue_in_the_title_counts_for_more_than_one_in_the_text() -> None:
    assert _omitted(_long("The moon stood over the town.")) == ()
    assert [one.tenet.slug for one in _omitted(_long(title="The Moon and the Town"))] == [MOON]


def test_a_word_that_only_holds_a_cue_is_none() -> None:
    assert _omitted(_long("By moonlight they were regaled with an account of a brainstorm.")) == ()


def test_cues_in_quotations_and_references_do_not_count() -> None:
    listed = (
        "> A storm, a gale and a breeze met.\n\n## References\n\nLund, A. (1990). Storm, Gale and Breeze. Quay Press."
    )
    assert WIND not in {one.tenet.slug for one in _omitted(_long(listed))}


def test_a_short_essay_misses_nothing() -> None:
    text = essay(STORMS, title="Storm, Gale and Breeze", times=2)
    assert text.words < LEAST_WORDS
    assert _omitted(text) == ()
    assert _omitted(_long(STORMS, title="Storm, Gale and Breeze")) != ()


@settings(max_examples=15)
@given(
    st.lists(st.sampled_from(["moon", "tide", "lift", "sand", "storm", "gale", "breeze", "\x07", "lamp"]), max_size=12)
)
def test_few_are_named_the_most_called_for_first(cues: list[str]) -> None:
    found = _omitted(_long(f"They spoke of {' and '.join(['the town', *cues])}."))
    assert len(found) <= MOST
    weights = [one.weight for one in found]
    assert weights == sorted(weights, reverse=True)
    assert all(one.tenet.cues and set(one.cues) <= set(one.tenet.cues) for one in found)


@pytest.mark.parametrize("said", [0.34, 0.36])
def test_a_sentence_takes_a_tenet_up_from_a_certain_share_on(said: float) -> None:
    script = {TAKEN: Said(WIND, "agrees", share=said)}
    assert (WIND in {one.tenet.slug for one in _omitted(_long(STORMS, TAKEN), script)}) == (said < 0.35)
