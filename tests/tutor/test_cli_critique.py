"""Essays on the command line: one on the screen or as JSON, a folder of them into files, and nothing kept of them."""

import json
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import pytest

from knowledge.library import Library
from knowledge.packs import Pack, load_pack
from tests.fakes import HashEmbeddings
from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.libraries import written
from tests.tutor.calls import Tutor, only_line
from tests.tutor.quick_services import MISREADING, STATED, TINY_PACK, QuickServices
from tutor.judging import Judging

WRONG = "Yeast turns the sugars into pure oxygen."
ESSAY = f"""# Bread at Home

Many people have begun to bake their own bread, and they ask why the dough grows in the bowl. {WRONG} Most of the \
books on the shelf say the same, although few of them say how it was found out. The kitchen must be warm, and the \
flour should be fresh, for old flour takes up too little of the water.

Those who have time may leave the bowl in a cold room for a night and a day. Baker (2001) is among the authors who \
have tried this with several kinds of flour. After the rest the loaf is baked until its crust is brown and sounds \
hollow when it is knocked on with a finger.
"""
CRITIQUE = {"essay", "findings", "strengths", "tenets", "coverage", "references", "notes", "composer"}
FINDING = set("id verdict severity tenet essay_span other_span citations comment question confidence".split())
CITATION = set("id source_id source_file source_title role page heading start end quote".split())


class BreadServices(QuickServices):
    """Services with the tiny course alone, whose judge finds one sentence of the essay wrong."""

    @cached_property
    def packs(self) -> list[Pack]:
        return [load_pack(TINY_PACK)]

    @property
    def _library(self) -> Library:
        return self.library

    @cached_property
    def judging(self) -> Judging:
        found = {(STATED, WRONG): ("contradiction", 0.995), (WRONG, MISREADING): ("entailment", 0.995)}
        return Judging(self.packs, Path(self.settings.data), HashEmbeddings(64), ScriptedEntailment(found))


@pytest.fixture
def baking(fresh_tutor: Tutor) -> Tutor:
    """The program with the tiny course's document in its library."""
    tutor = partial(fresh_tutor, build=BreadServices)
    assert tutor("add", TINY_PACK / "sources" / "rising.md").status == 0
    return tutor


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    return written(tmp_path / "essays", "bread.md", ESSAY)


def _found(out: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out)
    return found


def test_an_essay_is_criticised_as_one_json_document_with_the_keys_of_the_contract(baking: Tutor, essay: Path) -> None:
    ran = baking("critique", essay, "--json")
    assert (ran.status, ran.err) == (0, "")
    found = _found(only_line(ran.out))
    assert found.keys() == CRITIQUE
    assert found["essay"].keys() == {"title", "words", "paragraphs", "sha256"}
    assert found["coverage"].keys() == {"addressed", "relevant"}
    assert found["findings"]
    assert all(one.keys() == FINDING for one in found["findings"])
    assert all(one.keys() == {"tenet", "title", "status", "essay_spans", "citations"} for one in found["tenets"])
    assert found["composer"] == "quoting"


def test_what_is_printed_stands_in_the_essay_and_in_the_source(baking: Tutor, essay: Path) -> None:
    (found,) = (one for one in _found(baking("critique", essay, "--json").out)["findings"] if one["tenet"])
    span, (citation,) = found["essay_span"], found["citations"]
    assert (found["verdict"], found["tenet"], span["quote"]) == ("contradicts", "yeast-makes-gas", WRONG)
    assert span.keys() == {"start", "end", "quote"} and citation.keys() == CITATION
    assert ESSAY[span["start"] : span["end"]] == span["quote"]
    text = baking("text", citation["source_id"]).out
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert (citation["role"], citation["source_file"]) == ("reference", "rising.md")


def test_a_person_reads_it_as_text(baking: Tutor, essay: Path) -> None:
    ran = baking("critique", essay)
    assert (ran.status, ran.err) == (0, "")
    assert "Bread at Home" in ran.out and "oxygen" in ran.out
    assert "{" not in ran.out


def test_a_folder_of_essays_gives_a_file_for_each(baking: Tutor, essay: Path, tmp_path: Path) -> None:
    written(essay.parent, "Other.TXT", ESSAY.replace("# ", "").replace(WRONG, "It was always so."))
    written(essay.parent, "notes.csv", "a,b")
    out = tmp_path / "new" / "out"
    ran = baking("critique", "--batch", essay.parent, "--out", out)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert {path.name for path in out.iterdir()} == {"bread.json", "Other.json"}
    alone = _found(baking("critique", essay, "--json").out)
    assert _found((out / "bread.json").read_text(encoding="utf-8")) == alone


def test_essays_that_cannot_be_read_are_told_of_and_the_others_go_on(
    baking: Tutor, essay: Path, tmp_path: Path
) -> None:
    written(essay.parent, "a-short.txt", "Too short.")
    written(essay.parent, "broken.docx", "This is no document.")
    written(essay.parent, "z-empty.md", "")
    ran = baking("critique", "--batch", essay.parent, "--out", tmp_path / "out")
    assert ran.status == 2
    *told, last = ran.err.splitlines()
    assert [line.split(":")[0] for line in told] == ["a-short.txt", "broken.docx", "z-empty.md"]
    assert last == "3 of 4 essays could not be read."
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["bread.json"]


def test_two_essays_of_one_name_do_not_overwrite_each_other(fresh_tutor: Tutor, essay: Path, tmp_path: Path) -> None:
    written(essay.parent, "bread.txt", ESSAY)
    ran = fresh_tutor("critique", "--batch", essay.parent, "--out", tmp_path / "out", build=BreadServices)
    assert ran.status == 2
    assert "bread.md" in only_line(ran.err) and "bread.txt" in ran.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "Give an essay, or a folder of essays"),
        (["essays/bread.md", "--batch", "essays", "--out", "out"], "Give an essay, or a folder of essays"),
        (["--batch", "essays"], "Give an essay, or a folder of essays"),
        (["essays/bread.md", "--out", "out"], "Give an essay, or a folder of essays"),
        (["--out", "out"], "Give an essay, or a folder of essays"),
        (["--batch", "nowhere", "--out", "out"], "There is no folder nowhere."),
        (["--batch", "none", "--out", "out"], "There are no essays in none."),
        (["nowhere.md"], "nowhere.md"),
        (["essays/short.txt"], "words"),
        (["essays/bread.md", "--loud"], "--loud"),
        (["--batch", "essays", "--out", "essays/bread.md"], "bread.md"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    fresh_tutor: Tutor, essay: Path, arguments: list[str], complaint: str
) -> None:
    written(essay.parent, "short.txt", "Too short.")
    written(essay.parent.parent / "none", "notes.csv", "a,b")
    ran = fresh_tutor("critique", *arguments, build=BreadServices)
    assert (ran.status, ran.out) == (2, "")
    assert complaint in only_line(ran.err)


def test_a_library_without_references_is_told_of(fresh_tutor: Tutor, essay: Path) -> None:
    ran = fresh_tutor("critique", essay, "--json", build=BreadServices)
    assert ran.status == 0
    assert any("no reference documents" in note for note in _found(ran.out)["notes"])


def test_nothing_of_an_essay_is_left_in_the_data_folder(baking: Tutor, essay: Path, tmp_path: Path) -> None:
    assert baking("critique", essay).status == 0
    telling = [phrase.encode() for phrase in ("pure oxygen", "Bread at Home", "books on the shelf", "bread.md")]
    kept = {path: path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()}
    assert kept
    assert [path for path, held in kept.items() if any(phrase in held for phrase in telling)] == []
    assert [one["file_name"] for one in json.loads(baking("sources", "--json").out)] == ["rising.md"]
