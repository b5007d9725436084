"""Introduction to Political Science (OpenStax, CC BY-NC-SA 4.0): "What is TERM?" for every term of its glossary.

A file is a module of the book. Any module that marks the term counts as right, whatever the passage in it; the
glossary itself is not among the files.
"""

import json
from collections import defaultdict

from tests.benchmarks.data_sets.searching import Place, SearchQuestion, SearchSet
from tests.benchmarks.places import SHARED, needed

FOLDER = SHARED / "data" / "openstax"


def textbook() -> SearchSet:
    """The modules of the book, and a question for each term."""
    needed(FOLDER)
    files = sorted((FOLDER / "md").glob("*.md"))
    names = {path.name.split("_", 1)[0]: path.name for path in files}
    marked: dict[str, set[str]] = defaultdict(set)
    for line in (FOLDER / "glossary.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        marked[entry["term"]].add(names[entry["module"]])
    questions = [
        SearchQuestion(term, f"What is {term}?", tuple(Place(name) for name in sorted(modules)))
        for term, modules in marked.items()
    ]
    return SearchSet(files, questions)
