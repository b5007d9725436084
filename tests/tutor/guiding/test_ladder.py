"""Each step of help tells more than the one before, and none tells early what a later one is for."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.words import words
from tests.tutor.guiding.made_up import BREAD, GAS, NET, answered, citation, declined
from tutor.chat.replies import Reply, ReplySentence
from tutor.guiding.gaps import is_telling, known_to_the_learner, stems, withheld
from tutor.guiding.ladder import RUNGS, Help, help_at, rungs_of
from tutor.guiding.points import points_of
from tutor.quiz.questions import BLANK

WORDS = st.sampled_from(
    "yeast Yeast's yeasts sugar sugars gas bubble bubbles dough rise rising İstanbul naïve net-like the of and not "
    "gives keeps because 1911 _odd_ **bold** <b>tag</b> escaping escape salt".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
HEADINGS = st.lists(SENTENCES, max_size=3).map(tuple)


@st.composite
def replies(draw: st.DrawFn) -> Reply:
    quotes = draw(st.lists(SENTENCES, min_size=1, max_size=4))
    title, page = draw(SENTENCES), draw(st.none() | st.integers(1, 9))
    return answered(*quotes, asked=draw(SENTENCES), heading=draw(HEADINGS), source_title=title, page=page)


def told(help_: Help) -> str:
    return " ".join(piece.text for piece in help_.pieces)


def test_the_pointer_says_where_and_opens_nothing() -> None:
    reply = answered(GAS, NET, heading=("Baking", "How it comes about"), page=7)
    pointer = help_at("pointer", reply)
    (piece,) = pointer.pieces
    assert piece.text == "“On bread”, under “Baking › How it comes about”, page 7"
    assert (piece.kind, piece.citations, pointer.opens) == ("place", (1, 2), ())


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"heading": ("Rising", "Carbon dioxide")}, "“On bread”, under “Rising”"),
        ({"heading": ("Feeding",)}, "“On bread”"),
        ({"heading": ("On Bread", "Why dough rises")}, "“On bread”, under “Why dough rises”"),
        ({"heading": (), "role": "essay"}, "“On bread”, a student essay"),
        ({"heading": (), "source_title": "Yeast and sugars"}, "“Yeast and sugars”"),
    ],
)
def test_a_heading_that_has_a_word_of_the_answer_is_not_named(fields: dict[str, Any], place: str) -> None:
    assert told(help_at("pointer", answered(GAS, **fields))) == place


def test_each_place_is_named_once() -> None:
    reply = answered(GAS, NET)
    other = citation(2, NET, source_title="On flour", source_id="flour")
    apart = reply.model_copy(update={"citations": (reply.citations[0], other)})
    assert [one.citations for one in help_at("pointer", apart).pieces] == [(1,), (2,)]
    assert [one.citations for one in help_at("pointer", reply).pieces] == [(1, 2)]


def test_gaps_stand_for_telling_words_and_open_nothing() -> None:
    gaps = help_at("gaps", BREAD)
    assert [one.text for one in gaps.pieces] == [
        f"Yeast feeds on {BLANK} and gives off carbon {BLANK}.",
        f"A {BLANK} net of gluten keeps the bubbles from {BLANK}.",
    ]
    assert [one.citations for one in gaps.pieces] == [(1,), (2,)]
    assert gaps.opens == ()


def test_a_word_withheld_in_one_sentence_is_withheld_in_all() -> None:
    gaps = help_at(
        "gaps", answered("Fermentation makes carbon dioxide.", "Cold slows every fermentation down at night.")
    )
    assert "ermentation" not in told(gaps)


def test_a_sentence_without_enough_words_to_withhold_is_not_shown() -> None:
    reply = answered("Dough rises because of yeast.", NET)
    assert [one.citations for one in help_at("gaps", reply).pieces] == [(2,)]


def test_a_part_is_the_first_point_or_the_one_asked_for() -> None:
    first, second = help_at("part", BREAD), help_at("part", BREAD, points_of(BREAD)[1])
    assert (told(first), first.opens) == (GAS, (1,))
    assert (told(second), second.opens) == (NET, (2,))


def test_the_last_step_is_the_answer_as_it_was_quoted_with_all_its_citations() -> None:
    essay = ReplySentence(text=NET, citations=(2,), lead_in="A student claims in “On bread”:")
    reply = BREAD.model_copy(update={"sentences": (BREAD.sentences[0], essay)})
    full = help_at("full", reply)
    assert [(one.text, one.lead_in) for one in full.pieces] == [(GAS, ""), (NET, essay.lead_in)]
    assert full.opens == (1, 2)


@pytest.mark.parametrize(
    ("reply", "rungs"),
    [
        (BREAD, RUNGS),
        (answered(GAS), ("pointer", "gaps", "full")),
        (answered("Dough rises.", "Why does dough rise? It does."), ("pointer", "part", "full")),
        (answered("Dough rises."), ("pointer", "full")),
        (declined(), ()),
    ],
)
def test_steps_that_would_tell_nothing_new_are_left_out(reply: Reply, rungs: tuple[str, ...]) -> None:
    assert rungs_of(reply) == rungs


@given(replies())
def test_no_step_before_the_part_has_a_word_that_is_withheld(reply: Reply) -> None:
    secret = withheld(reply)
    for rung in ("pointer", "gaps"):
        assert secret.isdisjoint(stems(told(help_at(rung, reply))))


@given(replies())
def test_the_pointer_has_no_telling_word_of_the_answer_but_those_of_the_question_and_the_titles(reply: Reply) -> None:
    said = {one for quote in reply.sentences for word in words(quote.text) if is_telling(word) for one in stems(word)}
    assert set(stems(told(help_at("pointer", reply)))) & said <= known_to_the_learner(reply)
    assert "quoted" not in {piece.kind for piece in help_at("pointer", reply).pieces}


@given(replies())
def test_gaps_never_take_words_of_the_question_and_are_two_at_least_and_a_third_at_most(reply: Reply) -> None:
    texts = {one.citations: one.text for one in reply.sentences}
    for piece in help_at("gaps", reply).pieces:
        whole, kept = list(stems(texts[piece.citations])), list(stems(piece.text))
        gone = list(whole)
        for one in kept:
            gone.remove(one)
        assert not set(gone) & set(stems(reply.question))
        assert piece.text.count(BLANK) >= 2
        assert piece.text.count(BLANK) <= max(2, len(whole) // 3)


@given(replies())
def test_the_same_reply_gives_the_same_help(reply: Reply) -> None:
    again = Reply.model_validate_json(reply.model_dump_json())
    assert [help_at(rung, reply) for rung in RUNGS] == [help_at(rung, again) for rung in RUNGS]


@given(replies())
def test_what_is_quoted_stands_in_the_reply_and_what_is_opened_is_cited(reply: Reply) -> None:
    assume(rungs_of(reply))
    for rung in ("part", "full"):
        help_ = help_at(rung, reply)
        assert all(any(piece.text in one.text for one in reply.sentences) for piece in help_.pieces)
        assert set(help_.opens) <= {one.id for one in reply.citations}
