"""Nearest passages and sentences by Chroma while it agrees with the catalogue, and by comparing all when not."""

from collections.abc import Collection
from contextlib import suppress
from math import ceil
from threading import Event, Lock, Thread
from typing import Literal

from knowledge.catalogue import Catalogue, Unit, UnitKey
from knowledge.catalogue.catalogue import VECTOR_STORE_NOTE
from knowledge.catalogue.connection import mapped
from knowledge.catalogue.rows import EmbeddingModel
from knowledge.catalogue.stored_vectors import FloatMatrix, FloatRow, Holding, Holdings
from knowledge.errors import CatalogueError
from knowledge.exact import ExactVectors, Hit, best_first, with_length_one
from knowledge.locking import Ownership
from knowledge.vector_note import VectorNote
from knowledge.vectors import BATCH, ChromaVectors, VectorStoreFailed, discard, is_sound, signature

FOLDER = "vectors"
SAMPLES = 16
"""Vectors of each kind, at most, that must find themselves when the folder is probed."""

FEW = 500
"""Vectors that a query may wait for while they are given to Chroma; about half a second."""

FAILURES_AT_MOST = 3

Condition = Literal["sound", "damaged", "not made yet", "in use elsewhere", "not ours to write"]

_COLLECTIONS: dict[Unit, str] = {"passage": "passages", "sentence": "sentences"}


class VectorSearch:
    """A vector index that is always right: Chroma is trusted only while it holds what the catalogue holds.

    At most one object on the machine has Chroma open. It follows changes of any process by the generation
    number; while it catches up, and in every other process, answers come from the exact comparison.
    """

    def __init__(self, catalogue: Catalogue, exact_up_to: int = 0) -> None:
        self.folder = catalogue.folder / FOLDER
        self.exact = ExactVectors(catalogue)
        self._catalogue = catalogue
        self._exact_up_to = exact_up_to
        self._ownership = Ownership(catalogue.folder)
        self._lock = Lock()
        self._starting = Lock()
        self._closing = Event()
        self._worker: Thread | None = None
        self._chroma: ChromaVectors | None = None
        self._held: Holdings = {}
        self._model: EmbeddingModel | None = None
        self._generation = -1
        self._failures = 0

    def query(self, unit: Unit, vector: FloatRow, limit: int, source_ids: Collection[str] | None = None) -> list[Hit]:
        """The nearest units, highest cosine first."""
        hits = self._from_chroma(unit, vector, limit, source_ids)
        return self.exact.query(unit, vector, limit, source_ids) if hits is None else hits

    def matrix(self, unit: Unit) -> tuple[tuple[UnitKey, ...], FloatMatrix]:
        """Every vector of a kind with its key."""
        return self.exact.matrix(unit)

    def sync(self) -> bool:
        """Bring Chroma to what the catalogue holds; False when it is not ours to open."""
        with self._lock:
            is_done = self._sync()
            if is_done:
                self._write_note()
            return is_done

    def is_synced(self) -> bool:
        """Whether the next query would be answered by Chroma."""
        with self._lock:
            return self._is_current()

    def condition(self) -> Condition:
        """How a child process finds the folder as it is on the disk, or why it was not looked at.

        The folder is let go of meanwhile, as only one process may open it: the next query opens it again.
        """
        with self._lock:
            if self._catalogue.read_only:
                return "not ours to write"
            note = self._read_note()
            if note is None:
                return "not made yet"
            if not self._may_open():
                return "in use elsewhere"
            held = self._held if self._is_filled() else note.held
            self._let_go()
            return "sound" if self._is_sound(held) else "damaged"

    def wait(self) -> None:
        """Return when no catching up is under way."""
        worker = self._worker
        if worker is not None:
            worker.join()

    def erase(self) -> None:
        """Delete the folder at once, whoever has it open: its owner notices and makes it anew."""
        with self._lock:
            self._drop()
            self._delete()

    def close(self) -> None:
        """Let go of the folder, leaving a note of how its files were left."""
        with self._starting:  # so that no query starts a worker that nobody would wait for
            self._closing.set()
        self.wait()
        with self._lock:
            try:
                self._let_go()
            finally:
                self._ownership.release()

    def _from_chroma(
        self, unit: Unit, vector: FloatRow, limit: int, source_ids: Collection[str] | None
    ) -> list[Hit] | None:
        # A lock that is taken means that another thread catches up or asks: comparing all is quicker than waiting.
        if limit < 1 or not self._is_worthwhile() or not self._lock.acquire(blocking=False):
            return None
        try:
            if self._is_current() or (self._is_nearly_current() and self._sync()):
                return self._ask(unit, vector, limit, source_ids)
        except VectorStoreFailed:
            self._fail()
        finally:
            self._lock.release()
        self._catch_up()
        return None

    def _ask(self, unit: Unit, vector: FloatRow, limit: int, source_ids: Collection[str] | None) -> list[Hit] | None:
        held = {key.source_id: count for key, count in self._held.items() if key.unit == unit}
        wanted = held if source_ids is None else {source: held[source] for source in source_ids if source in held}
        expected = min(limit, sum(wanted.values()))
        if self._chroma is None or self._model is None or not expected:
            return []
        row = with_length_one(vector, self._model.dimension)
        hits = self._chroma.query(_COLLECTIONS[unit], row, expected, None if source_ids is None else list(wanted))
        if len(hits) == expected and all(source in wanted for source, _, _ in hits):
            return best_first(hits)
        # A search within few sources may honestly come short in an approximate index; a whole one may not.
        if source_ids is None:
            self._fail()
        return None

    def _may_open(self) -> bool:
        return not self._catalogue.read_only and not self._closing.is_set() and self._ownership.take()

    def _is_worthwhile(self) -> bool:
        if self._catalogue.read_only or self._closing.is_set() or self._failures >= FAILURES_AT_MOST:
            return False
        return not self._exact_up_to or len(self.exact) > self._exact_up_to

    def _is_current(self) -> bool:
        return self._is_open() and self._generation == self._catalogue.generation()

    def _is_open(self) -> bool:
        return self._chroma is not None and self._chroma.is_in_place()

    def _is_filled(self) -> bool:
        return self._generation >= 0 and self._is_open()

    def _is_nearly_current(self) -> bool:
        """Whether so little is to be done that the query may wait for it."""
        if not self._may_open():
            return False
        held, model = self._held, self._model
        if not self._is_open():
            note = self._read_note()
            if note is None or not note.fits(self.folder):
                return False
            held, model = note.held, note.model
        wanted = self._catalogue.vectors.holdings()
        missing = sum(count for key, count in wanted.items() if key not in held)
        return model == self._catalogue.vectors.model() and held.items() <= wanted.items() and missing <= FEW

    def _sync(self) -> bool:
        """As `sync`, but for the note, which a query leaves to `close`: keeping it may mean to wait for a writer."""
        if not self._may_open():
            return False
        generation = self._catalogue.generation()
        model = self._catalogue.vectors.model()
        wanted = self._catalogue.vectors.holdings()
        if not self._is_open():
            self._drop()
            self._reopen(wanted)
        if self._model != model or not self._held.items() <= wanted.items():
            self._drop()
            self._delete()
        if self._chroma is None and wanted:
            self._chroma = ChromaVectors(self.folder)
        self._model = model
        for key in sorted(wanted.keys() - self._held.keys()):
            if not self._push(key):
                return False
            self._held[key] = wanted[key]
        self._generation = generation
        return True

    def _push(self, key: Holding) -> bool:
        """Give Chroma the vectors of one kind of one source; False when the library is being closed."""
        vectors = self._catalogue.vectors.load(key.unit, [key.source_id])
        for start in range(0, len(vectors.keys), BATCH):
            if self._closing.is_set() or self._chroma is None:
                return False
            end = start + BATCH
            self._chroma.push(_COLLECTIONS[key.unit], vectors.keys[start:end], vectors.matrix[start:end])
        return True

    def _reopen(self, wanted: Holdings) -> None:
        """Open the folder that an earlier run left, when it is worth it and sound."""
        note = self._read_note()
        if note is None or not self.folder.is_dir() or not note.held.items() <= wanted.items():
            self._delete()
        elif note.fits(self.folder) or self._is_sound(note.held):
            self._chroma = ChromaVectors(self.folder)
            self._held, self._model = dict(note.held), note.model
        else:
            self._delete()

    def _is_sound(self, held: Holdings) -> bool:
        counts = dict.fromkeys(_COLLECTIONS.values(), 0)
        for key, count in held.items():
            counts[_COLLECTIONS[key.unit]] += count
        samples = {}
        for unit, name in _COLLECTIONS.items():
            sources = [key.source_id for key in held if key.unit == unit]
            samples[name] = _samples(self._catalogue.vectors.load(unit, sources).matrix)
        return is_sound(self.folder, counts, samples)

    def _catch_up(self) -> None:
        with self._starting:
            is_busy = self._worker is not None and self._worker.is_alive()
            if not is_busy and self._is_worthwhile() and self._ownership.take():
                self._worker = Thread(target=self._catch_up_quietly, name="vector store")
                self._worker.start()

    def _catch_up_quietly(self) -> None:
        # Answers come from the exact comparison until a later query's attempt succeeds.
        with suppress(CatalogueError, VectorStoreFailed):
            self.sync()

    def _fail(self) -> None:
        self._failures += 1
        self._drop()
        with suppress(CatalogueError):
            self._delete()

    def _let_go(self) -> None:
        """Close the folder with a note of how its files are left."""
        try:
            if self._is_filled():
                self._write_note()
        finally:
            self._drop()

    def _drop(self) -> None:
        chroma, self._chroma = self._chroma, None
        self._held, self._model, self._generation = {}, None, -1
        if chroma is not None:
            with suppress(VectorStoreFailed):
                chroma.close()

    def _delete(self) -> None:
        with mapped(self.folder.parent):
            discard(self.folder)

    def _read_note(self) -> VectorNote | None:
        kept = self._catalogue.fact(VECTOR_STORE_NOTE)
        return VectorNote.parse(kept) if kept else None

    def _write_note(self) -> None:
        note = VectorNote(self._model, self._held, signature(self.folder))
        # A note that cannot be kept costs a later run no more than a look at the folder.
        with suppress(CatalogueError):
            if note != self._read_note():
                self._catalogue.remember(VECTOR_STORE_NOTE, note.format())


def _samples(matrix: FloatMatrix) -> list[list[float]]:
    rows: list[list[float]] = matrix[:: max(1, ceil(len(matrix) / SAMPLES))].tolist()
    return rows
