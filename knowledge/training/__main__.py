"""`python -m knowledge.training finding|answering --libraries FOLDER --course FOLDER --out FILE`."""

import argparse
import sys
from pathlib import Path
from typing import Any

from knowledge.late_interaction import LateInteraction
from knowledge.training import answering, finding
from knowledge.training.bert import save_adapter
from knowledge.training.learning import Recipe
from knowledge.training.pairs import drawn_pairs
from knowledge.training.practice import PracticeSet, practice_sets
from knowledge.weights import COLBERT, MARCO_RERANKER, PackagedWeights


def main() -> None:
    """Train one of the two models on the practice given and write its adapter, once after each epoch."""
    given = _given()
    libraries = sorted(path.parent for path in given.libraries.glob("*/questions.jsonl"))
    kept = [path for path in libraries if path.name not in given.leave_out]
    sets = practice_sets(kept, given.course, given.questions)
    packaged = COLBERT if given.model == "finding" else MARCO_RERANKER
    recipe = Recipe(
        given.layers, given.epochs, given.rate, given.seed, _report, lambda model: _keep(model, packaged, given)
    )
    if given.model == "finding":
        finding.fit(sets, recipe)
    else:
        pairs = drawn_pairs(sets, _finder(given.finder), given.seed)
        _say(f"{_count(sets)} questions, {len(pairs)} pairs")
        answering.fit(pairs, recipe)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=["finding", "answering"])
    parser.add_argument("--libraries", type=Path, required=True, help="folders with documents and questions.jsonl")
    parser.add_argument("--leave-out", nargs="*", default=[], help="names of libraries to keep for measuring")
    parser.add_argument("--course", type=Path, required=True, help="the Markdown documents of the course")
    parser.add_argument("--questions", nargs="*", type=Path, default=[], help="questions over the course")
    parser.add_argument("--finder", type=Path, help="the adapter of finding, to draw hard sentences for answering with")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=4, help="how many of the last layers learn")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


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
