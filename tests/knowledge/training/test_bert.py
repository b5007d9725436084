"""The last layers of a model and what follows them are trained; the others stay as they are."""

import pytest

from knowledge.training.bert import is_trained


@pytest.mark.parametrize(
    ("name", "layers", "expected"),
    [
        ("bert.encoder.layer.11.output.dense.weight", 1, True),
        ("bert.encoder.layer.10.output.dense.weight", 1, False),
        ("bert.encoder.layer.10.output.dense.weight", 2, True),
        ("bert.encoder.layer.1.attention.self.query.weight", 2, False),
        ("bert.encoder.layer.1.attention.self.query.weight", 11, True),
        ("bert.encoder.layer.0.attention.self.query.weight", 11, False),
        ("encoder.layer.8.output.LayerNorm.bias", 4, True),
        ("encoder.layer.7.output.LayerNorm.bias", 4, False),
        ("bert.encoder.layer.11.output.dense.weight", 0, False),
        ("bert.embeddings.word_embeddings.weight", 12, False),
        ("bert.pooler.dense.weight", 0, True),
        ("classifier.bias", 0, True),
        ("head.weight", 0, True),
    ],
)
def test_the_last_layers_and_what_follows_them_are_trained(name: str, layers: int, expected: bool) -> None:
    assert is_trained(name, layers) is expected
