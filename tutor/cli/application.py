"""What the commands share: the application that they belong to, the services of a call, and how a call fails."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from tutor.services import Services
    from tutor.settings import Settings


class Commands(TyperGroup):
    """Leaves Ctrl-C, and a reader that has gone, to `main`: typer itself would end with its own status and no word."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise typer.Abort from error
        except BrokenPipeError as error:
            raise ReaderGone from error


class ReaderGone(Exception):
    """Whoever read what was printed wants no more of it, as `head` does."""


app = typer.Typer(
    cls=Commands,
    help="A tutor that never says more than its sources do.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


class Opened:
    """The services of one call, built when a command first needs them, so that --help stays fast."""

    def __init__(self, build: "Callable[[Settings], Services] | None" = None) -> None:
        self.data: Path | None = None
        self._build = build
        self._services: Services | None = None

    @property
    def services(self) -> "Services":
        if self._services is None:
            from tutor.services import build_services
            from tutor.settings import load_settings

            self._services = (self._build or build_services)(load_settings(self.data))
        return self._services

    def close(self) -> None:
        if self._services is not None:
            self._services.close()


@app.callback()
def _main(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option(help="The data folder; the settings' one by default.")] = None,
) -> None:
    context.obj.data = data


def services(context: typer.Context) -> "Services":
    """The services of this call."""
    opened: Opened = context.obj
    return opened.services


def print_json(value: object) -> None:
    """One JSON document on standard output."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def fail(message: str) -> NoReturn:
    """End the call with a line on standard error and status 2."""
    print(message, file=sys.stderr)
    raise typer.Exit(2)
