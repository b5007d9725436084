"""The command that criticises essays: one on the screen, or a folder of them into files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tutor.cli.application import Json, app, fail, services

SUFFIXES = frozenset({".md", ".txt", ".docx", ".pdf", ".odt"})


@app.command()
def critique(
    context: typer.Context,
    essay: Annotated[Path | None, typer.Argument(help="The essay's file.")] = None,
    batch: Annotated[Path | None, typer.Option(help="A folder of essays.")] = None,
    out: Annotated[Path | None, typer.Option(help="The folder for a NAME.json of each essay of a batch.")] = None,
    as_json: Json = False,
) -> None:
    """Hold an essay, or a folder of essays, against the course's tenets and sources."""
    if (essay is None) == (batch is None) or (batch is None) != (out is None):
        fail("Give an essay, or a folder of essays with --batch and a folder for the results with --out.")
    if batch is not None and out is not None:
        _criticise_all(context, batch, out)
        return
    if essay is not None:
        _criticise(context, essay, as_json)


def _criticise(context: typer.Context, path: Path, as_json: bool) -> None:
    from tutor.exports.critique_terminal import critique_as_text
    from tutor.progress import terminal_progress

    tutor = services(context)
    with terminal_progress() as progress:
        found = tutor.critique(tutor.read_essay(path), progress)
    print(found.model_dump_json() if as_json else critique_as_text(found))


def _criticise_all(context: typer.Context, folder: Path, out: Path) -> None:
    """A file for each essay; one that cannot be read is told of, and the others go on."""
    from knowledge.errors import KnowledgeError
    from tutor.errors import TutorError
    from tutor.progress import terminal_progress

    if not folder.is_dir():
        fail(f"There is no folder {folder}.")
    paths = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in SUFFIXES)
    if not paths:
        fail(f"There are no essays in {folder}.")
    _check_names(paths)
    out.mkdir(parents=True, exist_ok=True)
    tutor = services(context)
    failed = 0
    for path in paths:
        try:
            with terminal_progress() as progress:
                found = tutor.critique(tutor.read_essay(path), progress)
        except (TutorError, KnowledgeError) as error:
            failed += 1
            typer.echo(f"{path.name}: {error}", err=True)
            continue
        (out / f"{path.stem}.json").write_text(found.model_dump_json(indent=1), encoding="utf-8")
    if failed:
        fail(f"{failed} of {len(paths)} essays could not be read.")


def _check_names(paths: Sequence[Path]) -> None:
    """Fails where two essays would have the same file of results; some disks do not tell capitals apart."""
    named: dict[str, Path] = {}
    for path in paths:
        other = named.setdefault(path.stem.casefold(), path)
        if other is not path:
            fail(f"{other.name} and {path.name} would have the same result file. Rename one of them.")
