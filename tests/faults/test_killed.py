"""A process that is killed while it adds files: what it acknowledged is there, and the rest can be finished."""

import random
import threading
import time
from pathlib import Path

import pytest

from tests.faults.processes import Ingesting, kill
from tests.libraries import complaints, opened, paragraphs, unlike_the_exact_search, written

pytestmark = pytest.mark.faults

TRIALS = 30


def test_nothing_acknowledged_is_lost_or_doubled_by_kill_9_at_any_moment(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    files = [written(tmp_path / "files", f"{name}.txt", paragraphs(name, 40)) for name in ("fear", "power", "trust")]
    killed = 0
    with Ingesting() as process:
        seconds = _whole_run(process, tmp_path / "timing", files)
        for trial in range(TRIALS):
            # Every third trial goes on in the folder of the one before: damage would pile up.
            folder = tmp_path / f"data{trial // 3}"
            acknowledged = _killed_after(chance.uniform(0, 0.6 * seconds), process, folder, files)
            killed += acknowledged[-1:] != ["done"]
            _check(folder, [line for line in acknowledged if line != "done"], files, thoroughly=trial % 6 == 5)
    # Most, on a quiet machine; a trial in a folder that has the files already may be too quick to kill.
    assert killed >= TRIALS / 4


def _whole_run(process: Ingesting, folder: Path, files: list[Path]) -> float:
    started = time.monotonic()
    process.go(folder, files)
    assert process.said()[-1] == "done"
    return time.monotonic() - started


def _killed_after(seconds: float, process: Ingesting, folder: Path, files: list[Path]) -> list[str]:
    timer = threading.Timer(seconds, kill, [process.go(folder, files)])
    timer.start()
    said = process.said()
    timer.cancel()
    timer.join()
    return said


def _check(folder: Path, acknowledged: list[str], files: list[Path], *, thoroughly: bool) -> None:
    with opened(folder) as library:
        ids = [source.id for source in library.sources()]
        assert set(acknowledged) <= set(ids)
        assert len(set(ids)) == len(ids)
        assert all(library.source(source_id).state == "ready" for source_id in acknowledged)
        if not thoroughly:
            return
        for file in files:
            assert library.add(file).error is None
        assert len(library.sources()) == len(files)
        assert not complaints(library)
        library.vectors.sync()
        for topic in ("fear", "power", "trust"):
            assert library.search(f"threat {topic}7", limit=1)[0].source.file_name == f"{topic}.txt"
        assert not unlike_the_exact_search(library)
        assert all(check.ok for check in library.doctor())
