"""The chunks that LangChain's stock splitter cuts files into, with their places."""

from collections.abc import Sequence
from pathlib import Path

from langchain_core.documents import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter

from tests.benchmarks.data_sets.searching import Place

CHUNK_SIZE, CHUNK_OVERLAP = 1000, 200


def chunks(files: Sequence[Path]) -> list[Document]:
    """Every chunk of every file; `file`, `start` and `number` in the metadata."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP, add_start_index=True)
    whole = [Document(path.read_text(encoding="utf-8"), metadata={"file": path.name}) for path in files]
    found = splitter.split_documents(whole)
    for number, chunk in enumerate(found):
        chunk.metadata["number"] = number
    return found


def place_of(chunk: Document) -> Place:
    """Where a chunk stands."""
    start = chunk.metadata["start_index"]
    return Place(chunk.metadata["file"], start, start + len(chunk.page_content))
