"""`python -m knowledge.training QUESTIONS... --course FOLDER --out FILE`."""

import argparse
from pathlib import Path

from knowledge.training.bert import save_adapter
from knowledge.training.fitting import fit
from knowledge.training.pairs import course_pairs


def main() -> None:
    """Train on the questions given and write the adapter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", nargs="+", type=Path)
    parser.add_argument("--course", type=Path, required=True, help="the Markdown documents asked about")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=4, help="how many of the last layers learn")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    pairs = course_pairs(given.questions, given.course, given.seed)
    model = fit(pairs, trained_layers=given.layers, epochs=given.epochs, rate=given.rate, seed=given.seed)
    save_adapter(model, given.layers, given.out)


if __name__ == "__main__":
    main()
