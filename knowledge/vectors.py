"""Chroma as a rebuildable cache of vectors; the only module that imports chromadb.

Chroma's embedded store is damaged silently when two processes open one folder, even when one only reads
(a query may write), and some damage kills the interpreter. So a folder is opened by its one owner alone
(`knowledge.locking.Ownership`) and, when its files are not as they were left, tried in a child process first.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np

BATCH = 1_000
"""Vectors in one call; Chroma takes 5,461 at most."""

PROBE_SECONDS = 60.0
NEAR = 1e-3
"""Cosine distance up to which a stored vector is taken to have found itself."""

COLLECTIONS = ("passages", "sentences")
_HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 200}

Signature = list[list[Any]]
"""Path, size and time of each file in a folder."""


class VectorStoreFailed(Exception):
    """Chroma raised, or its Rust part panicked; the folder is to be made again."""


class ChromaVectors:
    """One open Chroma folder with a collection of passages and one of sentences: ids and vectors, no text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with _mapped(), ExitStack() as when_it_fails:
            self._client = _open(folder)
            # Left open, chromadb would give the same broken system to whoever opens the folder next.
            when_it_fails.callback(self._client.close)
            self._collections = _made(self._client)
            when_it_fails.pop_all()
        self._identity = _identity(folder)

    def push(self, collection: str, keys: Sequence[tuple[str, int]], matrix: np.ndarray) -> None:
        """Keep at most BATCH vectors; those that are there already are replaced."""
        with _mapped():
            self._collections[collection].upsert(
                ids=[f"{source_id}:{ordinal}" for source_id, ordinal in keys],
                embeddings=np.ascontiguousarray(matrix, dtype=np.float32),
                metadatas=[{"source_id": source_id} for source_id, _ in keys],
            )

    def query(
        self, collection: str, vector: np.ndarray, limit: int, source_ids: Collection[str] | None = None
    ) -> list[tuple[str, int, float]]:
        """`(source_id, ordinal, cosine)` of the nearest vectors, nearest first."""
        where: Any = None if source_ids is None else {"source_id": {"$in": sorted(source_ids)}}
        with _mapped():
            found = self._collections[collection].query(
                query_embeddings=[np.asarray(vector, dtype=np.float32)],
                n_results=limit,
                where=where,
                include=["distances"],
            )
            pairs = zip(found["ids"][0], found["distances"][0], strict=True)
            return [(*_key(name), 1.0 - float(distance)) for name, distance in pairs]

    def count(self, collection: str) -> int:
        """How many vectors a collection holds."""
        with _mapped():
            return int(self._collections[collection].count())

    def is_in_place(self) -> bool:
        """Whether the folder on the disk is still the one that was opened."""
        return _identity(self.folder) == self._identity

    def close(self) -> None:
        """Let go of the folder's files."""
        with _mapped():
            self._client.close()


def signature(folder: Path) -> Signature:
    """What changes when a file of the folder does; what goes while it is looked at is left out."""
    found: Signature = []
    # `os.walk` passes over a folder that another process renames meanwhile, where `rglob` raises.
    for path in sorted(Path(inside) / name for inside, _, names in os.walk(folder) for name in names):
        with suppress(OSError):
            status = path.stat()
            found.append([path.relative_to(folder).as_posix(), status.st_size, status.st_mtime_ns])
    return found


def discard(folder: Path) -> None:
    """Delete the folder, whoever has it open, and what an earlier call could not delete."""
    # Renamed first, so that a process that makes the folder anew meanwhile is not in the way.
    with suppress(FileNotFoundError):
        folder.rename(folder.with_name(f"{folder.name}.{uuid4().hex}.removed"))
    for left in folder.parent.glob(f"{folder.name}.*.removed"):
        shutil.rmtree(left, ignore_errors=True)


def is_sound(folder: Path, counts: dict[str, int], samples: Mapping[str, Sequence[Sequence[float]]]) -> bool:
    """Whether a child process can open the folder, count its vectors, and find each sampled vector by itself."""
    question = json.dumps({"folder": str(folder), "counts": counts, "samples": samples})
    # The child must find this package also where it is not installed; -P keeps the working folder out.
    paths = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    try:
        answer = subprocess.run(
            [sys.executable, "-P", "-m", __name__],
            input=question.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            timeout=PROBE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _open(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    folder.mkdir(parents=True, exist_ok=True)
    # Without this, chromadb reads settings from whatever `.env` lies in the working folder.
    settings = Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg, unused-ignore]
    return chromadb.PersistentClient(path=folder, settings=settings)


def _made(client: Any) -> dict[str, Any]:
    return {
        name: client.get_or_create_collection(name, embedding_function=None, configuration={"hnsw": _HNSW})
        for name in COLLECTIONS
    }


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = (folder / "chroma.sqlite3").stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _key(name: str) -> tuple[str, int]:
    source_id, _, ordinal = name.rpartition(":")
    return source_id, int(ordinal)


@contextmanager
def _mapped() -> Iterator[None]:
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic in Chroma's Rust part is no Exception
        raise VectorStoreFailed(str(error)) from error


def _answers(question: dict[str, Any]) -> bool:
    store = ChromaVectors(Path(question["folder"]))
    try:
        return all(store.count(name) == count for name, count in question["counts"].items()) and all(
            any(cosine > 1.0 - NEAR for _, _, cosine in store.query(name, np.asarray(vector), 3))
            for name, vectors in question["samples"].items()
            for vector in vectors
        )
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(0 if _answers(json.load(sys.stdin)) else 1)
