"""The command line: all that the tutor can do, without a browser."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

from tutor.cli import answers, critique, judging, quiz, sources  # noqa: F401  (importing them registers their commands)
from tutor.cli.application import Opened, ReaderGone, app

if TYPE_CHECKING:
    from tutor.services import Services
    from tutor.settings import Settings


def main(arguments: Sequence[str] | None = None, build: "Callable[[Settings], Services] | None" = None) -> None:
    """Run the command line; a failure is one line on standard error and exit status 2.

    Args:
        arguments: those that the process was started with where None.
        build: makes the services; `build_services` where None.
    """
    from knowledge.errors import KnowledgeError
    from tutor.errors import TutorError

    opened = Opened(build)
    status: object = 0
    try:
        status = app(arguments, obj=opened, standalone_mode=False)
    except typer.TyperException as error:
        print(error.format_message().replace("\n", " "), file=sys.stderr)
        status = 2
    except (KnowledgeError, TutorError) as error:
        print(str(error).replace("\n", " "), file=sys.stderr)
        status = 2
    except OSError as error:
        print(": ".join(filter(None, [error.strerror, str(error.filename or "")])) or str(error), file=sys.stderr)
        status = 2
    except (KeyboardInterrupt, typer.Abort):
        print("Stopped. What was acknowledged is kept.", file=sys.stderr)
        status = 2
    except ReaderGone:
        # What is still to be flushed when the process ends has to go somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        opened.close()
    raise SystemExit(status if isinstance(status, int) else 0)
