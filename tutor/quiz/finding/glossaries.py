"""Terms and meanings that a text sets apart from its sentences: "Term: meaning", rows of a table, lists of terms."""

import re
from collections.abc import Iterator, Sequence

from knowledge.sources import Sentence
from tutor.quiz.finding.casing import Casing
from tutor.quiz.finding.clauses import plain
from tutor.quiz.finding.definitions import Defined
from tutor.quiz.finding.meanings import is_clause, meaning_of
from tutor.quiz.finding.terms import term_of

_ENTRY = re.compile(r"^(?P<term>[^:—–|]{3,60}?)\s?(?::|—|–|\s-)\s(?P<meaning>.{15,400})$", re.DOTALL)
_TERMS_ABOVE = re.compile(r"\b(?:terms?|glossary|definitions?|vocabulary|concepts|terminology)\b", re.IGNORECASE)
_TERM_COLUMN = re.compile(r"^(?:(?:key )?terms?|concepts?|words?|names?|expressions?)$", re.IGNORECASE)
_MEANING_COLUMN = re.compile(r"^(?:meanings?|definitions?|descriptions?|explanations?|what it means)$", re.IGNORECASE)
_MEANING_OPENS = re.compile(
    r"(?:an?|the|any|anyone|someone|something|those|people|one who|when|\w{3,}ing|\w+s|\w+ \w+ (?:that|which|who|"
    r"of|in|for))\b",
    re.IGNORECASE,
)


def entries_in(sentences: Sequence[Sentence], casing: Casing) -> Iterator[tuple[Defined, Sentence]]:
    """The entries of a source's lists, tables and glossaries, each with the sentence that is the entry."""
    columns: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        if sentence.kind == "table_row":
            found = _row(sentence, columns, casing)
        elif sentence.kind == "list_item" or (sentence.heading and _TERMS_ABOVE.search(sentence.heading[-1])):
            found = _entry(sentence, casing)
        else:
            continue
        if found:
            yield found, sentence


def _entry(sentence: Sentence, casing: Casing) -> Defined | None:
    match = _ENTRY.match(plain(sentence.text))
    return _defined(match["term"], match["meaning"], casing) if match else None


def _row(sentence: Sentence, columns: dict[int, tuple[int, int]], casing: Casing) -> Defined | None:
    """The entry of a row; the first row of a table that names its columns says where they are."""
    cells = [cell.strip() for cell in plain(sentence.text).strip("| ").split("|")]
    group = -1 if sentence.group is None else sentence.group
    if group not in columns:
        term = next((place for place, cell in enumerate(cells) if _TERM_COLUMN.match(cell)), None)
        meaning = next((place for place, cell in enumerate(cells) if _MEANING_COLUMN.match(cell)), None)
        columns[group] = (-1, -1) if term is None or meaning is None else (term, meaning)
        return None
    term, meaning = columns[group]
    return _defined(cells[term], cells[meaning], casing) if 0 <= max(term, meaning) < len(cells) else None


def _defined(name: str, text: str, casing: Casing) -> Defined | None:
    first = re.split(r"(?<=[.;]) ", text, maxsplit=1)[0]
    term = term_of(name, casing, may_be_name=True)
    meaning = term and meaning_of(casing.lowered(first), term, must_open=False)
    if not term or not meaning or is_clause(meaning) or not _MEANING_OPENS.match(meaning):
        return None
    return Defined(term, meaning, 0.85)
