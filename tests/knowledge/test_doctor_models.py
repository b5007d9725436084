"""What `doctor` says of the models that read again: it looks at their files and loads none of them."""

from pathlib import Path

import pytest

from knowledge.doctor import Check
from knowledge.library import Library
from knowledge.settings import LibrarySettings
from tests.fakes import HashEmbeddings, OverlapReranker


def said(library: Library) -> Check:
    return next(check for check in library.doctor() if check.name == "rereading models")


@pytest.mark.parametrize(
    ("settings", "details"),
    [
        pytest.param({}, ["ms-marco-MiniLM-L-12-v2-int8", "answerai-colbert-small-v1-int8"], id="packaged"),
        pytest.param({"reranking_model": "some/folder"}, ["colbert", "some/folder: not checked"], id="one set"),
    ],
)
def test_the_files_of_the_packaged_models_are_looked_at(tmp_path: Path, settings: dict, details: list[str]) -> None:
    with Library.open(tmp_path, LibrarySettings(**settings), embeddings=HashEmbeddings()) as library:
        check = said(library)
    assert check.ok
    assert all(detail in check.detail for detail in details)


def test_a_reranker_that_was_given_has_no_files_to_look_at(tmp_path: Path) -> None:
    with Library.open(tmp_path, embeddings=HashEmbeddings(), reranker=OverlapReranker()) as library:
        assert said(library) == Check("rereading models", True, "not checked: a reranker was given")
