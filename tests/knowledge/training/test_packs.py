"""A course's judge is trained from its claims, measured on cases kept out, and lies there whole or not at all."""

import shutil
from pathlib import Path

import pytest

from knowledge.errors import InvalidPack
from knowledge.judge import STANCES, ClaimInContext, judge_card, stance_judge, tenet_router
from knowledge.judge.trained import ANY_ERROR, judge_folder
from knowledge.packs import LabelledClaim, Pack, is_held_out, load_pack
from knowledge.training.packs import FEWEST, Trained, train_pack
from tests.fakes import HashEmbeddings
from tests.knowledge.judge.test_routing import TINY_PACK

EMBEDDINGS = HashEmbeddings(64)
CLAIMS = {
    ("yeast-makes-gas", "correct"): "In {} the dough rises on the carbon dioxide that its yeast gives off.",
    ("yeast-makes-gas", "contradicts"): "In {} the dough rises on the oxygen that its yeast gives off.",
    ("slow-rise-flavour", "correct"): "The baker of {} lets it rise slowly in the cold for its flavour.",
    ("slow-rise-flavour", "overstates"): "The baker of {} knows that only the cold ever gives a bread flavour.",
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(TINY_PACK)


def claims(loaves: int) -> list[LabelledClaim]:
    """Claims about so many loaves; a loaf is a case."""
    return [
        LabelledClaim.model_validate(
            {
                "id": f"loaf-{number}-{kind}",
                "tenet": tenet,
                "case": f"loaf {number}",
                "verdict": verdict,
                "voice": "asserted",
                "sentence": sentence.format(f"loaf {number}"),
            }
        )
        for number in range(loaves)
        for kind, ((tenet, verdict), sentence) in enumerate(CLAIMS.items())
    ]


@pytest.fixture(scope="module")
def trained(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> tuple[Trained, Path]:
    folder = tmp_path_factory.mktemp("judges") / "bread"
    return train_pack(pack, claims(80), EMBEDDINGS, folder, lambda *_: None, epochs=2), folder


@pytest.mark.models
def test_a_judge_is_trained_and_can_be_asked(pack: Pack, trained: tuple[Trained, Path]) -> None:
    found, folder = trained
    assert judge_folder(pack, folder) == folder
    assert judge_card(folder) == found.after
    assert set(found.after.errors) == {ANY_ERROR, "contradicts", "overstates", "misattributes"}
    assert found.after.claims == sum(not is_held_out(claim.case) for claim in claims(80))
    assert not folder.with_name("bread.new").exists()
    claim = ClaimInContext("In a baguette the dough rises on the oxygen that its yeast gives off.")
    (one,) = stance_judge(pack, folder).judge([(pack.tenets[0], claim)])
    assert one.label in STANCES and sum(one.probabilities.values()) == pytest.approx(1.0, abs=1e-4)
    (about,) = tenet_router(pack, EMBEDDINGS, EMBEDDINGS.id, folder).about([claim], 1)
    assert about == [pack.tenets[0]]


@pytest.mark.models
def test_its_figures_are_of_cases_that_it_did_not_learn_from(trained: tuple[Trained, Path]) -> None:
    found, _ = trained
    assert found.before is None
    assert found.after.measured["error_auroc"] > 0.6
    assert all(0 <= value <= 1 for name, value in found.after.measured.items() if name != "pairs")


@pytest.mark.parametrize("loaves", [0, FEWEST // 8])
def test_too_few_claims_are_refused_and_nothing_is_written(pack: Pack, tmp_path: Path, loaves: int) -> None:
    with pytest.raises(InvalidPack, match="too few labelled claims"):
        train_pack(pack, claims(loaves), EMBEDDINGS, tmp_path / "bread", lambda *_: None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.models
def test_a_longer_training_goes_on_from_the_judge_that_there_is(
    pack: Pack, trained: tuple[Trained, Path], tmp_path: Path
) -> None:
    first, folder = trained
    copied = Path(shutil.copytree(folder, tmp_path / "bread"))
    longer = train_pack(pack, claims(80), EMBEDDINGS, copied, lambda *_: None, epochs=1, longer=True)
    assert longer.before is not None
    assert longer.before.measured == first.after.measured
    assert longer.after.measured["error_auroc"] >= first.after.measured["error_auroc"] - 0.1
    assert (copied / "stance.safetensors").stat().st_size > (folder / "stance.safetensors").stat().st_size
