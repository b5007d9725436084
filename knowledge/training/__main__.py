"""`python -m knowledge.training finding|answering|entailment --out FILE ...`; `--help` says what each needs."""

import argparse
import sys
from pathlib import Path
from typing import Any

from knowledge.judge.entailment import RELATIONS
from knowledge.late_interaction import LateInteraction
from knowledge.training import answering, finding, judging
from knowledge.training.bert import save_adapter
from knowledge.training.learning import Recipe
from knowledge.training.pairs import drawn_pairs
from knowledge.training.practice import PracticeSet, practice_sets
from knowledge.training.public_pairs import public_pairs
from knowledge.weights import COLBERT, MARCO_RERANKER, PackagedWeights


def main() -> None:
    """Train one of the models on what is given and write its adapter, once after each pass."""
    given = _given()
    packaged = COLBERT if given.model == "finding" else MARCO_RERANKER
    recipe = Recipe(
        given.layers, given.epochs, given.rate, given.seed, _report, lambda model: _keep(model, packaged, given)
    )
    if given.model == "entailment":
        judged = public_pairs(given.pairs, given.seed)
        _say(f"{len(judged)} pairs")
        judging.fit(judged, len(RELATIONS), recipe, packaged, given.start)
        return
    libraries = sorted(path.parent for path in given.libraries.glob("*/questions.jsonl"))
    kept = [path for path in libraries if path.name not in given.leave_out]
    sets = practice_sets(kept, given.course, given.questions)
    if given.model == "finding":
        finding.fit(sets, recipe)
    else:
        pairs = drawn_pairs(sets, _finder(given.finder), given.seed)
        _say(f"{_count(sets)} questions, {len(pairs)} pairs")
        answering.fit(pairs, recipe)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    models = parser.add_subparsers(dest="model", required=True)
    for name in ("finding", "answering"):
        practice = models.add_parser(name)
        practice.add_argument("--libraries", type=Path, required=True, help="folders of documents and questions.jsonl")
        practice.add_argument("--leave-out", nargs="*", default=[], help="names of libraries to keep for measuring")
        practice.add_argument("--course", type=Path, required=True, help="the Markdown documents of the course")
        practice.add_argument("--questions", nargs="*", type=Path, default=[], help="questions over the course")
        practice.add_argument("--finder", type=Path, help="the adapter of finding, to draw hard sentences with")
        _add_recipe(practice, layers=4, epochs=2, rate=8e-5)
    entailment = models.add_parser("entailment")
    entailment.add_argument("--pairs", type=Path, required=True, help="judged pairs, JSON lines in a .gz file")
    entailment.add_argument("--start", type=Path, help="an adapter to go on from")
    _add_recipe(entailment, layers=6, epochs=1, rate=1e-4)
    return parser.parse_args()


def _add_recipe(parser: argparse.ArgumentParser, *, layers: int, epochs: int, rate: float) -> None:
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=layers, help="how many of the last layers learn")
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--rate", type=float, default=rate)
    parser.add_argument("--seed", type=int, default=0)


def _finder(adapter: Path | None) -> LateInteraction:
    return LateInteraction(adapter=None if adapter is None else lambda: adapter)


def _count(sets: list[PracticeSet]) -> int:
    return sum(len(one.questions) for one in sets)


def _keep(model: Any, packaged: PackagedWeights, given: argparse.Namespace) -> None:
    save_adapter(model, packaged, given.layers, given.out)
    _say(f"kept {given.out}")


def _report(done: int, steps: int, loss: float) -> None:
    _say(f"{done} of {steps} steps, loss {loss:.3f}")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
