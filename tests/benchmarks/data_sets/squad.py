"""SQuAD 2.0 (half of its development articles): paragraphs of Wikipedia and the questions that they answer.

A file is an article: its title as heading, then its paragraphs, so that a passage has neighbours as in life and every
peer has to cut the text by itself. The place that counts as right is the question's own paragraph.
"""

import json
from collections import defaultdict
from pathlib import Path

from tests.benchmarks.data_sets.searching import Place, SearchQuestion, SearchSet
from tests.benchmarks.places import SHARED, needed

FOLDER = SHARED / "data" / "squad2_a"


def squad(folder: Path) -> SearchSet:
    """The articles as Markdown files in `folder`, and the answerable questions."""
    needed(FOLDER)
    articles: dict[str, list[dict[str, str]]] = defaultdict(list)
    for document in _lines("docs.jsonl"):
        articles[document["title"]].append(document)
    places: dict[str, Place] = {}
    for title, paragraphs in articles.items():
        places |= _write_article(folder, title, paragraphs)
    questions = [
        SearchQuestion(query["id"], query["question"], (places[query["doc"]],))
        for query in _lines("queries.jsonl")
        if query["answerable"]
    ]
    return SearchSet(sorted(folder.iterdir()), questions)


def _write_article(folder: Path, title: str, paragraphs: list[dict[str, str]]) -> dict[str, Place]:
    name = f"{title.replace(' ', '_')}.md"
    text, places = f"# {title}\n", {}
    for paragraph in paragraphs:
        start = len(text) + 1
        text += f"\n{paragraph['text']}\n"
        places[paragraph["id"]] = Place(name, start, len(text) - 1)
    (folder / name).write_text(text, encoding="utf-8")
    return places


def _lines(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]
