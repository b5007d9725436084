"""The command line keeps its contract: exit status 0, or 2 with one line that says why; `--json` prints only JSON."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.libraries import written
from tests.tutor.calls import Tutor, batch, only_line
from tests.tutor.quick_services import QuickServices
from tutor.chat.replies import Reply

ALARM = "A second wall alarms every neighbour who sees it."
GUIDE = f"# Harbours\n\n{ALARM} Insurance makes captains bold.\n\n# Ships\n\nShips wait for signals.\n"
REPLY = set("id question standalone_question status reason sentences citations nearest composer timings_ms".split())
CITATION = set("id source_id source_file source_title role page heading start end quote".split())


class Interrupted(QuickServices):
    """A person presses Ctrl-C while a question is answered."""

    def ask(self, *_: object, **__: object) -> Reply:
        self.library.sources()
        raise KeyboardInterrupt


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return written(tmp_path / "files", "guide.md", GUIDE)


def test_a_file_is_added_listed_read_and_removed(tutor: Tutor, guide: Path) -> None:
    added = tutor("add", guide, "--role", "essay", "--json")
    assert (added.status, added.err) == (0, "")
    (outcome,) = json.loads(added.out)
    assert (outcome["file"], outcome["status"], outcome["error"]) == ("guide.md", "added", None)
    (source,) = json.loads(tutor("sources", "--json").out)
    assert source == outcome["source"]
    assert (source["role"], source["file_name"]) == ("essay", "guide.md")
    assert tutor("text", source["id"]).out == GUIDE
    removed = tutor("remove", source["id"])
    assert (removed.status, only_line(removed.out)) == (0, "Removed guide.md.")
    assert json.loads(tutor("sources", "--json").out) == []


def test_the_good_file_of_two_is_added_and_the_bad_one_named(tutor: Tutor, guide: Path) -> None:
    bad = written(guide.parent, "empty.txt", "  \n")
    ran = tutor("add", guide, bad, "--json")
    assert ran.status == 2
    assert "empty.txt" in only_line(ran.err)
    assert [(one["file"], one["status"]) for one in json.loads(ran.out)] == [
        ("guide.md", "added"),
        ("empty.txt", "failed"),
    ]
    assert [one["file_name"] for one in json.loads(tutor("sources", "--json").out)] == ["guide.md"]


def test_a_person_is_told_what_became_of_each_file(tutor: Tutor, guide: Path) -> None:
    assert only_line(tutor("add", guide).out).startswith("added ")
    again = only_line(tutor("add", guide.parent).out)
    assert again.startswith("already there ") and again.endswith("guide.md")
    assert "guide.md" in only_line(tutor("sources").out)


def test_a_question_is_answered_as_one_json_document(tutor: Tutor, guide: Path) -> None:
    tutor("add", guide)
    ran = tutor("ask", "Whom does a second wall alarm?", "--json")
    assert (ran.status, ran.err) == (0, "")
    reply = json.loads(only_line(ran.out))
    (citation,) = reply["citations"]
    text = tutor("text", citation["source_id"]).out
    assert reply["status"] == "answered"
    assert text[citation["start"] : citation["end"]] == citation["quote"] == reply["sentences"][0]["text"] == ALARM
    assert reply.keys() >= REPLY
    assert citation.keys() == CITATION


def test_a_question_is_answered_as_text_for_a_person(tutor: Tutor, guide: Path) -> None:
    tutor("add", guide)
    ran = tutor("ask", "Whom does a second wall alarm?")
    assert ran.out.startswith(f"“{ALARM}” [1]\n\n[1] ")
    assert tutor("ask", "Which yeast makes bread rise?").status == 0


def test_a_file_of_questions_is_answered_in_its_order_with_its_ids(tutor: Tutor, guide: Path, tmp_path: Path) -> None:
    tutor("add", guide)
    questions = batch(
        tmp_path,
        {"id": "b", "question": "What do ships wait for?"},
        "",
        {"id": "a", "question": "And why?", "history": ["Whom does a second wall alarm?"]},
        {"id": "a", "question": "Which yeast makes bread rise?", "history": None},
    )
    ran = tutor("ask", "--batch", questions)
    assert (ran.status, ran.err) == (0, "")
    assert [(one["id"], one["status"], one["question"]) for one in ran.lines] == [
        ("b", "answered", "What do ships wait for?"),
        ("a", "answered", "And why?"),
        ("a", "declined", "Which yeast makes bread rise?"),
    ]
    assert ran.lines[1]["standalone_question"] == "Whom does a second wall alarm? And why?"


def test_passages_are_found_for_a_file_of_questions(tutor: Tutor, guide: Path, tmp_path: Path) -> None:
    tutor("add", guide)
    (source,) = json.loads(tutor("sources", "--json").out)
    text = tutor("text", source["id"]).out
    questions = batch(tmp_path, {"id": "b", "question": "Ships?"}, {"id": "a", "question": "second wall"})
    ran = tutor("retrieve", "--batch", questions, "--limit", "1")
    assert [one["id"] for one in ran.lines] == ["b", "a"]
    for line in ran.lines:
        assert line.keys() == {"id", "hits"}
        (hit,) = line["hits"]
        assert hit.keys() == {"source_file", "start", "end", "text", "score"}
        assert hit["source_file"] == "guide.md"
        assert text[hit["start"] : hit["end"]] == hit["text"]
    assert "Ships wait" in ran.lines[0]["hits"][0]["text"]


@pytest.mark.parametrize("command", ["ask", "retrieve"])
@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("{", "line 2: not JSON", id="not JSON"),
        pytest.param('["id"]', 'line 2: needs "id" and "question"', id="not an object"),
        pytest.param('{"id": "a"}', 'line 2: needs "id" and "question"', id="no question"),
        pytest.param('{"question": "Why?"}', 'line 2: needs "id" and "question"', id="no id"),
        pytest.param('{"id": "a", "question": 3}', 'line 2: needs "id" and "question"', id="question is no text"),
    ],
)
def test_a_bad_line_ends_the_run_with_its_number(
    tutor: Tutor, tmp_path: Path, command: str, line: str, said: str
) -> None:
    ran = tutor(command, "--batch", batch(tmp_path, {"id": "first", "question": "Walls?"}, line))
    assert ran.status == 2
    assert said in only_line(ran.err)
    assert [one["id"] for one in ran.lines] == ["first"]


BAD_INPUT = [
    pytest.param(["add", "gone.txt"], "gone.txt", id="no such file"),
    pytest.param(["ask"], "--batch", id="no question"),
    pytest.param(["ask", ""], "question", id="empty question"),
    pytest.param(["ask", "w" * 5000], "5,000", id="long question"),
    pytest.param(["ask", "--batch", "gone.jsonl"], "gone.jsonl", id="no batch of questions"),
    pytest.param(["retrieve", "--batch", "gone.jsonl"], "gone.jsonl", id="no batch of searches"),
    pytest.param(["remove", "nowhere"], "nowhere", id="remove an unknown source"),
    pytest.param(["text", "nowhere"], "nowhere", id="text of an unknown source"),
]
MISUSE = [
    pytest.param(["add"], "paths", id="no path"),
    pytest.param(["add", "x", "--role", "poem"], "poem", id="no such role"),
    pytest.param(["recite"], "recite", id="no such command"),
    pytest.param(["retrieve"], "--batch", id="option left out"),
    pytest.param(["retrieve", "--batch", "x", "--limit", "0"], "--limit", id="limit of nought"),
]


@pytest.mark.parametrize(("arguments", "named"), [*BAD_INPUT, *MISUSE])
def test_bad_input_is_status_two_and_one_line_that_names_it(tutor: Tutor, arguments: list[str], named: str) -> None:
    ran = tutor(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert named in only_line(ran.err)


def test_a_mistyped_variable_is_refused_before_anything_is_made(
    tutor: Tutor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TUTOR_DTAA", "here")
    ran = tutor("sources")
    assert ran.status == 2
    assert "dtaa" in only_line(ran.err)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('{"id": "a", "question": "Walls?", "history": []}', id="plain"),
        pytest.param('\ufeff{"id": "a", "question": "Walls?"}', id="byte order mark"),
        pytest.param('{"id": "a", "question": "Walls\u2028or ships?"}', id="line separator"),
        pytest.param('{"id": "a", "question": "Walls\u0085or ships?"}', id="next line"),
    ],
)
def test_a_line_of_valid_json_is_read_whatever_characters_it_holds(tutor: Tutor, tmp_path: Path, line: str) -> None:
    ran = tutor("ask", "--batch", batch(tmp_path, line))
    assert (ran.status, [one["id"] for one in ran.lines]) == (0, ["a"])


def test_an_id_that_is_a_number_is_given_back(tutor: Tutor, tmp_path: Path) -> None:
    ran = tutor("ask", "--batch", batch(tmp_path, {"id": 7, "question": "Walls?"}))
    assert (ran.status, ran.err) == (0, "")
    assert [str(one["id"]) for one in ran.lines] == ["7"]


def test_a_question_over_the_limit_is_declined_and_those_after_it_are_answered(tutor: Tutor, tmp_path: Path) -> None:
    ran = tutor("ask", "--batch", batch(tmp_path, {"id": "a", "question": "w" * 5000}, {"id": "b", "question": "W?"}))
    assert (ran.status, [one["id"] for one in ran.lines]) == (0, ["a", "b"])
    assert (ran.lines[0]["status"], ran.lines[0]["reason"]) == ("declined", "unclear")
    assert "5,000" in ran.lines[0]["message"]


def test_half_a_character_ends_the_run_with_the_number_of_its_line(tutor: Tutor, tmp_path: Path) -> None:
    line = '{"id": "a", "question": "\\ud800 walls?"}'
    ran = tutor("ask", "--batch", batch(tmp_path, {"id": "first", "question": "Walls?"}, line))
    assert (ran.status, [one["id"] for one in ran.lines]) == (2, ["first"])
    assert "line 2" in only_line(ran.err)


def test_a_data_folder_that_is_a_file_is_named(tutor: Tutor, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    ran = tutor("--data", tmp_path / "file", "sources")
    assert (ran.status, ran.out) == (2, "")
    assert str(tmp_path / "file") in only_line(ran.err)


def test_a_folder_without_a_readable_file_is_named(tutor: Tutor, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    ran = tutor("add", tmp_path / "pictures")
    assert (ran.status, ran.out) == (2, "")
    assert "pictures" in only_line(ran.err)


def test_a_question_and_a_file_of_questions_are_not_asked_together(tutor: Tutor, tmp_path: Path) -> None:
    ran = tutor("ask", "Walls?", "--batch", batch(tmp_path, {"id": "a", "question": "Ships?"}))
    assert (ran.status, ran.out) == (2, "")
    assert "not both" in only_line(ran.err)


@pytest.mark.parametrize("history", [[1], "Walls?", {"a": 1}], ids=["numbers", "text", "object"])
def test_a_history_that_is_no_list_of_questions_is_refused(tutor: Tutor, tmp_path: Path, history: object) -> None:
    ran = tutor("ask", "--batch", batch(tmp_path, {"id": "a", "question": "And why?", "history": history}))
    assert ran.status == 2
    assert "line 1" in only_line(ran.err)


def test_the_checks_of_a_sound_folder_pass_and_indexes_can_be_made_anew(tutor: Tutor, guide: Path) -> None:
    tutor("add", guide)
    assert tutor("rebuild").status == 0
    ran = tutor("doctor")
    assert ran.status == 0
    assert all(line.startswith("ok ") for line in ran.out.splitlines())


def test_a_check_that_fails_is_a_line_that_says_what_to_do_and_status_two(
    tutor: Tutor, guide: Path, tmp_path: Path
) -> None:
    tutor("add", guide)
    with closing(sqlite3.connect(tmp_path / "data" / "catalogue.db")) as database, database:
        database.execute("DELETE FROM passage_words_data WHERE id > 10")
    ran = tutor("doctor")
    assert ran.status == 2
    assert [line for line in ran.out.splitlines() if not line.startswith("ok  ")] == [
        "FAIL  word index: damaged: passage_words Run `rebuild`."
    ]
    assert only_line(ran.err).startswith("1 of ")
    assert tutor("rebuild").status == 0
    assert tutor("doctor").status == 0


def test_ctrl_c_during_a_command_is_status_two_and_one_line(tutor: Tutor) -> None:
    ran = tutor("ask", "Whom does a second wall alarm?", build=Interrupted)
    assert (ran.status, ran.out) == (2, "")
    assert only_line(ran.err).startswith("Stopped")


def test_an_empty_folder_has_no_sources_and_says_how_to_get_some(tutor: Tutor) -> None:
    assert json.loads(tutor("sources", "--json").out) == []
    assert "init" in only_line(tutor("sources").out)


def test_the_program_runs_as_a_module(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tutor", "--data", str(tmp_path / "data"), "sources", "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert (ran.returncode, json.loads(ran.stdout), ran.stderr) == (0, [], "")


@pytest.mark.models
def test_with_the_real_models_a_document_is_added_asked_searched_and_removed(
    fresh_tutor: Tutor, tmp_path: Path
) -> None:
    tutor = fresh_tutor
    answer = "The harbour dilemma is the fear that a wall built for safety alarms the neighbours who see it."
    document = written(
        tmp_path / "files", "dilemma.txt", f"Ships are slow.\n\n{answer} Insurance makes captains bold.\n"
    )
    assert tutor("add", document).status == 0
    reply = json.loads(tutor("ask", "What is the harbour dilemma?", "--json").out)
    assert reply["status"] == "answered"
    assert reply["citations"][0]["quote"] == answer
    text = tutor("text", reply["citations"][0]["source_id"]).out
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in reply["citations"])
    assert json.loads(tutor("ask", "Which yeast makes bread rise?", "--json").out)["reason"] == "not_covered"
    found = tutor("retrieve", "--batch", batch(tmp_path, {"id": "q", "question": "What is the harbour dilemma?"}))
    assert answer in found.lines[0]["hits"][0]["text"]
    assert tutor("remove", reply["citations"][0]["source_id"]).status == 0
    assert json.loads(tutor("sources", "--json").out) == []
