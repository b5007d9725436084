"""The annotated essays, sentence by sentence: which have a flaw of theory, which only look so, which are plain."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from knowledge.judge import ClaimInContext
from knowledge.readers import read
from knowledge.segmentation import segment
from knowledge.sources import Sentence
from knowledge.training.practice import same_place
from tests.benchmarks.places import SHARED, needed

ESSAYS = SHARED / "gold" / "essays"
SEEDS = SHARED / "seeds"
THEORY = ("contradicts", "misattributes", "overstates")

Kind = Literal["flaw", "decoy", "plain"]


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """A sentence of an essay with its neighbours; `tenet` and `verdict` are those of the flaw."""

    essay: str
    claim: ClaimInContext
    kind: Kind
    tenet: str | None = None
    verdict: str | None = None


def annotated_sentences() -> list[AnnotatedSentence]:
    """Every sentence of the essays but headings and those where flagging and not flagging are both fair."""
    needed(ESSAYS, SEEDS)
    return [one for path in sorted(ESSAYS.glob("*.gold.json")) for one in _sentences(path)]


def _sentences(path: Path) -> Iterator[AnnotatedSentence]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    name = path.name.removesuffix(".gold.json")
    file = next(one for one in (ESSAYS / f"{name}.md", SEEDS / f"{name}.txt") if one.exists())
    _, sentences = segment(read(file), name)
    for index, sentence in enumerate(sentences):
        kind, flaw = _kind(sentence.text, gold)
        if kind is not None:
            claim = ClaimInContext(sentence.text, _beside(sentences, index, -1), _beside(sentences, index, 1))
            yield AnnotatedSentence(name, claim, kind, flaw.get("tenet"), flaw.get("verdict"))


def _beside(sentences: Sequence[Sentence], index: int, step: int) -> str:
    other = index + step
    return sentences[other].text if 0 <= other < len(sentences) else ""


def _kind(text: str, gold: Mapping[str, Any]) -> tuple[Kind | None, Mapping[str, Any]]:
    """What a sentence is, and its flaw; None for one that is not counted."""
    flaws = [flaw for flaw in gold["flaws"] if flaw["span"]]
    for flaw in flaws:
        if _is_there(text, flaw["span"]):
            return ("flaw" if flaw["verdict"] in THEORY else None), flaw
    also = [span for flaw in gold["flaws"] for span in flaw.get("also_spans") or []]
    if any(_is_there(text, span) for span in [*also, *(one["span"] for one in gold.get("grey", []))]):
        return None, {}
    return ("decoy" if any(_is_there(text, one["span"]) for one in gold.get("decoys", [])) else "plain"), {}


def _is_there(text: str, span: str) -> bool:
    """Whether a span is of this sentence, judged as the scorer of critiques judges it."""
    return same_place(text, span, run_words=3)
