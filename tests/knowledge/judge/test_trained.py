"""The judge of a course is the one trained here, else the pack's own, else entailment; never a broken one."""

import hashlib
import json
from pathlib import Path

import pytest

from knowledge.errors import ModelDamaged, ModelMissing
from knowledge.judge import ClaimInContext, judge_card, stance_judge, tenet_router
from knowledge.judge.trained import CARD, ROUTING, STANCE, judge_folder
from knowledge.packs import Pack, load_pack
from tests.fakes import HashEmbeddings
from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.knowledge.judge.test_routing import TINY_PACK


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(TINY_PACK)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A judge's folder whose files are sound as far as their digests go."""
    for name in (STANCE, ROUTING):
        (tmp_path / name).write_bytes(name.encode())
    digests = {name: hashlib.sha256(name.encode()).hexdigest() for name in (STANCE, ROUTING)}
    card = {
        "pack": "bread",
        "version": "1",
        "embeddings": "learnt-with",
        "sha256": digests,
        "claims": 300,
        "errors": {"any": {"threshold": 0.7, "precision": 0.9, "recall": 0.6}},
        "measured": {"macro_f1": 0.8},
    }
    (tmp_path / CARD).write_text(json.dumps(card), encoding="utf-8")
    return tmp_path


def test_a_pack_without_a_judge_is_judged_by_entailment(pack: Pack, tmp_path: Path) -> None:
    assert judge_folder(pack, tmp_path / "none") is None
    entailment = ScriptedEntailment({})
    stance_judge(pack, None, entailment).judge([(pack.tenets[0], ClaimInContext("Bread is good."))])
    assert entailment.asked


def test_what_was_trained_here_goes_before_what_the_pack_brings(pack: Pack, folder: Path) -> None:
    assert judge_folder(pack, folder) == folder
    assert judge_card(folder).errors["any"].threshold == 0.7


def test_a_file_that_is_not_the_one_on_the_card_is_refused(pack: Pack, folder: Path) -> None:
    (folder / STANCE).write_bytes(b"another")
    with pytest.raises(ModelDamaged, match=STANCE):
        stance_judge(pack, folder)


def test_a_file_that_is_gone_is_named(pack: Pack, folder: Path) -> None:
    (folder / ROUTING).unlink()
    with pytest.raises(ModelMissing, match="pack train"):
        stance_judge(pack, folder)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"pack": 1}', "\x00"])
def test_a_card_that_cannot_be_read_is_refused(pack: Pack, folder: Path, content: str) -> None:
    (folder / CARD).write_text(content, encoding="utf-8")
    with pytest.raises(ModelDamaged, match="cannot be read"):
        stance_judge(pack, folder)


def test_routing_learnt_with_other_embeddings_is_left_aside(pack: Pack, folder: Path) -> None:
    router = tenet_router(pack, HashEmbeddings(256), "others", folder)
    (found,) = router.about([ClaimInContext(pack.tenets[1].statements[0])], 1)
    assert found == [pack.tenets[1]]
