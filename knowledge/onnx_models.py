"""Runs BERT-like models in ONNX form with onnxruntime; but for the training the only module that imports it or onnx."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import KnowledgeError, ModelDamaged

HEAD = "head."
"""How the names of an adapter's weights begin that stand on the model's output and are no part of the model itself."""

Tokens = Sequence[tuple[list[int], list[int]]]
"""For each text the ids of its tokens and their type ids."""


class OnnxModel:
    """`model.onnx` and `tokenizer.json` of a folder; loaded on first use, safe to share by threads.

    Args:
        folder: gives the folder.
        adapter: gives a safetensors file with weights that take the place of the model's own of the same name.
        longest: tokens of a text, or of a pair of texts, that the model reads.
        output: the value inside the model that `run` gives, by its name in the file; None for what the model gives
            itself. What the model computes after that value is not run.
    """

    def __init__(
        self,
        folder: Callable[[], Path],
        adapter: Callable[[], Path] | None,
        longest: int,
        output: str | None = None,
    ) -> None:
        self._folder = folder
        self._adapter = adapter
        self._longest = longest
        self._output = output
        self._loading = Lock()

    def tokens(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> Tokens:
        """The tokens of texts or of pairs, cut at the longest that is read."""
        tokenizer, _ = self._ready
        return [(one.ids, one.type_ids) for one in tokenizer.encode_batch(list(texts))]

    def run(self, tokens: Tokens) -> NDArray[np.float32]:
        """The output, a row for each text of the batch; what lies beyond a text's end is padding.

        Raises ModelDamaged when the model wants other inputs than a BERT-like one.
        """
        _, session = self._ready
        longest = max(len(ids) for ids, _ in tokens)
        inputs = {name: np.zeros((len(tokens), longest), dtype=np.int64) for name in _INPUTS}
        for row, (ids, types) in enumerate(tokens):
            inputs["input_ids"][row, : len(ids)] = ids
            inputs["token_type_ids"][row, : len(types)] = types
            inputs["attention_mask"][row, : len(ids)] = 1
        try:
            wanted = {one.name: inputs[one.name] for one in session.get_inputs()}
            return np.asarray(session.run(None, wanted)[0], dtype=np.float32)
        except Exception as error:  # onnxruntime's errors share no other class; a KeyError is an input of another kind
            raise ModelDamaged(
                f"The model in {self._folder()} cannot read texts: {error}.",
                "Give a BERT-like cross-encoder with one logit, or leave the setting empty.",
            ) from error

    @property
    def _ready(self) -> tuple[Any, Any]:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        import onnxruntime
        from tokenizers import Tokenizer

        folder = self._folder()
        try:
            adapted = self._adapted()
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            options = onnxruntime.SessionOptions()
            # Threads that wait by spinning take the core from whatever runs beside: another model, or Python.
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            for name, value in adapted.items():
                options.add_initializer(name, value)
            file = folder / "model.onnx"
            model: str | bytes = str(file) if self._output is None else _cut(file, self._output)
            session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except KnowledgeError:
            raise
        except Exception as error:  # the libraries raise bare Exception subclasses of their own
            raise ModelDamaged(
                f"The model in {folder} could not be loaded.",
                "Give a folder with model.onnx and tokenizer.json, or leave the setting empty.",
            ) from error
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._longest)
        # The session reads the adapter's memory without owning it, so it is kept with the session.
        self._kept = adapted
        return tokenizer, session

    def _adapted(self) -> dict[str, Any]:
        if self._adapter is None:
            return {}
        import onnxruntime
        from safetensors.numpy import load_file

        return {
            name: onnxruntime.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(value))
            for name, value in load_file(str(self._adapter())).items()
            if not name.startswith(HEAD)
        }


def _cut(file: Path, output: str) -> bytes:
    """The model, giving a value from inside it."""
    import onnx

    model = onnx.load(str(file))
    del model.graph.output[:]
    model.graph.output.append(onnx.helper.make_tensor_value_info(output, onnx.TensorProto.FLOAT, None))
    return bytes(model.SerializeToString())


_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
