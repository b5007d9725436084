"""Text that a file keeps from its reader's eyes: how pale or small it has to be, and what was left out of it."""

import re

SMALLEST_POINTS = 2.0
"""Letters of this size or less cannot be read."""

_NEARLY_WHITE = 240
_LONGEST_RUN, _MOST_RUNS = 500, 50
_NAMED = {"white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "ghostwhite": "f8f8ff", "whitesmoke": "f5f5f5"}
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/][^()]*)?\)")


def is_nearly_white(red: int, green: int, blue: int) -> bool:
    """Whether letters of this colour (0 to 255 each) are lost on white paper."""
    return min(red, green, blue) >= _NEARLY_WHITE


def is_white(written: str) -> bool:
    """Whether a colour as files write it (`FFFFFF`, `#fff`, `white`, `rgb(255, 255, 255)`) is nearly white."""
    name = written.strip().lower()
    coded = _RGB.fullmatch(name)
    if coded:
        return is_nearly_white(int(coded[1]), int(coded[2]), int(coded[3]))
    digits = _HEX.fullmatch(_NAMED.get(name, name))
    if not digits:
        return False
    value = digits[1] if len(digits[1]) == 6 else "".join(digit * 2 for digit in digits[1])
    return is_nearly_white(*bytes.fromhex(value))


class HiddenRuns:
    """Gathers what was left out; neighbouring pieces make one run until `close`. Each run is kept once and cut."""

    def __init__(self) -> None:
        self._found: dict[str, None] = {}
        self._open: list[str] = []
        self._length = 0

    def gather(self, text: str) -> None:
        """Adds to the run that is open."""
        if self._length <= _LONGEST_RUN and len(self._found) < _MOST_RUNS:
            self._open.append(text[: 2 * _LONGEST_RUN])
            self._length += len(self._open[-1])

    def close(self) -> None:
        """Ends the run that is open; one without a letter or digit says nothing and is not kept."""
        if self._open:
            run = " ".join("".join(self._open).split())[:_LONGEST_RUN].rstrip()
            if any(map(str.isalnum, run)):
                self._found.setdefault(run)
            self._open.clear()
            self._length = 0

    def add(self, text: str) -> None:
        """A run of its own."""
        self.close()
        self.gather(text)
        self.close()

    @property
    def runs(self) -> tuple[str, ...]:
        self.close()
        return tuple(self._found)


def all_runs(*found: tuple[str, ...]) -> tuple[str, ...]:
    """The runs of several parts of a document, as many as are kept of one."""
    return tuple(dict.fromkeys(run for part in found for run in part))[:_MOST_RUNS]
