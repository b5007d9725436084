"""A packaged model as a torch model, and back: its trained layers as int8 weights for the same ONNX file."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.numpy import load_file, save_file
from transformers import BertConfig, BertForSequenceClassification, BertModel

from knowledge.weights import MARCO_RERANKER, PackagedWeights, locate

LAYERS = 12
WIDTH = 384
_TRANSPOSED = frozenset({"bert.pooler.dense.weight", "classifier.weight"})


def torch_model(packaged: PackagedWeights) -> Any:
    """The cross-encoder or the token encoder with its int8 weights turned back to floats."""
    stored, products = _stored(packaged)
    sizes = {"hidden_size": WIDTH, "num_hidden_layers": LAYERS, "num_attention_heads": 12, "intermediate_size": 1536}
    config = BertConfig.from_dict({**sizes, "num_labels": 1})
    classifies = packaged is MARCO_RERANKER
    model: Any = BertForSequenceClassification(config) if classifies else BertModel(config, add_pooling_layer=False)
    weights: dict[str, torch.Tensor] = {}
    for name in model.state_dict():
        if name in stored:
            weights[name] = torch.tensor(stored[name])
        elif (base := products.get(name, name)) + "_quantized" in stored:
            values = stored[f"{base}_quantized"].astype(np.float32) - stored[f"{base}_zero_point"].astype(np.float32)
            floats = values * stored[f"{base}_scale"]
            weights[name] = torch.tensor(floats.T.copy() if name in products or name in _TRANSPOSED else floats)
    model.load_state_dict(weights, strict=False)
    return model


def save_adapter(model: Any, packaged: PackagedWeights, trained_layers: int, path: Path) -> None:
    """Writes the weights that were trained under the names that they have in the ONNX file."""
    stored, products = _stored(packaged)
    weights: dict[str, Any] = {}
    for name, tensor in model.state_dict().items():
        if not is_trained(name, trained_layers):
            continue
        values = tensor.detach().numpy()
        base = products.get(name, name)
        if f"{base}_quantized" not in stored:
            weights[name] = values.astype(np.float32)
            continue
        scale = np.float32(np.abs(values).max() / 127)
        rounded = np.clip(np.round(values.T / scale), -127, 127)
        weights[f"{base}_quantized"] = np.ascontiguousarray(rounded, dtype=np.int8)
        weights[f"{base}_scale"] = np.array(scale, dtype=np.float32)
        weights[f"{base}_zero_point"] = np.array(0, dtype=np.int8)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, str(path))


def load_adapter(model: Any, packaged: PackagedWeights, path: Path) -> None:
    """Puts the weights of an adapter into a torch model; a head of another size stays as it is."""
    stored, own = load_file(str(path)), model.state_dict()
    _, products = _stored(packaged)
    weights: dict[str, torch.Tensor] = {}
    for name in own:
        base = products.get(name, name)
        if f"{base}_quantized" in stored:
            values = stored[f"{base}_quantized"].astype(np.float32) * stored[f"{base}_scale"]
            weights[name] = torch.tensor(values.T.copy())
        elif base in stored and stored[base].shape == own[name].shape:
            weights[name] = torch.tensor(stored[base])
    model.load_state_dict(weights, strict=False)


def is_trained(name: str, trained_layers: int) -> bool:
    """Whether a weight belongs to the last layers or to what follows them."""
    layers = (f"layer.{number}." for number in range(LAYERS - trained_layers, LAYERS))
    return any(layer in name for layer in layers) or any(part in name for part in ("pooler", "classifier", "head"))


def _stored(packaged: PackagedWeights) -> tuple[dict[str, Any], dict[str, str]]:
    """The ONNX file's arrays by name, and for each torch weight that is multiplied the name of its array."""
    graph = onnx.load(str(locate(packaged) / "model.onnx")).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    products = {
        _torch_name(node.name): node.input[1].removesuffix("_quantized")
        for node in graph.node
        if node.op_type == "MatMulInteger" and "layer." in node.name
    }
    return arrays, products


def _torch_name(product: str) -> str:
    return product.strip("/").replace("/MatMul_quant", "").replace("/", ".") + ".weight"
