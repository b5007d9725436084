"""Assertions that want a source are found, and what wants none is let be, measured on two sets of cases."""

import json
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.critique.essay import Essay, EssayUnit
from tutor.critique.support import LEAST, MOST, unsupported_in

ROWS = [json.loads(line) for line in Path(__file__).with_name("assertions.jsonl").read_text("utf-8").splitlines()]


def essay_of(*sentences: str) -> Essay:
    units: list[EssayUnit] = []
    text = ""
    for sentence in sentences:
        start = len(text)
        text += sentence
        units.append(EssayUnit(len(units), 0, start, len(text), sentence))
        text += " "
    return Essay("Made up", text, "0" * 64, len(text.split()), tuple(units))


@cache
def measured(half: str) -> tuple[float, float]:
    """Precision and recall; a remark on a sentence of the context is a wrong one."""
    hits = wrong = wanted = 0
    for row in (row for row in ROWS if row["half"] == half):
        essay = essay_of(*(row[part] for part in ("before", "text", "after") if row[part]))
        found = {one.unit.text for one in unsupported_in(essay)}
        wanted += row["flagged"]
        hits += row["flagged"] and row["text"] in found
        wrong += len(found - {row["text"]}) + (row["text"] in found and not row["flagged"])
    return hits / (hits + wrong), hits / wanted


def test_the_halves_share_no_case_and_each_has_both_kinds() -> None:
    tuned, held = ({row["case"] for row in ROWS if row["half"] == half} for half in ("tune", "held"))
    assert len(ROWS) >= 120 and not tuned & held
    assert all(sum(row["flagged"] is kind for row in ROWS) >= 50 for kind in (True, False))


@pytest.mark.parametrize(("half", "precision", "recall"), [("tune", 0.95, 0.9), ("held", 0.93, 0.8)])
def test_precision_and_recall_stay_above_what_was_reached(half: str, precision: float, recall: float) -> None:
    reached = measured(half)
    assert reached[0] >= precision and reached[1] >= recall


ASSERTED = "Four out of five keepers had never seen the gate."


@pytest.mark.parametrize(
    ("sentences", "flagged"),
    [
        ((ASSERTED,), True),
        ((f"{ASSERTED[:-1]} (Kerr, 1979).",), False),
        ((f"{ASSERTED[:-1]} [3].",), False),
        ((ASSERTED, "(Kerr, 1979)."), False),
        ((ASSERTED, "This is the count of the last inquiry (Kerr, 1979)."), False),
        ((ASSERTED, "Bread was dear that year (Kerr, 1979)."), True),
        ((ASSERTED, "This was a scandal, as Kerr (1979) says, and it had many causes."), True),
        (("The gate was old (Kerr, 1979).", ASSERTED), True),
        (
            ("The siege cost 46 per cent of the harvest (Kerr, 1979).", "The loss of 46 per cent was felt by all."),
            False,
        ),
        (("The siege began in 1956 (Kerr, 1979).", "In 1956 it cost 46 per cent of the harvest."), True),
    ],
)
def test_a_citation_supports_what_it_stands_with(sentences: tuple[str, ...], flagged: bool) -> None:
    assert bool(unsupported_in(essay_of(*sentences))) is flagged


@pytest.mark.parametrize(
    "sentence",
    [
        "Is it true that four out of five keepers never saw the gate?",
        "He wrote “four out of five keepers never saw the gate” to his wife.",
        "Perhaps four out of five keepers never saw the gate.",
        "I think that four out of five keepers never saw the gate.",
        "Kerr holds that four out of five keepers never saw the gate.",
        "Keepers should spend two per cent of their income on gates.",
        "There are a thousand reasons to keep a gate.",
        "The gates fell in 1908, in 1911 and in 1913.",
        "A keeper cannot know whether the true aim of the others was peace.",
        "States' true intentions were hidden from one another.",
        "A wallist would have expected the gate to hold within a month.",
    ],
)
def test_what_wants_no_source_is_let_be(sentence: str) -> None:
    assert unsupported_in(essay_of(sentence)) == ()


def test_only_the_surest_are_kept_in_the_order_of_confidence() -> None:
    essay = essay_of(
        *(f"In town {letter} {ASSERTED.lower()}" for letter in "abcdefgh"), "He had no intention of leaving."
    )
    found = unsupported_in(essay)
    assert len(found) == MOST
    assert [one.confidence for one in found] == sorted((one.confidence for one in found), reverse=True)
    assert all(one.confidence >= LEAST for one in found)


def test_the_part_up_to_the_semicolon_is_marked() -> None:
    essay = essay_of("The gate was shut early on that day; four out of five keepers had never seen it.")
    (found,) = unsupported_in(essay)
    assert essay.text[found.start : found.end] == "four out of five keepers had never seen it."


@given(
    st.lists(
        st.sampled_from([ASSERTED, "; 5 per cent of it;", "İİ had been promised", "\x00", "“", '"'])
        | st.text(max_size=20)
    )
)
def test_places_stand_inside_their_sentence(pieces: list[str]) -> None:
    essay = essay_of("Gates.", " ".join(pieces) or "x", ASSERTED)
    for one in unsupported_in(essay):
        assert one.unit.start <= one.start < one.end <= one.unit.end
        assert essay.text[one.start : one.end] == essay.text[one.start : one.end].strip() != ""


@pytest.mark.parametrize(
    "text",
    [
        "had been, without " * 8000,
        "five in five out of " * 5000,
        "data data " * 10_000,
        "1" * 100_000,
        '"' * 50_000,
        "",
    ],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    began = time.perf_counter()
    unsupported_in(essay_of(text))
    assert time.perf_counter() - began < 5
