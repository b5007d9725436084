"""A cross-encoder's scores depend on question and text alone, and the first texts are read even in little time."""

from itertools import pairwise
from pathlib import Path

import pytest

from knowledge.batches import WINDOW
from knowledge.errors import ModelDamaged, ModelMissing
from knowledge.reranking import BATCH, LocalCrossEncoder, OnnxReranker, local_reranker

QUESTION = "Why does a second wall alarm the neighbours?"
RELEVANT = "A second wall alarms the neighbours because it lets the harbour attack without fear."
UNRELATED = "Bake the bread for forty minutes and let it cool."
MIXED = [UNRELATED, "Ships wait for signals.", RELEVANT, "", "Stone " * 400, "Walls are built in one summer."]


@pytest.fixture(scope="module")
def reranker() -> OnnxReranker:
    return OnnxReranker()


def onnx_folder(folder: Path) -> Path:
    (folder / "model.onnx").write_bytes(b"not a model")
    (folder / "tokenizer.json").write_text("{}")
    return folder


def test_a_folder_with_an_onnx_model_is_run_as_onnx_and_any_other_name_by_sentence_transformers(tmp_path: Path) -> None:
    assert isinstance(local_reranker(None), OnnxReranker)
    assert isinstance(local_reranker(str(tmp_path)), LocalCrossEncoder)
    assert isinstance(local_reranker("harbours/cross-encoder"), LocalCrossEncoder)
    assert isinstance(local_reranker(str(onnx_folder(tmp_path))), OnnxReranker)


def test_a_folder_whose_files_are_no_model_is_a_damaged_model(tmp_path: Path) -> None:
    with pytest.raises(ModelDamaged) as raised:
        OnnxReranker(onnx_folder(tmp_path)).score("q", ["t"])
    assert str(tmp_path) in raised.value.message


def test_a_folder_without_a_model_is_a_missing_model_when_it_is_first_asked(tmp_path: Path) -> None:
    reranker = local_reranker(str(tmp_path))
    with pytest.raises(ModelMissing) as raised:
        reranker.score("q", ["t"])
    assert str(tmp_path) in raised.value.message


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> LocalCrossEncoder:
    """A cross-encoder of sentence-transformers with weights drawn at random, all its logits about 20."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    folder = tmp_path_factory.mktemp("tiny")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyz", *"?.,", "wall", "ships"]
    config = BertConfig(
        vocab_size=len(words), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        initializer_range=0.5, num_labels=1,
    )  # fmt: skip
    torch.manual_seed(7)
    model = BertForSequenceClassification(config)
    torch.nn.init.constant_(model.classifier.bias, 20.0)
    model.save_pretrained(folder)
    BertTokenizer(vocab={word: number for number, word in enumerate(words)}).save_pretrained(folder)
    found = local_reranker(str(folder))
    assert isinstance(found, LocalCrossEncoder)
    return found


def test_a_model_of_ones_own_gives_every_text_the_logit_of_its_own_words(tiny: LocalCrossEncoder) -> None:
    texts = ["wall", "ships", "", *(f"wall {'very ' * number}" for number in range(2 * BATCH)), "wall"]
    scores = tiny.score("ships?", texts)
    assert all(score is not None and 5 < score < 35 for score in scores)
    assert len({round(score, 3) for score in scores[:4] if score is not None}) > 2
    assert scores[-1] == pytest.approx(scores[0], abs=1e-4)
    assert tiny.score("ships?", texts[::-1]) == pytest.approx(scores[::-1], abs=1e-4)
    assert tiny.score("wall?", texts[:1]) != pytest.approx(scores[:1], abs=1e-2)
    assert tiny.score("ships?", []) == []


def test_a_model_of_ones_own_reads_its_first_batch_however_little_time_there_is(tiny: LocalCrossEncoder) -> None:
    scores = tiny.score("ships?", ["wall"] * (BATCH + 1), seconds=0.0)
    assert [score is None for score in scores] == [False] * BATCH + [True]


@pytest.mark.models
def test_a_text_that_answers_is_scored_above_one_that_does_not(reranker: OnnxReranker) -> None:
    answer, other = reranker.score(QUESTION, [RELEVANT, UNRELATED])
    assert answer is not None and other is not None
    assert answer > other + 5


@pytest.mark.models
def test_loading_the_model_takes_nothing_from_the_time_to_read() -> None:
    assert None not in OnnxReranker().score(QUESTION, [RELEVANT] * (2 * BATCH), seconds=3.0)


@pytest.mark.models
def test_nothing_to_read_has_no_scores(reranker: OnnxReranker) -> None:
    assert reranker.score(QUESTION, []) == []


@pytest.mark.models
def test_scores_do_not_depend_on_the_order_of_the_texts(reranker: OnnxReranker) -> None:
    # Padding changes the scale that int8 activations are rounded by, so a logit may move a little.
    texts = [*MIXED, *(f"Wall {number} is {'very ' * number}high." for number in range(10))]
    forwards = reranker.score(QUESTION, texts)
    backwards = reranker.score(QUESTION, texts[::-1])[::-1]
    assert backwards == pytest.approx(forwards, abs=0.5)
    assert reranker.score(QUESTION, texts) == forwards


@pytest.mark.models
def test_when_time_is_over_the_first_texts_were_read_and_the_last_were_not(reranker: OnnxReranker) -> None:
    texts = [f"The wall of harbour {number} alarms {'all ' * (number % 7)}neighbours." for number in range(2000)]
    scores = reranker.score(QUESTION, texts, seconds=0.1)
    assert len(scores) == len(texts)
    assert scores[0] is not None
    assert scores[-1] is None
    # Inside a window texts are read by length; no window is begun before the one in front of it is done.
    read = [sum(one is not None for one in scores[start : start + WINDOW]) for start in range(0, len(texts), WINDOW)]
    assert all(here == WINDOW or not after for here, after in pairwise(read))
    assert sum(read) >= BATCH


@pytest.mark.models
def test_the_first_batch_is_read_however_little_time_there_is(reranker: OnnxReranker) -> None:
    assert all(score is not None for score in reranker.score(QUESTION, [RELEVANT] * 3, seconds=0.0))
