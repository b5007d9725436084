"""Slips of language are shown where they surely are, and words that are right are left alone."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import MissingExtra
from knowledge.packs.pack import Concept, Pack, PackSource, Scholar, Tenet, Theory
from tutor.critique.essay import Essay, EssayUnit, UnitKind
from tutor.critique.language import MOST_SPELLING, GrammarRemark, HarperGrammar, LanguageRemark, language_remarks

PACK = Pack(
    folder=Path(), slug="tides", title="Tides", description="d", language="en", licence="CC0", version="1",
    theories=(Theory(slug="lunarism", name="Lunarism", summary="The moon lifts the sea."),),
    sources=(
        PackSource(file="a.md", title="A", authors=("N",), year=2020, licence="CC0", role="reference", summary="s"),
    ),
    tenets=(
        Tenet(slug="t", title="T", theory="lunarism", kind="core", summary="s", statements=("s",), scope="s", cues=(),
              evidence=()),
    ),
    scholars=(
        Scholar(slug="brandvold", name="Ingrid Brandvold", aliases=("Brandvold",), misspellings=("Brandvald",),
                ideas=("An idea.",)),
    ),
    concepts=(Concept(slug="tidalith", name="tidalith", definition="A stone left by the tide."),),
)  # fmt: skip


def _essay(*sentences: str, kind: UnitKind = "prose") -> Essay:
    units, text = [], ""
    for sentence in sentences:
        units.append(EssayUnit(len(units), len(units), len(text), len(text) + len(sentence), sentence, kind))
        text += f"{sentence}\n"
    return Essay("", text, "0" * 64, len(text.split()), tuple(units))


def _remarks(*sentences: str, kind: UnitKind = "prose", known: tuple[str, ...] = ()) -> tuple[LanguageRemark, ...]:
    return language_remarks(_essay(*sentences, kind=kind), PACK, known)


@pytest.mark.parametrize(
    ("sentence", "written", "suggestion"),
    [
        ("The goverment built a harbour.", "goverment", "government"),
        ("Ships recieve a signal.", "recieve", "receive"),
        ("It was a definately good year.", "definately", "definitely"),
        ("There was disagrement over wages.", "disagrement", "disagreement"),
        ("A tidalth lay on the beach.", "tidalth", "tidalith"),
    ],
)
def test_a_misspelt_word_is_shown_with_what_was_meant(sentence: str, written: str, suggestion: str) -> None:
    (found,) = _remarks(sentence)
    assert (found.kind, found.written, found.suggestion) == ("spelling", written, suggestion)
    assert 0.5 < found.confidence <= 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The organisation honoured its neighbour's defence programme.",
        "The organization honored its neighbor's defense program.",
        "Sceptics and skeptics practise manoeuvres in aeroplanes.",
        "Re-armament, counterbalancing and overexpansion were well-known.",
        "A tidalith is a stone.",
        "Near Zwiebelstadt the NNATO met Mr Xqyzwv.",
        "He called it “goverment by tyde” and went home.",
        'He called it "goverment" and went home.',
        "Walls cost much (Holmq and Tydeman 1999, p. 3).",
        "See https://goverment.exampel.org for the raison d'État.",
        "They haven't, and shouldn't've.",
        "The *Volkerwanderungg* was long.",
        "A qqxzkv has no neighbour.",
    ],
)
def test_what_is_right_or_not_the_writers_own_is_left_alone(sentence: str) -> None:
    assert _remarks(sentence) == ()


@pytest.mark.parametrize("kind", ["heading", "reference", "block_quote", "table_row", "footnote", "address"])
def test_only_prose_and_lists_are_looked_at(kind: UnitKind) -> None:
    assert _remarks("The goverment built the the harbour.", kind=kind) == ()


def test_words_of_the_library_are_right() -> None:
    assert _remarks("A goverment built it.", known=("goverment",)) == ()


def test_words_of_the_reference_list_are_right() -> None:
    units = _essay("A goverment built it.", "Holm, A. (1999) On goverment.").units
    listed = EssayUnit(1, 1, units[1].start, units[1].end, units[1].text, "reference")
    text = f"{units[0].text}\n{units[1].text}\n"
    assert language_remarks(Essay("", text, "0" * 64, 9, (units[0], listed)), PACK) == ()


def test_a_word_misspelt_again_and_again_has_one_remark_at_its_first_place() -> None:
    (found,) = _remarks("The goverment built it.", "The goverment paid.", "No goverment did more.")
    assert found.start == len("The ")


def test_of_very_many_misspelt_words_the_surest_are_shown() -> None:
    words = ["somthing", "becuase", "beleive", "freind", "wierd", "untill", "occured", "seperate", "tommorow",
             "goverment", "enviroment", "accomodate", "acheive", "adress", "agressive", "apparant", "arguement",
             "begining", "buisness", "calender", "collegue", "comittee", "concious", "dissapear"]  # fmt: skip
    found = _remarks(*(f"There was {word} in it." for word in words))
    assert len(found) == MOST_SPELLING
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_a_misspelt_name_is_shown_with_the_right_one() -> None:
    (found,) = _remarks("As Brandvald says, the moon rules.")
    assert (found.kind, found.written, found.suggestion) == ("name", "Brandvald", "Brandvold")


def test_a_doubled_word_is_shown() -> None:
    (found,) = _remarks("The boat left the the harbour.")
    assert (found.kind, found.written, found.suggestion) == ("grammar", "the the", "the")


@pytest.mark.parametrize("sentence", ["He had had enough.", "She said that that was it.", "Baden Baden is a town."])
def test_what_may_stand_twice_is_left_alone(sentence: str) -> None:
    assert _remarks(sentence) == ()


def test_a_very_long_sentence_is_tangled() -> None:
    (found,) = _remarks(f"The boat left{', and the crew slept' * 16}.")
    assert (found.kind, found.suggestion) == ("tangled", None)


def test_many_clauses_without_a_comma_are_tangled() -> None:
    run = "the crew slept because they were tired and the captain knew that the harbour which they had left was closed"
    (found,) = _remarks(f"They sailed when the wind rose and {run} so that nobody there could see them while {run}.")
    assert found.kind == "tangled"


def test_a_long_list_with_commas_is_not_tangled() -> None:
    assert _remarks(f"The town bought boats{', ropes' * 30} and nets.") == ()


class _ScriptedGrammar:
    """Says that "were" is wrong wherever it stands."""

    def remarks(self, text: str) -> Iterator[GrammarRemark]:
        place = text.find("were")
        while place >= 0:
            yield GrammarRemark(place, place + 4, "was")
            place = text.find("were", place + 1)


def test_grammar_is_asked_about_the_writers_own_words_only() -> None:
    essay = _essay("The boat were late.", "They say “we were late”.")
    (found,) = language_remarks(essay, PACK, grammar=_ScriptedGrammar())
    assert (found.kind, found.written, found.suggestion) == ("grammar", "were", "was")
    assert essay.text[found.start : found.end] == "were"


def test_grammar_without_its_package_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(importlib.sys.modules, "harper", None)  # type: ignore[attr-defined]
    with pytest.raises(MissingExtra, match="harper-py"):
        HarperGrammar()


def test_harper_finds_slips_of_agreement() -> None:
    pytest.importorskip("harper")
    essay = _essay("He go to war.", "This is an test.", "States arm, trade and fear.")
    found = language_remarks(essay, PACK, grammar=HarperGrammar())
    assert [(one.written, one.suggestion) for one in found] == [("go", "goes"), ("an", "a")]


def test_an_essay_without_sentences_has_no_slips() -> None:
    assert _remarks() == ()


_PIECES = st.sampled_from(
    ["goverment", "the the", "Brandvald", "“recieve”", "(Holm 1999)", "it's", "d’État", "\n", "\x00"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(_PIECES | st.text(max_size=12), min_size=1, max_size=12).map(" ".join), max_size=4))
def test_every_remark_stands_where_it_says(sentences: list[str]) -> None:
    essay = _essay(*sentences)
    found = language_remarks(essay, PACK, grammar=_ScriptedGrammar())
    assert all(essay.text[one.start : one.end] == one.written and one.written for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@pytest.mark.parametrize("piece", ["qxzvk{} ", "the the ", "( ", "“ ", "a-", "'a ", "* _ ", "\x00 ", "and "])
def test_no_text_makes_it_slow(piece: str) -> None:
    words = "".join(piece.replace("{}", "abcdefghij"[n % 10] + "klmnopqrst"[n // 10 % 10]) for n in range(20_000))
    _remarks("Warm up.")
    started = perf_counter()
    _remarks(*(words[place : place + 5_000] for place in range(0, len(words), 5_000)))
    assert perf_counter() - started < 5
