"""Progress is drawn on a terminal, taken away at the end, and never written into a file or a pipe."""

import io
from contextlib import redirect_stderr

import pytest

from tutor.progress import WIDTH, terminal_progress


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("done", "total", "filled"),
    [
        pytest.param(0, 4, 0, id="begun"),
        pytest.param(1, 2, WIDTH // 2, id="half"),
        pytest.param(4, 4, WIDTH, id="done"),
        pytest.param(0, 0, 0, id="nothing to do"),
    ],
)
def test_a_bar_shows_how_much_is_done(done: int, total: int, filled: int) -> None:
    with redirect_stderr(Terminal()) as shown, terminal_progress() as report:
        report("reading", done, total)
        line = shown.getvalue()
    assert line.startswith("\rreading")
    assert (line.count("█"), line.count("░")) == (filled, WIDTH - filled)
    assert f"{done}/{total}" in line
    assert "\n" not in shown.getvalue()


def test_the_line_is_taken_away_when_something_fails() -> None:
    with redirect_stderr(Terminal()) as shown, pytest.raises(ValueError, match="broken"), terminal_progress():
        raise ValueError("broken")
    assert shown.getvalue().endswith("\r\x1b[K")


def test_nothing_is_drawn_where_no_person_looks() -> None:
    with redirect_stderr(io.StringIO()) as shown, terminal_progress() as report:
        report("reading", 1, 2)
    assert shown.getvalue() == ""
