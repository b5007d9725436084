"""A sentence is laid to those who hold it, by name or by what comes before, and asserting is told from reporting."""

from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.packs.pack import Pack, PackSource, Scholar, Tenet, Theory
from tutor.critique.essay import Essay, EssayUnit
from tutor.critique.voice import Manner, Voice, manner_of, voices


def _scholar(slug: str, name: str, school: str | None = None) -> Scholar:
    return Scholar(slug=slug, name=name, aliases=(name.rsplit(maxsplit=1)[-1],), school=school, ideas=("An idea.",))


PACK = Pack(
    folder=Path(), slug="tides", title="Tides", description="d", language="en", licence="CC0", version="1",
    theories=(
        Theory(slug="lunarism", name="Lunarism", aliases=("lunarist", "lunarists"), summary="s"),
        Theory(slug="windism", name="Windism", aliases=("windist", "windists"), summary="s"),
    ),
    sources=(
        PackSource(file="a.md", title="A", authors=("N",), year=2020, licence="CC0", role="reference", summary="s"),
    ),
    tenets=(
        Tenet(slug="t", title="T", theory="lunarism", kind="core", summary="s", statements=("s",), scope="s", cues=(),
              evidence=()),
    ),
    scholars=(
        _scholar("brandvold", "Ingrid Brandvold", "lunarism"),
        _scholar("oster", "Karl Oster", "windism"),
        _scholar("quist", "Piet Quist"),
    ),
)  # fmt: skip


def _essay(*paragraphs: tuple[str, ...], title: str = "", heading: tuple[str, ...] = ()) -> Essay:
    units: list[EssayUnit] = []
    text = ""
    for number, sentences in enumerate(paragraphs):
        for sentence in sentences:
            units.append(EssayUnit(len(units), number, len(text), len(text) + len(sentence), sentence, heading=heading))
            text += f"{sentence} "
    return Essay(title, text, "0" * 64, len(text.split()), tuple(units))


def _last(*sentences: str, title: str = "", heading: tuple[str, ...] = ()) -> Voice:
    return voices(_essay(sentences, title=title, heading=heading), PACK)[-1]


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        ("Brandvold argues that the moon lifts the sea.", ("brandvold",)),
        ("Brandvold (1971: 12) has rightly insisted that harbours silt up.", ("brandvold",)),
        ("Harbours silt up, says Oster, because of the wind.", ("oster",)),
        ("According to Oster, the wind moves the sea.", ("oster",)),
        ("In Brandvold's view the moon matters most.", ("brandvold",)),
        ("For lunarists, the shore is a minor matter.", ("lunarism",)),
        ("On the lunarist account storms are noise.", ("lunarism",)),
        ("Lunarism is silent about rivers.", ("lunarism",)),
        ("Brandvold and Quist both hold that tides are regular.", ("brandvold", "quist")),
        ("While windists blame the breeze, lunarists point to the moon.", ("windism", "lunarism")),
        ("Unlike Oster, Brandvold thinks that breezes matter little.", ("brandvold",)),
        ("Brandvold was born in a fishing village.", ()),
        ("The flood of 1953 is a hard case for lunarism.", ()),
        ("Opponents of lunarism are many.", ()),
        ("Harbours silt up every winter.", ()),
    ],
)
def test_who_holds_a_sentence_is_read_from_the_names_in_it(sentence: str, holders: tuple[str, ...]) -> None:
    voice = _last(sentence)
    assert voice.holders == holders
    assert voice.is_named is bool(holders)


@pytest.mark.parametrize(
    ("before", "sentence", "holders"),
    [
        ("Brandvold argues that the moon lifts the sea.", "In her view the wind is idle.", ("brandvold",)),
        ("Oster measured the waves.", "He also holds that the moon is idle.", ("oster",)),
        ("Lunarists trust the almanac.", "They also hold that storms pass.", ("lunarism",)),
        ("Brandvold and Quist argue for the moon.", "These scholars trust the almanac.", ("brandvold", "quist")),
        ("Windism arose in the north.", "Its authors conclude that the moon is idle.", ("windism",)),
        ("Windism arose in the north.", "It predicts calm seas in July.", ("windism",)),
        ("Windists trust the vane.", "Such theorists ignore the moon.", ("windism",)),
    ],
)
def test_a_pronoun_stands_for_the_last_holder_that_fits(before: str, sentence: str, holders: tuple[str, ...]) -> None:
    voice = _last(before, sentence)
    assert voice.holders == holders
    assert not voice.is_named


def test_the_chain_of_pronouns_goes_on_through_a_paragraph() -> None:
    found = voices(
        _essay(
            ("Brandvold argues for the moon.", "In her view winds are idle.", "She also claims that rivers follow.")
        ),
        PACK,
    )
    assert [one.holders for one in found] == [("brandvold",)] * 3


def test_a_pronoun_after_a_stranger_is_not_the_scholars() -> None:
    assert (
        _last("According to Oster, winds rule.", "The mayor met Admiral Holt.", "He argued for a wall.").holders == ()
    )


def test_a_pronoun_that_a_stranger_of_its_own_sentence_owns_is_left_alone() -> None:
    assert _last("Oster blames the wind.", "Holt thought that he saw further.").holders == ()


def test_a_pronoun_does_not_reach_into_another_paragraph() -> None:
    essay = _essay(("Oster blames the wind.",), ("In his view walls are useless.",))
    assert voices(essay, PACK)[-1].holders == ()


def test_they_who_merely_act_are_nobodys_view() -> None:
    assert _last("Lunarists say that fishermen are careful.", "They mend their nets.").holders == ()


@pytest.mark.parametrize("sentence", ["The theory holds that storms pass.", "On this theory, storms pass."])
def test_the_theory_is_the_one_that_paragraph_heading_or_title_speaks_of(sentence: str) -> None:
    assert _last("Windism arose in the north.", sentence).holders == ("windism",)
    assert _last(sentence, heading=("Two schools", "Lunarism")).holders == ("lunarism",)
    found = _last(sentence, title="What lunarism cannot explain")
    assert (found.holders, found.is_named) == (("lunarism",), True)
    assert _last(sentence).holders == ()


def test_a_heading_with_two_theories_decides_nothing() -> None:
    assert _last("The theory holds that storms pass.", heading=("Lunarism and windism",)).holders == ()


def test_theories_include_a_scholars_school() -> None:
    assert _last("Oster and Quist claim that winds rule.").theories == ("windism",)


@pytest.mark.parametrize(
    ("sentence", "manner"),
    [
        ("Harbours silt up every winter.", "asserted"),
        ("Lunarists hold that storms pass.", "asserted"),
        ("Critics object that almanacs err.", "reported"),
        ("Some would say that walls pay.", "reported"),
        ("It is sometimes claimed that walls pay.", "reported"),
        ("According to many sceptics, walls pay.", "reported"),
        ("It would be wrong to say that walls pay.", "rejected"),
        ("Some would say walls pay; the record suggests otherwise.", "rejected"),
        ("The idea that walls pay is simply mistaken.", "rejected"),
        ("The claim that walls pay does not survive a look at the bills.", "rejected"),
        ("Perhaps walls pay.", "hedged"),
        ("It may be that walls pay.", "hedged"),
        ("Arguably, walls pay.", "hedged"),
        ("If walls pay, harbours will build them.", "conditional"),
        ("Unless the wind turns, boats stay in.", "conditional"),
        ("Were the moon to vanish, harbours would dry up.", "conditional"),
        ("If anything, walls cost more.", "asserted"),
    ],
)
def test_manner_is_read_from_the_sentence(sentence: str, manner: Manner) -> None:
    assert _last(sentence).manner == manner


@pytest.mark.parametrize(
    "after",
    [
        "This is mistaken.",
        "But the evidence says otherwise.",
        "Nothing could be further from the truth.",
        "On the contrary, they cost a fortune.",
        "I cannot accept that.",
        "This view does not fit the bills.",
    ],
)
def test_what_the_next_sentence_denies_is_rejected(after: str) -> None:
    found = voices(_essay(("Oster claims that walls pay.", after)), PACK)
    assert (found[0].manner, found[0].holders) == ("rejected", ("oster",))


@pytest.mark.parametrize(
    "after",
    ["This is why towns build them.", "The town built two more.", "It did not take long.", "Boats are not so cheap."],
)
def test_what_the_next_sentence_goes_on_from_stays_asserted(after: str) -> None:
    assert manner_of("Walls pay.", after=after) == "asserted"


def test_what_is_announced_as_an_error_is_rejected() -> None:
    assert manner_of("Walls pay.", before="My first draft was mistaken when it said:") == "rejected"


def test_questions_have_no_voice_and_every_claim_has_one_in_order() -> None:
    essay = _essay(("Do walls pay?", "Walls pay.", "Lunarists doubt it."))
    assert [one.unit for one in voices(essay, PACK)] == [1, 2]


def test_an_essay_without_sentences_has_no_voices() -> None:
    assert voices(_essay(), PACK) == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=4), max_size=4))
def test_any_text_has_a_voice_for_each_claim(paragraphs: list[list[str]]) -> None:
    essay = _essay(*(tuple(one) for one in paragraphs))
    found = voices(essay, PACK)
    assert [one.unit for one in found] == [unit.ordinal for unit in essay.claims]
    assert all(one < two for one, two in pairwise(one.unit for one in found))


@pytest.mark.parametrize(
    "piece",
    ["claim that ", "not ", "this, a, ", "( ", "Brandvold, Oster and ", "anyone who says ", "it is ", "mistake ",
     "\x00\x07 ", "lunarism and "],
)  # fmt: skip
def test_no_text_makes_it_slow(piece: str) -> None:
    sentence = (piece * 20_000)[:40_000]
    started = perf_counter()
    voices(_essay((sentence,) * 3), PACK)
    assert perf_counter() - started < 5
