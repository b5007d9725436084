"""What the tutor asks of a chat model: text for a prompt, piece by piece, within limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event
from typing import Protocol

from tutor.prompting import Messages


@dataclass(frozen=True, slots=True)
class Limits:
    """What one text may cost: seconds by the clock until it is whole, and characters."""

    seconds: float = 45.0
    characters: int = 12_000


class Writer(Protocol):
    """A chat model, or whatever stands in for one."""

    @property
    def name(self) -> str:
        """PROVIDER:MODEL, as replies and critiques name what composed them."""
        ...

    def write(self, messages: Messages, stop: Event | None = None) -> Iterator[str]:
        """The text in pieces as they come; ends only where the model says that the text is whole.

        Raises a ChatModelError: nobody answered, refused, was too slow, was cut off or wrote too much. Where `stop` is
        set while it writes, ChatModelStopped.
        """
        ...
