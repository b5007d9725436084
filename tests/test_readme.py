"""What the documents say, checked: settings as the code has them, commands that run, links that lead somewhere."""

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from tutor.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
SAMPLE_ESSAY = ROOT / "knowledge" / "packs" / "defensive_realism" / "sources" / "sample-essay-iraq-2003.md"
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
BOUNDS = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}


def test_the_settings_of_the_readme_are_those_of_the_code() -> None:
    shown = re.search(r"<!-- settings: .*? -->\n(.*?)<!-- end of settings -->", README, re.S)
    assert shown, "the README has lost its settings"
    assert shown[1] == settings_table()


def test_the_settings_file_of_the_readme_is_accepted() -> None:
    shown = re.search(r"```toml\n# tutor.toml\n(.*?)```", README, re.S)
    assert shown
    assert Settings.model_validate(tomllib.loads(shown[1])).chat.max_sentences == 3


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_between_the_documents_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {name for path in DOCUMENTS for name in re.findall(r"`make ([a-z]+)", path.read_text(encoding="utf-8"))}
    assert named <= targets
    assert {"run", "test", "check", "bench"} <= targets


@pytest.mark.models
@pytest.mark.timeout(900)
def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    (tmp_path / "readings").mkdir()
    (tmp_path / "readings" / "walls.md").write_text("# Walls\n\nA wall keeps a harbour calm. It feeds nobody.\n")
    (tmp_path / "my-essay.md").write_text("# My essay\n\nWalls are always right. I claim it here.\n")
    (tmp_path / "questions.jsonl").write_text(json.dumps({"id": "q1", "question": "What is anarchy?"}) + "\n")
    pair = {"id": "1", "premise": "A wall keeps a harbour calm.", "hypothesis": "Walls calm harbours."}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(pair) + "\n")
    claim = {"id": "1", "tenet": "security-dilemma", "before": "", "sentence": "A new wall frightens the neighbours."}
    (tmp_path / "claims.jsonl").write_text(json.dumps(claim) + "\n")
    # Its beginning is an essay as well, and read in a fifth of the time.
    draft = "\n\n".join(SAMPLE_ESSAY.read_text(encoding="utf-8").split("\n\n")[:5])
    (tmp_path / "draft.md").write_text(draft, encoding="utf-8")
    (tmp_path / "essays").mkdir()
    (tmp_path / "essays" / "one.md").write_text(draft, encoding="utf-8")
    commands = re.findall(r"^\$ python (-m tutor .*)$", README, re.M)
    # The course first, as `make run` leaves it.
    for command in sorted(commands, key=lambda one: not one.endswith("init")):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TUTOR_DATA": str(tmp_path / "data")}
        done = subprocess.run(
            [sys.executable, *shlex.split(command)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
        assert done.stdout.strip() or "--out" in command, command
    assert (tmp_path / "critiques" / "one.json").exists()


def settings_table() -> str:
    """The settings as a table of Markdown, from the fields of the code."""
    rows = [f"| `{name}` | {default} | {words} |" for name, default, words in _rows(Settings, PREFIX)]
    return "\n".join(["", "| variable | default | meaning |", "|---|---|---|", *rows, "", ""])


def _rows(section: type[BaseModel], prefix: str) -> Iterator[tuple[str, str, str]]:
    for name, field in section.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _rows(inner, f"{prefix}{name.upper()}__")
        else:
            default = "not set" if field.default is None else f"`{field.default}`"
            bounds = [
                f"{said} {getattr(one, key):g}"
                for one in field.metadata
                for key, said in BOUNDS.items()
                if hasattr(one, key)
            ]
            words = f"{field.description} ({', '.join(bounds)})" if bounds else str(field.description)
            yield f"{prefix}{name.upper()}", default, words


if __name__ == "__main__":
    # `python -m tests.test_readme` writes the table anew.
    made = re.sub(
        r"(<!-- settings: .*? -->\n).*?(<!-- end of settings -->)", rf"\1{settings_table()}\2", README, flags=re.S
    )
    (ROOT / "README.md").write_text(made, encoding="utf-8")
