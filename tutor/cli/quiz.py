"""The command that makes a quiz from the library."""

from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.application import Json, app, fail, services

if TYPE_CHECKING:
    from tutor.quiz.questions import QuestionType

MOST = 500


@app.command()
def quiz(
    context: typer.Context,
    count: Annotated[int, typer.Option(min=1, max=MOST, help="How many questions.")] = 10,
    seed: Annotated[int, typer.Option(help="The same seed gives the same quiz.")] = 0,
    types: Annotated[str, typer.Option(help="Types of question, with commas between them.")] = "",
    tenet: Annotated[str, typer.Option(help="A tenet of the course, by its short name.")] = "",
    as_json: Json = False,
) -> None:
    """Make a quiz from the library: every question proved and cited."""
    from tutor.exports.quiz_terminal import quiz_as_text
    from tutor.progress import terminal_progress
    from tutor.quiz.bank import QuizWish

    tutor = services(context)
    if tenet and tenet not in tutor.tenet_titles():
        fail(f"No course has a tenet {tenet}. There are: {', '.join(tutor.tenet_titles())}.")
    wish = QuizWish(count=count, seed=seed, types=_types(types), tenets=(tenet,) if tenet else ())
    with terminal_progress() as progress:
        made = tutor.draw(wish, progress)
    if not made.questions and not as_json:
        fail("The library yields no such questions. Add documents, or ask for other types.")
    print(made.model_dump_json(indent=1) if as_json else quiz_as_text(made.questions))
    for note in made.notes:
        typer.echo(note, err=True)


def _types(named: str) -> "tuple[QuestionType, ...]":
    from tutor.quiz.questions import QUESTION_TYPES

    wanted = [one.strip() for one in named.split(",") if one.strip()]
    unknown = [one for one in wanted if one not in QUESTION_TYPES]
    if unknown:
        fail(f"There is no type of question {unknown[0]}. There are: {', '.join(QUESTION_TYPES)}.")
    return tuple(kind for kind in QUESTION_TYPES if kind in wanted)
