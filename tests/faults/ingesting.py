"""A process that adds files to libraries, to be killed, raced or starved by the tests beside it.

For each line `["FOLDER", ["FILE", ...]]` that it reads it forks, so that a trial costs no imports. The fork
prints each source's id as soon as it is acknowledged, "error NAME" when a file was refused, and "done"; the
process itself prints "pid NUMBER" before and "ended" after.
"""

import json
import os
import sys
from pathlib import Path

import chromadb  # noqa: F401  (imported before the fork, like the next, so that a trial is all ingest)

import knowledge.segmentation  # noqa: F401
from knowledge.errors import KnowledgeError
from knowledge.settings import LibrarySettings
from tests.libraries import opened


def main() -> None:
    """Serve one trial after another until there is nothing more to read."""
    say("ready")
    for line in sys.stdin:
        folder, files = json.loads(line)
        child = os.fork()
        if child == 0:
            add(Path(folder), [Path(name) for name in files])
            os._exit(0)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("ended")


def add(folder: Path, files: list[Path]) -> None:
    """Add the files one by one, a commit every two passages."""
    try:
        with opened(folder, LibrarySettings(embedding_batch=2)) as library:
            for file in files:
                try:
                    outcome = library.add(file)
                    say(f"error {type(outcome.error).__name__}" if outcome.error else outcome.source.id)
                except KnowledgeError as error:
                    say(f"error {type(error).__name__}")
    except KnowledgeError as error:
        say(f"error {type(error).__name__}")
    say("done")


def say(line: str) -> None:
    """Tell the parent at once, in one piece."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main()
