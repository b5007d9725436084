"""Sentences as a chat model could write them, with the evidence that they name, and whether they are true to it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.sources import Citation
from tests.benchmarks.places import ROOT

FILE = ROOT / "tests" / "benchmarks" / "proof" / "cases.jsonl"
KINDS = ("true", "number", "name", "negation", "swap", "strength", "direction", "cause", "owner", "quote", "invented")
"""`true` is a faithful paraphrase; `invented` is on the subject and not in the evidence; all others are a paraphrase
with one thing of it altered."""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, of what kind it is, and the sentences of a document that it is given as evidence."""

    id: str
    half: str
    kind: str
    text: str
    file: str
    evidence: tuple[str, ...]

    def passages(self, *, whole_paragraphs: bool) -> dict[int, Citation]:
        """The evidence as citations by number, each the sentence itself or the paragraph that it stands in."""
        text = (ROOT / self.file).read_text(encoding="utf-8")
        quotes = [_paragraph(text, one) if whole_paragraphs else one for one in self.evidence]
        return {
            number: Citation(number, self.file, self.file, "", "reference", None, (), start, start + len(quote), quote)
            for number, quote in enumerate(dict.fromkeys(quotes), start=1)
            for start in [text.index(quote)]
        }


def cases() -> Sequence[Case]:
    """All sentences of the data set, in the order of its file."""
    lines = map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
    return [Case(**{**line, "evidence": tuple(line["evidence"])}) for line in lines]


def _paragraph(text: str, sentence: str) -> str:
    start = text.index(sentence)
    before, after = text.rfind("\n", 0, start) + 1, text.find("\n", start + len(sentence))
    return text[before : after if after >= 0 else len(text)].strip()
