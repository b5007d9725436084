"""The command line as tests call it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.tutor.calls import Ran, Tutor
from tests.tutor.quick_services import QuickServices
from tutor.cli import main
from tutor.services import Services
from tutor.settings import Settings


@pytest.fixture
def fresh_tutor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tutor:
    """Calls the program in this process, in a folder and with a data folder of its own; `build` makes the services."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, build: Callable[[Settings], Services] | None = None) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(["--data", str(tmp_path / "data"), *map(str, arguments)], build)
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture
def tutor(fresh_tutor: Tutor) -> Tutor:
    """The same with models that cost nothing."""
    return partial(fresh_tutor, build=QuickServices)
