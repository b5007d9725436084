"""A chat model that writes what it was told to write, fails when it was told to, and remembers what it was asked."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Event

from tutor.errors import ChatModelError, ChatModelStopped
from tutor.prompting import Messages


@dataclass(frozen=True)
class Script:
    """One text: its pieces, and the error that comes after them, if any."""

    pieces: Sequence[str] = ()
    error: ChatModelError | None = None


class ScriptedWriter:
    """Writes the scripts one after the other, one a call; `given` counts the pieces that were taken from it."""

    name = "scripted:writer"

    def __init__(self, *scripts: Script) -> None:
        self._scripts = list(scripts)
        self.asked: list[Messages] = []
        self.given = 0

    def write(self, messages: Messages, stop: Event | None = None) -> Iterator[str]:
        self.asked.append(messages)
        assert self._scripts, "the model is asked more often than the test expects"
        script = self._scripts.pop(0)
        for piece in script.pieces:
            if stop is not None and stop.is_set():
                raise ChatModelStopped("Stopped.")
            self.given += 1
            yield piece
        if script.error is not None:
            raise script.error


def line(text: str, *evidence: int) -> str:
    """One statement as a model is asked to write it, with its line's end."""
    return json.dumps({"text": text, "evidence": list(evidence)}) + "\n"
