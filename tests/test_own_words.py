"""What the project says it says in its own words: no long run of them stands in the documents beside it too."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge.packs import bundled_packs, load_pack

BENCHMARKS = Path(__file__).parent / "benchmarks"
COURSE = bundled_packs()["defensive-realism"]
RUN = 11
"""So many words in a row are not the same by chance."""

RUN_OF_CLAIMS = 8
"""Fewer in claims, as figures are reported on essays that a judge must not have seen."""

GROUPS = {
    "the course": sorted(COURSE.glob("sources/*.md")),
    "the pack": sorted(COURSE.rglob("*.toml")),
    "the benchmarks' questions": sorted(BENCHMARKS.glob("questions/*.jsonl")),
    "the practice libraries": sorted([*BENCHMARKS.glob("practice/*/*.txt"), *BENCHMARKS.glob("practice/*/*.jsonl")]),
}


@pytest.mark.parametrize("group", GROUPS)
def test_no_file_repeats_a_run_of_words_of_the_seed_texts(group: str, shared: Callable[[str], Path]) -> None:
    seeds = {run for path in shared("seeds").iterdir() for run in runs(path.read_text(encoding="utf-8"), RUN)}

    assert GROUPS[group]
    assert repeated(GROUPS[group], seeds, RUN) == []


def test_no_claim_repeats_a_run_of_words_of_the_essays_or_the_seed_texts(shared: Callable[[str], Path]) -> None:
    files = [*shared("gold/essays").glob("*.md"), *shared("seeds").iterdir()]
    theirs = {run for path in files for run in runs(path.read_text(encoding="utf-8"), RUN_OF_CLAIMS)}

    assert repeated(COURSE.glob("claims/*.jsonl"), theirs, RUN_OF_CLAIMS) == []


def repeated(files: Iterator[Path] | list[Path], theirs: set[tuple[str, ...]], length: int) -> list[tuple[str, str]]:
    """The runs of words that files share with others; a scholar's, given in the pack with their work, are theirs."""
    found = []
    for path in files:
        text = path.read_text(encoding="utf-8")
        for scholar in load_pack(COURSE).scholars if path.name == "scholars.toml" else ():
            for quotation in scholar.quotations:
                text = text.replace(f'text = "{quotation.text}"', "")
        found += [(path.name, " ".join(run)) for run in runs(text, length) if run in theirs]
    return found


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words in a text."""
    words = re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("’", "'"))
    return zip(*(words[start:] for start in range(length)), strict=False)
