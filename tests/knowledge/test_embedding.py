"""Vectors have unit length, do not depend on what is embedded beside them, and carry their model's name."""

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from knowledge.embedding import EmbedsParts, LocalEmbeddings, embedding_id
from knowledge.errors import ModelMissing
from tests.fakes import HashEmbeddings

TEXTS = [
    "The second wall alarms every neighbour.",
    "Ships wait for signals.",
    "A harbour that closes its gates invites the blockade that it fears, as the keeper of Lund wrote in 1911.",
]


class WithModel(HashEmbeddings):
    """Names its model as most integrations do."""

    def __init__(self) -> None:
        super().__init__(model_id="")
        self.model = "harbour-embed-3"


class WithModelName(HashEmbeddings):
    """Names its model as the Hugging Face integrations do."""

    def __init__(self) -> None:
        super().__init__(model_id="")
        self.model_name = "harbours/large"


class Nameless(Embeddings):
    """Says nothing of its model."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[1.0] for _ in texts]

    def embed_query(self, text: str) -> list[float]:
        return [1.0]


@pytest.mark.parametrize(
    ("embeddings", "expected"),
    [
        pytest.param(HashEmbeddings(model_id="own"), "own", id="id"),
        pytest.param(WithModel(), "harbour-embed-3", id="model"),
        pytest.param(WithModelName(), "harbours/large", id="model name"),
        pytest.param(Nameless(), "Nameless", id="class"),
        pytest.param(LocalEmbeddings("some/folder"), "some/folder", id="local folder"),
    ],
)
def test_vectors_are_stored_under_the_name_of_their_model(embeddings: Embeddings, expected: str) -> None:
    assert embedding_id(embeddings) == expected


def test_naming_the_packaged_model_does_not_load_it() -> None:
    assert embedding_id(LocalEmbeddings()).startswith("all-MiniLM-L6-v2@")


def test_no_texts_have_no_vectors_and_load_no_model() -> None:
    assert LocalEmbeddings("no/such/folder").embed_documents([]) == []


@pytest.fixture(scope="module")
def local() -> LocalEmbeddings:
    return LocalEmbeddings()


@pytest.mark.models
def test_every_vector_has_unit_length(local: LocalEmbeddings) -> None:
    vectors = np.array([*local.embed_documents(TEXTS), local.embed_query(TEXTS[0])])
    assert vectors.shape == (4, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


@pytest.mark.models
def test_a_text_has_the_same_vector_alone_and_among_others(local: LocalEmbeddings) -> None:
    together = local.embed_documents(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        np.testing.assert_allclose(local.embed_documents([text])[0], vector, atol=1e-5)


@pytest.mark.models
def test_the_parts_of_a_text_come_with_the_vector_of_the_whole(local: LocalEmbeddings) -> None:
    texts = [" ".join(TEXTS), TEXTS[1]]
    ends = np.cumsum([len(text) + 1 for text in TEXTS])
    parts = [[(end - len(text) - 1, end - 1) for text, end in zip(TEXTS, ends.tolist(), strict=True)], []]
    wholes, own = local.embed_parts(texts, parts)
    assert isinstance(local, EmbedsParts)
    np.testing.assert_allclose(wholes, local.embed_documents(texts), atol=1e-5)
    assert own.shape == (3, 384)
    np.testing.assert_allclose(np.linalg.norm(own, axis=1), 1.0, atol=1e-5)
    cosines = own @ np.array(local.embed_documents(TEXTS)).T
    assert cosines.argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.models
def test_a_part_beyond_what_the_model_reads_is_embedded_by_itself(local: LocalEmbeddings) -> None:
    text = "stone " * 600 + TEXTS[0]
    _, own = local.embed_parts([text], [[(len(text) - len(TEXTS[0]), len(text))]])
    np.testing.assert_allclose(own[0], local.embed_documents([TEXTS[0]])[0], atol=1e-5)


@pytest.mark.models
def test_texts_without_parts_give_no_part_vectors(local: LocalEmbeddings) -> None:
    wholes, own = local.embed_parts(TEXTS[:1], [[]])
    assert (wholes.shape, own.shape) == ((1, 384), (0, 384))


@pytest.mark.models
def test_a_model_that_is_nowhere_is_a_missing_model(tmp_path) -> None:
    with pytest.raises(ModelMissing, match="could not be loaded"):
        LocalEmbeddings(str(tmp_path)).embed_query("wall")
