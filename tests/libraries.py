"""Small libraries on the disk for tests: files of made-up sentences, opened with models that cost nothing."""

from pathlib import Path

import numpy as np

from knowledge.library import Library
from knowledge.settings import LibrarySettings
from tests.fakes import HashEmbeddings, OverlapReranker


def opened(folder: Path, settings: LibrarySettings | None = None, model: str = "hash", dimension: int = 32) -> Library:
    """The library in a folder, with fake models."""
    embeddings = HashEmbeddings(dimension, model)
    return Library.open(folder, settings, embeddings=embeddings, reranker=OverlapReranker())


def written(folder: Path, name: str, text: str) -> Path:
    """A file with a text, in a folder that is made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def paragraphs(topic: str, count: int) -> str:
    """A text in which every sentence is different and names its topic."""
    return "\n\n".join(
        f"The {topic} of state {number} is a matter of balance. Threat {topic}{number} grows with distance {number}."
        for number in range(count)
    )


def complaints(library: Library) -> list[str]:
    """What is wrong with a library that should be whole: unfinished or doubled sources, missing vectors."""
    found = []
    sources = library.sources()
    if len({source.id for source in sources}) < len(sources):
        found.append("a source is there twice")
    for source in sources:
        if source.state != "ready":
            found.append(f"{source.file_name} is {source.state}")
        for unit, units in (("passage", library.passages(source.id)), ("sentence", library.sentences(source.id))):
            text = library.text(source.id)
            if [one.ordinal for one in units] != list(range(len(units))):
                found.append(f"{source.file_name} has gaps in its {unit}s")
            if any(text[one.start : one.end] != one.text for one in units):
                found.append(f"{source.file_name} has a {unit} that is not its text")
            keys = [key for key in library.vectors.matrix(unit)[0] if key[0] == source.id]
            if keys != [(source.id, one.ordinal) for one in units]:
                found.append(f"{source.file_name} has {len(keys)} vectors for {len(units)} {unit}s")
    return found + library.catalogue.database.damage() + library.catalogue.damaged_words()


def unlike_the_exact_search(library: Library) -> list[str]:
    """Which of some of the library's own vectors have other neighbours than those that comparing with all gives.

    Scores are compared, since neighbours that are as near as each other have no order.
    """
    found = []
    for unit in ("passage", "sentence"):
        keys, vectors = library.vectors.matrix(unit)
        for key, vector in list(zip(keys, vectors, strict=True))[::23]:
            near, exact = (
                [score for _, _, score in index.query(unit, vector, 8)]
                for index in (library.vectors, library.vectors.exact)
            )
            if len(near) != len(exact) or not np.allclose(near, exact, atol=1e-4):
                found.append(f"{unit} {key}")
    return found
