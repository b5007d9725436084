"""The command line: sources added, listed and removed, and questions answered, without a browser."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from tutor.batches import batch_lines, is_whole

if TYPE_CHECKING:
    from tutor.chat.replies import Reply
    from tutor.services import Services
    from tutor.settings import Settings


class _Commands(TyperGroup):
    """Leaves Ctrl-C, and a reader that has gone, to `main`: typer itself would end with its own status and no word."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise typer.Abort from error
        except BrokenPipeError as error:
            raise _ReaderGone from error


class _ReaderGone(Exception):
    """Whoever read what was printed wants no more of it, as `head` does."""


app = typer.Typer(
    cls=_Commands,
    help="A tutor that never says more than its sources do.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


class _Opened:
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


@app.command()
def init(context: typer.Context) -> None:
    """Load the bundled course."""
    from tutor.progress import terminal_progress

    with terminal_progress() as progress:
        outcomes = _services(context).load_course(progress)
    added = sum(outcome.status == "added" for outcome in outcomes)
    print(f"The course is ready: {len(outcomes)} sources, {added} of them new.")
    _fail_on_errors(outcomes)


@app.command()
def add(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.")],
    role: Annotated[
        Literal["reference", "essay"] | None, typer.Option(help="An authority, or an essay to discuss.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Add documents to the library."""
    from tutor.exports.terminal import safe_line
    from tutor.progress import terminal_progress

    missing = [path for path in paths if not path.exists()]
    if missing:
        _fail(f"There is no file or folder {missing[0]}.")
    with terminal_progress() as progress:
        outcomes = list(_services(context).library.add_all(paths, role=role, progress=progress))
    if not outcomes:
        _fail(f"There is no file that can be read in {', '.join(map(str, paths))}.")
    if as_json:
        _print_json([_outcome(outcome) for outcome in outcomes])
    else:
        for outcome in outcomes:
            source_id = outcome.source.id if outcome.source else ""
            print(f"{outcome.status.replace('_', ' '):14} {source_id:18}{safe_line(outcome.file_name)}")
    _fail_on_errors(outcomes)


@app.command()
def sources(context: typer.Context, as_json: Json = False) -> None:
    """List the sources."""
    from tutor.exports.terminal import safe_line

    found = _services(context).library.sources()
    if as_json:
        _print_json([_plain(source) for source in found])
        return
    for source in found:
        named = f"{safe_line(source.title)}  ({safe_line(source.file_name)})"
        print(f"{source.id}  {source.role:9}  {source.words:>7} words  {named}")
    if not found:
        print("No sources yet. Load the course with `init`, or add documents with `add`.")


@app.command()
def remove(context: typer.Context, source_id: str) -> None:
    """Remove a source and everything made from it."""
    from tutor.exports.terminal import safe_line

    removed = _services(context).library.remove(source_id)
    print(f"Removed {safe_line(removed.file_name)}.")


@app.command()
def text(context: typer.Context, source_id: str) -> None:
    """Print the normalised text that offsets refer to."""
    sys.stdout.write(_services(context).library.text(source_id))


@app.command()
def rebuild(context: typer.Context) -> None:
    """Make the indexes anew from the catalogue."""
    from tutor.progress import terminal_progress

    with terminal_progress() as progress:
        _services(context).library.rebuild(progress)
    print("The indexes are made anew.")


@app.command()
def doctor(context: typer.Context) -> None:
    """Check the data folder and the models."""
    checks = _services(context).library.doctor()
    for check in checks:
        print(f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.detail}{'' if check.ok else f' {check.hint}'}")
    failed = sum(not check.ok for check in checks)
    if failed:
        _fail(f"{failed} of {len(checks)} checks failed.")


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="The question.")] = None,
    batch: Annotated[Path | None, typer.Option(help='Lines of {"id","question","history"}.')] = None,
    as_json: Json = False,
) -> None:
    """Answer a question from the sources, or a file of questions."""
    if batch is not None and question is not None:
        _fail("Give a question or a file of questions, not both.")
    if batch is not None:
        for line in batch_lines(batch):
            print(_batch_reply(_services(context), line).model_dump_json(), flush=True)
        return
    if not question or not is_whole(question):
        _fail("Give a question, or a file of questions with --batch.")
    reply = _services(context).ask(str(question))
    if as_json:
        print(reply.model_dump_json())
    else:
        from tutor.exports.terminal import reply_as_text

        print(reply_as_text(reply))


@app.command()
def retrieve(
    context: typer.Context,
    batch: Annotated[Path, typer.Option(help='Lines of {"id","question"}.')],
    limit: Annotated[int, typer.Option(min=1, max=100, help="Hits a question.")] = 10,
) -> None:
    """Find the passages for each question of a file."""
    for line in batch_lines(batch):
        hits = [
            {
                "source_file": one.source.file_name,
                "start": one.passage.start,
                "end": one.passage.end,
                "text": one.passage.text,
                "score": round(one.score, 6),
            }
            for one in _services(context).library.search(line["question"], limit=limit, unit="passage")
        ]
        print(json.dumps({"id": str(line["id"]), "hits": hits}, ensure_ascii=False), flush=True)


def main(arguments: Sequence[str] | None = None, build: "Callable[[Settings], Services] | None" = None) -> None:
    """Run the command line; a failure is one line on standard error and exit status 2.

    Args:
        arguments: those that the process was started with where None.
        build: makes the services; `build_services` where None.
    """
    from knowledge.errors import KnowledgeError
    from tutor.errors import TutorError

    opened = _Opened(build)
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
    except _ReaderGone:
        # What is still to be flushed when the process ends has to go somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        opened.close()
    raise SystemExit(status if isinstance(status, int) else 0)


def _services(context: typer.Context) -> "Services":
    opened: _Opened = context.obj
    return opened.services


def _batch_reply(services: "Services", line: dict[str, Any]) -> "Reply":
    """The reply to a line of a batch; a question over the limit is declined, so that those after it are answered."""
    from tutor.chat.replies import Reply
    from tutor.errors import InputTooLong

    question = line["question"]
    try:
        reply = services.ask(question, line.get("history") or [])
    except InputTooLong as error:
        reply = Reply(
            question=question, standalone_question=question, status="declined", reason="unclear", message=str(error)
        )
    return reply.model_copy(update={"id": str(line["id"])})


def _outcome(outcome: Any) -> dict[str, Any]:
    return {
        "file": outcome.file_name,
        "status": outcome.status,
        "source": _plain(outcome.source) if outcome.source else None,
        "error": str(outcome.error) if outcome.error else None,
    }


def _plain(source: Any) -> dict[str, Any]:
    from dataclasses import asdict

    values = asdict(source)
    values["added_at"] = source.added_at.isoformat() if source.added_at else None
    return values


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _fail_on_errors(outcomes: Iterable[Any]) -> None:
    errors = [outcome.error for outcome in outcomes if outcome.error]
    for error in errors:
        print(str(error).replace("\n", " "), file=sys.stderr)
    if errors:
        raise typer.Exit(2)


def _fail(message: str) -> None:
    print(message, file=sys.stderr)
    raise typer.Exit(2)
