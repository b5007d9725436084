"""Reading a binary format in a process of its own, so that a hostile file costs bounded time and memory."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from knowledge import errors
from knowledge.errors import CorruptSource, OverLimitSource, UnreadableSource
from knowledge.readers.detection import Format
from knowledge.readers.limits import ReaderLimits
from knowledge.sources import Block, Document

_PACKAGE_PARENT = Path(__file__).resolve().parents[2]
_TUPLES = ("authors", "notes", "hidden")


def read_in_child(kind: Format, data: bytes, file_name: str, limits: ReaderLimits) -> Document:
    """The document that the child made of `data`; its typed error is raised again here."""
    # Not multiprocessing: its spawn would import the caller's main module, such as the Streamlit page.
    # -P: a docx.py or json.py in the folder that the program is started from must not be imported.
    command = [sys.executable, "-P", "-m", "knowledge.readers.isolated", kind, json.dumps(asdict(limits))]
    try:
        finished = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.max_seconds, env=_environment(), check=False
        )
    except subprocess.TimeoutExpired as error:
        reason = f"reading it took longer than {limits.max_seconds:g} seconds"
        raise OverLimitSource(file_name, reason, "Split it into parts, or raise the limit.") from error
    except OSError as error:
        hint = "Close other programs and try again."
        raise UnreadableSource(file_name, "no process could be started to read it", hint) from error
    try:
        answer = json.loads(finished.stdout)
    except ValueError as error:
        # A crash inside a library says nothing but its exit status.
        hint = "Open the file in the program that made it and save it again, or export it as plain text."
        crash = CorruptSource(file_name, hint=hint)
        crash.add_note(finished.stderr.decode(errors="replace").strip()[-2000:] or f"exit status {finished.returncode}")
        raise crash from error
    if "error" in answer:
        raise _error(answer, file_name)
    return _document(answer)


def _environment() -> dict[str, str]:
    """The child must find this package wherever it was started from."""
    path = os.pathsep.join(filter(None, (str(_PACKAGE_PARENT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _error(answer: dict[str, str], file_name: str) -> UnreadableSource:
    kind = getattr(errors, answer["error"], CorruptSource)
    made: UnreadableSource = kind(file_name, answer["reason"], answer["hint"])
    return made


def _document(answer: dict[str, Any]) -> Document:
    blocks = tuple(Block(**{**block, "heading": tuple(block["heading"])}) for block in answer.pop("blocks"))
    rest: dict[str, Any] = {key: tuple(value) if key in _TUPLES else value for key, value in answer.items()}
    return Document(blocks=blocks, **rest)
