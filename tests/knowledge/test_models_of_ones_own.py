"""Models that a person sets: folders that are damaged or of another kind are named, and no folder asks the network."""

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import ModelDamaged, ModelMissing
from knowledge.onnx_models import OnnxModel
from knowledge.sentence_models import SentenceCrossEncoder, SentenceModel
from knowledge.weights import MINILM_EMBEDDING, locate


def onnx_folder(folder: Path, *inputs: str) -> Path:
    """A model that gives the sum of its inputs, with a tokenizer of three words."""
    onnx = pytest.importorskip("onnx")
    from onnx import TensorProto, helper
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    given = [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"]) for name in inputs]
    total = helper.make_tensor_value_info("total", TensorProto.INT64, ["texts", "tokens"])
    nodes = [helper.make_node("Identity", [inputs[0]], ["sum0"])]
    nodes += [helper.make_node("Add", [f"sum{i}", name], [f"sum{i + 1}"]) for i, name in enumerate(inputs[1:])]
    nodes.append(helper.make_node("Identity", [f"sum{len(inputs) - 1}"], ["total"]))
    graph = helper.make_graph(nodes, "sum", given, [total])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(folder / "model.onnx"))
    tokenizer = Tokenizer(WordLevel({"?": 0, "walls": 1, "ships": 2}, unk_token="?"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def test_a_model_is_given_the_inputs_that_it_has(tmp_path: Path) -> None:
    folder = onnx_folder(tmp_path, "input_ids", "attention_mask")
    model = OnnxModel(lambda: folder, None, 8)
    assert model.run(model.tokens(["walls ships"])).tolist() == [[2.0, 3.0]]


@pytest.mark.parametrize("inputs", [("pixels",), ("input_ids", "positions")])
def test_a_model_that_wants_something_else_is_named_as_damaged(tmp_path: Path, inputs: tuple[str, ...]) -> None:
    folder = onnx_folder(tmp_path, *inputs)
    model = OnnxModel(lambda: folder, None, 8)
    with pytest.raises(ModelDamaged, match=str(folder)):
        model.run(model.tokens(["walls ships"]))


def test_an_adapter_that_cannot_be_read_is_a_damaged_model(tmp_path: Path) -> None:
    folder = onnx_folder(tmp_path, "input_ids")
    (tmp_path / "adapter.safetensors").write_bytes(b"no tensors")
    with pytest.raises(ModelDamaged):
        OnnxModel(lambda: folder, lambda: tmp_path / "adapter.safetensors", 8).tokens(["walls"])


def test_an_adapter_that_is_missing_keeps_its_own_error(tmp_path: Path) -> None:
    def missing() -> Path:
        raise ModelMissing("There is no adapter.", "Fetch it.")

    folder = onnx_folder(tmp_path, "input_ids")
    with pytest.raises(ModelMissing, match="adapter"):
        OnnxModel(lambda: folder, missing, 8).tokens(["walls"])


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The packaged embedding model as a folder of one's own."""
    return Path(shutil.copytree(locate(MINILM_EMBEDDING), tmp_path / "model"))


@pytest.mark.models
@pytest.mark.parametrize("kind", [SentenceModel, SentenceCrossEncoder])
def test_weights_that_cannot_be_read_are_a_damaged_model(copied: Path, kind: type) -> None:
    (copied / "model.safetensors").write_bytes(b"no tensors at all")
    with pytest.raises(ModelDamaged, match="weights"):
        kind(str(copied))


@pytest.mark.models
def test_loading_a_folder_leaves_the_environment_as_it_was(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HF_HUB_OFFLINE", "TOKENIZERS_PARALLELISM"):
        monkeypatch.delenv(name, raising=False)
    before = dict(os.environ)
    SentenceModel(str(copied))
    assert {name: os.environ.get(name) for name in before} == before
    assert not {"HF_HUB_OFFLINE", "TOKENIZERS_PARALLELISM"} & set(os.environ)


@pytest.mark.models
def test_parts_are_right_where_a_model_puts_words_of_its_own_before_a_text(copied: Path) -> None:
    settings = copied / "config_sentence_transformers.json"
    known = json.loads(settings.read_text()) if settings.exists() else {}
    settings.write_text(json.dumps({**known, "prompts": {"document": "passage: "}}))
    model = SentenceModel(str(copied))
    text = "Ships wait for signals. The second wall alarms every neighbour."
    _, parts = model.encode_parts([text], [[(24, len(text))]])
    np.testing.assert_allclose(parts, model.encode_documents([text[24:]]), atol=1e-5)
