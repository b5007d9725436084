"""What was found is narrowed by late interaction and judged by its logits, in every wording of the question."""

from dataclasses import replace

import pytest

from knowledge.rereading import FOUND_SHARE, NEAR_SHARE, Depth, Models, Rereading
from knowledge.sources import Evidence, Passage, Sentence, Source
from tests.scripted import Rule, ScriptedReranker

SECONDS = 4.0
ASKED = "Whom does a wall alarm?"
TWO_WORDINGS = ["Whom does it alarm?", "Whom does a wall alarm?"]
EVEN = FOUND_SHARE / NEAR_SHARE
"""How much late interaction weighs as much as one of fused score."""

SOURCE = Source(
    id="guide", file_name="guide.md", title="Guide", role="reference", format="md", state="ready", sha256="0",
    size_bytes=1, words=1,
)  # fmt: skip


def found(**fused: float) -> list[Evidence]:
    """Sentences of these texts in this order, under one heading, with what search gave them."""
    return [_evidence(number, text, score) for number, (text, score) in enumerate(fused.items())]


def _evidence(number: int, text: str, fused: float) -> Evidence:
    sentence = Sentence("guide", number, 0, 0, len(text), text, heading=("Book", "Walls"))
    passage = Passage("guide", 0, 0, len(text), text, ("Book", "Walls"))
    return Evidence(SOURCE, passage, sentence, fused, {"fused": fused})


def scripted(*scores: tuple[str, float | None]) -> ScriptedReranker:
    """Gives these scores to these texts, whatever is asked."""
    return ScriptedReranker(*(Rule(f": {text}", score) for text, score in scores))


def rereading(near: ScriptedReranker | None, answers: ScriptedReranker | None = None, depth: int = 24) -> Rereading:
    models = Models(ScriptedReranker(), answers or ScriptedReranker(), near)
    return Rereading(models, SECONDS, Depth(reranked=depth))


def words(evidence: list[Evidence]) -> list[str]:
    return [one.passage.text for one in evidence]


def rounded(evidence: list[Evidence], name: str) -> dict[str, float]:
    return {one.passage.text: round(one.scores[name], 9) for one in evidence if name in one.scores}


@pytest.mark.parametrize(
    ("near", "limit", "expected"),
    [
        pytest.param([("a", 0.1), ("b", 0.3), ("c", 0.2)], 3, ["b", "c", "a"], id="by late interaction"),
        pytest.param([("a", 0.2), ("b", 0.2), ("c", 0.2)], 3, ["a", "b", "c"], id="as near, so by fused score"),
        pytest.param([("a", 0.0), ("b", 0.11 * EVEN), ("c", 0.0)], 3, ["b", "a", "c"], id="near outweighs fused"),
        pytest.param([("a", 0.0), ("b", 0.09 * EVEN), ("c", 0.0)], 3, ["a", "b", "c"], id="fused outweighs near"),
        pytest.param([("a", None), ("b", 0.0), ("c", 0.2)], 3, ["c", "b", "a"], id="the unread one last"),
        pytest.param([("a", None), ("b", None), ("c", -1.0)], 3, ["c", "b", "a"], id="unread ones in their order"),
        pytest.param([("a", 0.1), ("b", 0.3), ("c", 0.2)], 2, ["b", "c"], id="the best two"),
        pytest.param([("a", None), ("b", 0.0), ("c", None)], 2, ["b", "a"], id="unread ones up to the limit"),
        pytest.param([("a", 0.1), ("b", 0.3), ("c", 0.2)], 9, ["b", "c", "a"], id="fewer than asked for"),
    ],
)
def test_what_is_found_is_narrowed_to_the_best_by_fused_score_and_late_interaction(
    near: list[tuple[str, float | None]], limit: int, expected: list[str]
) -> None:
    given = found(b=0.4, a=0.5, c=0.3)
    narrowed = rereading(scripted(*near)).narrowed([ASKED], given, limit)
    assert words(narrowed) == expected
    nearness = {text: round(score, 9) for text, score in near if text in expected and score is not None}
    assert rounded(narrowed, "near") == nearness
    assert all(replace(one, scores={"fused": one.scores["fused"]}) in given for one in narrowed)


IN_TWO_WORDINGS = [
    Rule(": a", 4.0, "it alarm"), Rule(": a", 1.0, "wall"),
    Rule(": b", 0.0, "it alarm"), Rule(": b", 6.0, "wall"),
    Rule(": c", 9.0, "it alarm"), Rule(": c", None, "wall"),
]  # fmt: skip
"""By what was read of it c would be first, by the first wording alone a would stand before b."""


def test_the_nearness_of_several_wordings_is_their_mean_and_a_text_unread_in_one_is_unread() -> None:
    near = ScriptedReranker(*IN_TWO_WORDINGS)
    narrowed = rereading(near).narrowed(TWO_WORDINGS, found(c=0.4, a=0.4, b=0.4), 3)
    assert words(narrowed) == ["b", "a", "c"]
    assert rounded(narrowed, "near") == {"b": 3.0, "a": 2.5}
    assert [(one.query, one.seconds) for one in near.readings] == [(wording, SECONDS / 2) for wording in TWO_WORDINGS]


def test_without_late_interaction_the_order_stays_and_only_the_limit_cuts() -> None:
    given = found(a=0.1, b=0.5, c=0.3)
    assert rereading(None).narrowed([ASKED], given, 2) == given[:2]


def test_what_is_judged_comes_in_the_order_of_logit_nearness_and_fused_score_together() -> None:
    given = found(a=0.5, b=0.4, c=0.3)
    given[2] = replace(given[2], scores={"fused": 0.3, "near": 0.2})
    judged = rereading(None, scripted(("a", -2.0), ("b", 5.0), ("c", -2.0))).judged([ASKED], given)
    assert words(judged) == ["c", "b", "a"]
    assert rounded(judged, "answers") == {"a": -2.0, "b": 5.0, "c": -2.0}
    sums = {
        "a": -2.0 + 0.5 * FOUND_SHARE,
        "b": 5.0 + 0.4 * FOUND_SHARE,
        "c": -2.0 + 0.3 * FOUND_SHARE + 0.2 * NEAR_SHARE,
    }
    assert {one.passage.text: one.score for one in judged} == pytest.approx(sums)


def test_the_logit_of_several_wordings_is_their_mean_and_what_is_unread_in_one_is_left_out() -> None:
    answers = ScriptedReranker(*IN_TWO_WORDINGS)
    judged = rereading(None, answers).judged(TWO_WORDINGS, found(c=0.4, a=0.4, b=0.4))
    assert words(judged) == ["b", "a"]
    assert rounded(judged, "answers") == {"b": 3.0, "a": 2.5}
    assert [(one.query, one.seconds) for one in answers.readings] == [
        (wording, SECONDS / 2) for wording in TWO_WORDINGS
    ]


def test_no_more_is_judged_than_may_be_read_and_what_had_no_time_is_left_out() -> None:
    answers = scripted(("a", 1.0), ("b", None), ("c", 9.0))
    assert words(rereading(None, answers, depth=2).judged([ASKED], found(a=0.5, b=0.4, c=0.3))) == ["a"]
    assert [one.texts for one in answers.readings] == [("Walls: a", "Walls: b")]


@pytest.mark.parametrize("near", [None, ScriptedReranker()], ids=["without late interaction", "with it"])
def test_where_nothing_was_found_nothing_is_narrowed_or_judged(near: ScriptedReranker | None) -> None:
    reader = rereading(near)
    assert reader.narrowed(TWO_WORDINGS, [], 3) == reader.judged(TWO_WORDINGS, []) == []


def test_each_of_many_queries_is_narrowed_as_it_would_be_alone() -> None:
    near = scripted(("a", 0.1), ("b", 0.3), ("c", 0.2))
    lists = [found(a=0.4, b=0.4), [], found(c=0.4, a=0.4, b=0.4)]
    narrowed = rereading(near).narrowed_each(["one", "two", "three"], lists, 2)
    assert [words(own) for own in narrowed] == [["b", "a"], [], ["b", "c"]]
    assert rereading(near).narrowed_each([], [], 2) == []
    assert rereading(None).narrowed_each(["one"], lists[:1], 1) == [lists[0][:1]]


def test_texts_found_for_many_queries_are_read_together_first() -> None:
    near = scripted(("a", 0.1), ("b", 0.3), ("c", 0.2))
    rereading(near).narrowed_each(["one", "two"], [found(a=0.4, b=0.4), found(c=0.4, a=0.4)], 2)
    assert len(near.readings[0].texts) == 3
