"""Commands of the judge: sentences judged by passages or tenets, corrections kept, a course's judge trained anew."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tutor.batches import batch_lines
from tutor.cli.application import app, fail, services

if TYPE_CHECKING:
    from knowledge.judge.judgements import Judgement
    from tutor.judging import Judging

TOGETHER = 32
"""Lines judged at once, so that answers come while a long file is read."""

pack = typer.Typer(help="A course's judge: correct it, train it.", no_args_is_help=True)
app.add_typer(pack, name="pack")


@app.command()
def judge(
    context: typer.Context,
    batch: Annotated[Path, typer.Option(help='Lines of {"id","premise","hypothesis"}, or with --stance of tenets.')],
    stance: Annotated[
        bool, typer.Option("--stance", help='Judge claims by tenets: lines of {"id","tenet","before","sentence"}.')
    ] = False,
) -> None:
    """Judge whether passages bear sentences out, or how claims stand to tenets."""
    texts, more = (("tenet", "sentence"), ("before", "after")) if stance else (("premise", "hypothesis"), ())
    for lines in _groups(list(batch_lines(batch, texts, more))):
        judging = services(context).judging
        judged = _stances(judging, lines) if stance else _relations(judging, lines)
        for line, one in zip(lines, judged, strict=True):
            print(json.dumps(_plain(str(line["id"]), one), ensure_ascii=False), flush=True)


@pack.command()
def train(
    context: typer.Context,
    course: Annotated[str | None, typer.Argument(help="The course's name; the first one's by default.")] = None,
    longer: Annotated[
        bool, typer.Option("--longer", help="Go on from the judge that there is, for an hour more.")
    ] = False,
) -> None:
    """Train a course's judge from its labelled claims and the corrections kept; about half an hour on two cores."""
    from tutor.progress import terminal_progress

    with terminal_progress() as progress:
        trained = services(context).judging.train(course, progress, longer)
    print(f"Learnt from {trained.after.claims:,} claims. Measured on cases that were kept out:")
    for name, value in trained.after.measured.items():
        earlier = f"{trained.before.measured[name]:>10.3f} before" if trained.before is not None else ""
        print(f"  {name.replace('_', ' '):28}{value:>10.3f}{earlier}")


@pack.command()
def correct(
    context: typer.Context,
    sentence: Annotated[str, typer.Argument(help="The claim that was judged wrongly.")],
    tenet: Annotated[str | None, typer.Option(help="The tenet that it is about; none if it is about none.")] = None,
    verdict: Annotated[str, typer.Option(help="correct, contradicts, overstates or misattributes.")] = "correct",
    voice: Annotated[str, typer.Option(help="asserted, reported, rejected, hedged or criticism.")] = "asserted",
    before: Annotated[str, typer.Option(help="The sentence before it.")] = "",
    after: Annotated[str, typer.Option(help="The sentence after it.")] = "",
) -> None:
    """Keep a teacher's correction; the next training learns from it."""
    from pydantic import ValidationError

    from knowledge.packs.claims import PURE_THEORY, LabelledClaim
    from knowledge.packs.corrections import correction_id

    try:
        claim = LabelledClaim.model_validate(
            {
                "id": correction_id(tenet, before, sentence, after),
                "tenet": tenet,
                "case": PURE_THEORY,
                "verdict": verdict,
                "voice": voice,
                "before": before,
                "sentence": sentence,
                "after": after,
            }
        )
    except ValidationError as error:
        first = error.errors()[0]
        fail(f"{'.'.join(map(str, first['loc']))}: {first['msg']}.")
    services(context).judging.correct(claim)
    print("Kept. `tutor pack train` learns from it.")


def _groups(lines: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    for start in range(0, len(lines), TOGETHER):
        yield lines[start : start + TOGETHER]


def _relations(judging: "Judging", lines: Sequence[dict[str, Any]]) -> "list[Judgement]":
    return judging.entailment.judge([(line["premise"], line["hypothesis"]) for line in lines])


def _stances(judging: "Judging", lines: Sequence[dict[str, Any]]) -> "list[Judgement]":
    from knowledge.judge.stance import ClaimInContext

    return judging.stances(
        [
            (line["tenet"], ClaimInContext(line["sentence"], line.get("before") or "", line.get("after") or ""))
            for line in lines
        ]
    )


def _plain(line_id: str, one: "Judgement") -> dict[str, Any]:
    probabilities = {label: round(value, 6) for label, value in one.probabilities.items()}
    unjudged = {"unjudged": one.unjudged} if one.unjudged is not None else {}
    return {"id": line_id, "label": one.label, "probabilities": probabilities, **unjudged}
