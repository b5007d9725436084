"""A pack's labelled claims load when every line is sound, and every line that is not is named."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import InvalidPack
from knowledge.packs import is_held_out, load_claims, load_pack

TINY_PACK = Path(__file__).parents[2] / "data" / "tiny_pack"
RIGHT: dict[str, Any] = {
    "id": "yeast-makes-gas-1",
    "case": "ciabatta",
    "verdict": "correct",
    "voice": "asserted",
    "sentence": "The holes in a ciabatta are made by the gas of the yeast.",
    "twin": "yeast-makes-gas-2",
}
WRONG = {
    **RIGHT,
    "id": "yeast-makes-gas-2",
    "verdict": "contradicts",
    "sentence": "The holes in a ciabatta are made by the baker's fingers.",
    "twin": "yeast-makes-gas-1",
}

UNSOUND = {
    "not JSON": ('{"id": ', "yeast-makes-gas.jsonl, line 3: cannot be read"),
    "no object": ("[1]", "line 3: cannot be read"),
    "a field is missing": ({**RIGHT, "sentence": ""}, "line 3: sentence: "),
    "unknown verdict": ({**RIGHT, "verdict": "wrong"}, "line 3: verdict: "),
    "unknown voice": ({**RIGHT, "voice": "sung"}, "line 3: voice: "),
    "unknown field": ({**RIGHT, "mood": "glad"}, "line 3: mood: "),
    "an id twice": ({**RIGHT, "twin": None}, "'yeast-makes-gas-1' stands twice"),
    "an error that is not asserted": (
        {**WRONG, "id": "third", "voice": "reported", "twin": None},
        "'third': what is reported is no error",
    ),
    "a twin that is not there": ({**RIGHT, "id": "third", "twin": "fourth"}, "'third': 'fourth' is not its twin"),
    "a twin of somebody else": ({**RIGHT, "id": "third"}, "'third': 'yeast-makes-gas-2' is not its twin"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny pack, to be given claims."""
    return Path(shutil.copytree(TINY_PACK, tmp_path / "pack"))


def write(folder: Path, *lines: object, of: str = "yeast-makes-gas") -> None:
    (folder / "claims").mkdir(exist_ok=True)
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    (folder / "claims" / f"{of}.jsonl").write_text("\n".join(texts) + "\n", encoding="utf-8")


def test_a_pack_need_not_have_any(folder: Path) -> None:
    assert load_claims(load_pack(folder)) == ()


def test_a_claim_is_of_the_tenet_that_its_file_names(folder: Path) -> None:
    write(folder, RIGHT, "", WRONG)
    write(folder, {**RIGHT, "id": "none-1", "twin": None}, of="none")

    claims = {claim.id: claim for claim in load_claims(load_pack(folder))}

    assert [claims[name].tenet for name in ("yeast-makes-gas-1", "none-1")] == ["yeast-makes-gas", None]
    assert [claims[name].is_error for name in ("yeast-makes-gas-1", "yeast-makes-gas-2")] == [False, True]


@pytest.mark.parametrize(("line", "complaint"), UNSOUND.values(), ids=UNSOUND)
def test_what_is_wrong_with_a_line_is_named(folder: Path, line: object, complaint: str) -> None:
    write(folder, RIGHT, WRONG, line)

    with pytest.raises(InvalidPack) as refused:
        load_claims(load_pack(folder))

    assert complaint in refused.value.message


def test_a_file_that_is_no_text_is_named(folder: Path) -> None:
    write(folder, RIGHT, WRONG)
    (folder / "claims" / "none.jsonl").write_bytes(b"\xff\xfe\xfa")

    with pytest.raises(InvalidPack, match=r"none\.jsonl: cannot be read"):
        load_claims(load_pack(folder))


def test_claims_of_a_tenet_that_the_pack_lacks_are_refused(folder: Path) -> None:
    write(folder, {**RIGHT, "twin": None}, of="crust-is-flat")

    with pytest.raises(InvalidPack, match="has no tenet 'crust-is-flat'"):
        load_claims(load_pack(folder))


@pytest.mark.parametrize("change", [{"case": "baguette"}, {"verdict": "correct"}])
def test_twins_have_one_case_and_two_kinds_of_verdict(folder: Path, change: dict[str, str]) -> None:
    write(folder, RIGHT, {**WRONG, **change})

    with pytest.raises(InvalidPack, match="of the same case and the other kind of verdict"):
        load_claims(load_pack(folder))


def test_a_case_is_held_out_whole_and_pure_theory_never() -> None:
    cases = [f"case {number}" for number in range(600)]

    assert 60 < sum(map(is_held_out, cases)) < 140
    assert [is_held_out(case) for case in cases] == [is_held_out(case) for case in cases]
    assert not is_held_out("theory")
