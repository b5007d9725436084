"""A head of ours stands on what the packaged cross-encoder makes of a pair, just as the model's own does."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper
from safetensors.numpy import save_file

from knowledge.judge.pair_model import TEMPERATURE, PairModel
from knowledge.reranking import OnnxReranker
from knowledge.weights import MARCO_RERANKER, locate

pytestmark = pytest.mark.models

QUESTION = "Why does conquest rarely pay?"
TEXTS = [
    "Conquest rarely pays because nationalist resistance makes occupation dear.",
    "The weather in Vienna was mild that year.",
    "Occupied peoples resist, and the costs of holding them outweigh the gains.",
    "States form alliances.",
]
PAIRS = [(QUESTION, text) for text in TEXTS]


@pytest.fixture(scope="module")
def own_head(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An adapter whose second label is the model's own score, beside a first that is always naught."""
    graph = onnx.load(str(locate(MARCO_RERANKER) / "model.onnx")).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer if one.name.startswith("classifier")}
    zero = stored["classifier.weight_zero_point"].astype(np.float32)
    weight = (stored["classifier.weight_quantized"].astype(np.float32) - zero) * stored["classifier.weight_scale"]
    path = tmp_path_factory.mktemp("head") / "head.safetensors"
    head = np.concatenate([np.zeros((1, 384), np.float32), weight.T]).astype(np.float32)
    bias = np.concatenate([np.zeros(1, np.float32), stored["classifier.bias"]]).astype(np.float32)
    save_file({"head.weight": head, "head.bias": bias}, str(path), {TEMPERATURE: "2.0"})
    return path


def test_the_models_own_head_gives_the_models_own_scores(own_head: Path) -> None:
    logits = PairModel(lambda: own_head, MARCO_RERANKER).logits(PAIRS)[:, 1]
    assert logits.tolist() == pytest.approx(OnnxReranker().score(QUESTION, TEXTS), abs=0.25)


def test_probabilities_are_those_of_the_logits_divided_by_the_temperature(own_head: Path) -> None:
    model = PairModel(lambda: own_head, MARCO_RERANKER)
    halved = model.logits(PAIRS)[:, 1] / 2
    assert model.probabilities(PAIRS)[:, 1].tolist() == pytest.approx((1 / (1 + np.exp(-halved))).tolist(), abs=1e-5)


def test_each_pair_keeps_its_place_however_many_there_are(own_head: Path) -> None:
    model = PairModel(lambda: own_head, MARCO_RERANKER)
    many = model.logits(PAIRS * 11)
    assert many.shape == (44, 2)
    assert np.allclose(many[:4], many[40:], atol=0.5)
    assert model.logits([]).shape == (0, 2)
