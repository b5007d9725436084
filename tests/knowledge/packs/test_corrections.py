"""A teacher's corrections are kept in the form of labelled claims, and the last word counts."""

from pathlib import Path

import pytest

from knowledge.errors import InvalidPack
from knowledge.packs import LabelledClaim, Pack, load_pack
from knowledge.packs.corrections import add_correction, corrected, correction_id, load_corrections
from tests.knowledge.judge.test_routing import TINY_PACK

SENTENCE = "The holes in a ciabatta are made by the gas of the yeast."


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(TINY_PACK)


def claim(verdict: str, tenet: str = "yeast-makes-gas", claim_id: str | None = None) -> LabelledClaim:
    return LabelledClaim.model_validate(
        {
            "id": claim_id or correction_id(tenet, "", SENTENCE, ""),
            "tenet": tenet,
            "case": "theory",
            "verdict": verdict,
            "voice": "asserted",
            "sentence": SENTENCE,
        }
    )


def test_what_was_kept_is_read_back_and_the_last_word_counts(pack: Pack, tmp_path: Path) -> None:
    file = tmp_path / "corrections" / "bread.jsonl"
    assert load_corrections(file, pack) == ()
    add_correction(file, claim("contradicts"))
    add_correction(file, claim("correct", tenet="slow-rise-flavour"))
    add_correction(file, claim("correct"))
    assert load_corrections(file, pack) == (claim("correct"), claim("correct", tenet="slow-rise-flavour"))


def test_a_correction_takes_the_place_of_the_claim_that_it_corrects() -> None:
    own = claim("contradicts", claim_id="yeast-makes-gas-1")
    other = claim("correct", tenet="slow-rise-flavour", claim_id="slow-rise-flavour-1")
    assert corrected([own, other], [claim("correct")]) == [claim("correct"), other]
    assert corrected([own, other], []) == [own, other]


def test_a_correction_towards_a_tenet_that_is_gone_is_left_aside(pack: Pack, tmp_path: Path) -> None:
    add_correction(tmp_path / "bread.jsonl", claim("correct", tenet="salt-slows-yeast-down"))
    assert load_corrections(tmp_path / "bread.jsonl", pack) == ()


def test_a_line_that_is_no_correction_is_named(pack: Pack, tmp_path: Path) -> None:
    add_correction(tmp_path / "bread.jsonl", claim("correct"))
    with (tmp_path / "bread.jsonl").open("a", encoding="utf-8") as lines:
        lines.write("{half\n")
    with pytest.raises(InvalidPack, match="line 2"):
        load_corrections(tmp_path / "bread.jsonl", pack)
