"""Commands that answer: questions asked, passages found."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tutor.batches import batch_lines, is_whole
from tutor.cli.application import Json, app, fail, services

if TYPE_CHECKING:
    from tutor.chat.replies import Reply
    from tutor.services import Services


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="The question.")] = None,
    batch: Annotated[Path | None, typer.Option(help='Lines of {"id","question","history"}.')] = None,
    as_json: Json = False,
) -> None:
    """Answer a question from the sources, or a file of questions."""
    if batch is not None and question is not None:
        fail("Give a question or a file of questions, not both.")
    if batch is not None:
        for line in batch_lines(batch):
            print(_batch_reply(services(context), line).model_dump_json(), flush=True)
        return
    if not question or not is_whole(question):
        fail("Give a question, or a file of questions with --batch.")
    reply = services(context).ask(question)
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
            for one in services(context).library.search(line["question"], limit=limit, unit="passage")
        ]
        print(json.dumps({"id": str(line["id"]), "hits": hits}, ensure_ascii=False), flush=True)


def _batch_reply(tutor: "Services", line: dict[str, Any]) -> "Reply":
    """The reply to a line of a batch; a question over the limit is declined, so that those after it are answered."""
    from tutor.chat.replies import Reply
    from tutor.errors import InputTooLong

    question = line["question"]
    try:
        reply = tutor.ask(question, line.get("history") or [])
    except InputTooLong as error:
        reply = Reply(
            question=question, standalone_question=question, status="declined", reason="unclear", message=str(error)
        )
    return reply.model_copy(update={"id": str(line["id"])})
