"""Commands about the sources: the course loaded, documents added, listed and removed, the data folder checked."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from tutor.cli.application import Json, app, fail, print_json, services


@app.command()
def init(context: typer.Context) -> None:
    """Load the bundled course."""
    from tutor.progress import terminal_progress

    with terminal_progress() as progress:
        outcomes = services(context).load_course(progress)
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
        fail(f"There is no file or folder {missing[0]}.")
    with terminal_progress() as progress:
        outcomes = list(services(context).library.add_all(paths, role=role, progress=progress))
    if not outcomes:
        fail(f"There is no file that can be read in {', '.join(map(str, paths))}.")
    if as_json:
        print_json([_outcome(outcome) for outcome in outcomes])
    else:
        for outcome in outcomes:
            source_id = outcome.source.id if outcome.source else ""
            print(f"{outcome.status.replace('_', ' '):14} {source_id:18}{safe_line(outcome.file_name)}")
    _fail_on_errors(outcomes)


@app.command()
def sources(context: typer.Context, as_json: Json = False) -> None:
    """List the sources."""
    from tutor.exports.terminal import safe_line

    found = services(context).library.sources()
    if as_json:
        print_json([_plain(source) for source in found])
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

    removed = services(context).library.remove(source_id)
    print(f"Removed {safe_line(removed.file_name)}.")


@app.command()
def text(context: typer.Context, source_id: str) -> None:
    """Print the normalised text that offsets refer to."""
    sys.stdout.write(services(context).library.text(source_id))


@app.command()
def rebuild(context: typer.Context) -> None:
    """Make the indexes anew from the catalogue."""
    from tutor.progress import terminal_progress

    with terminal_progress() as progress:
        services(context).library.rebuild(progress)
    print("The indexes are made anew.")


@app.command()
def doctor(context: typer.Context) -> None:
    """Check the data folder and the models."""
    checks = services(context).library.doctor()
    for check in checks:
        print(f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.detail}{'' if check.ok else f' {check.hint}'}")
    failed = sum(not check.ok for check in checks)
    if failed:
        fail(f"{failed} of {len(checks)} checks failed.")


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


def _fail_on_errors(outcomes: Iterable[Any]) -> None:
    errors = [outcome.error for outcome in outcomes if outcome.error]
    for error in errors:
        print(str(error).replace("\n", " "), file=sys.stderr)
    if errors:
        raise typer.Exit(2)
