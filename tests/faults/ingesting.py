"""A process that adds files to a library, to be killed, raced or starved by the tests beside it.

    python -m tests.faults.ingesting FOLDER FILE...

It prints "ready" when its imports are done, waits for a line, prints each source's id as soon as it is
acknowledged, and "error NAME" when a file was refused.
"""

import sys
from pathlib import Path

import chromadb  # noqa: F401  (so that the time after "ready" is all ingest)

import knowledge.segmentation  # noqa: F401
from knowledge.errors import KnowledgeError
from knowledge.settings import LibrarySettings
from tests.libraries import opened


def main(folder: Path, files: list[Path]) -> None:
    """Add the files one by one."""
    say("ready")
    sys.stdin.readline()
    with opened(folder, LibrarySettings(embedding_batch=2)) as library:
        for file in files:
            try:
                outcome = library.add(file)
                say(f"error {type(outcome.error).__name__}" if outcome.error else outcome.source.id)
            except KnowledgeError as error:
                say(f"error {type(error).__name__}")
    say("done")


def say(line: str) -> None:
    """Tell the parent at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
