"""What is installed: a wheel with all of the data, a command line that starts at once, versions that can be had."""

import re
import resource
import shutil
import statistics
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGES = ("knowledge", "prompts", "tutor")
HEAVY = ("torch", "transformers", "sentence_transformers", "streamlit", "chromadb", "onnxruntime", "langchain")
HELP_SECONDS = 1.0
BUILD = "import sys; from setuptools.build_meta import build_wheel; print(build_wheel(sys.argv[1]))"
HELP = """
import runpy, sys
sys.argv = ["tutor", "--help"]
try:
    runpy.run_module("tutor", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
print("HEAVY:", *[name for name in {heavy!r} if name in sys.modules])
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project built as a wheel, away from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    for name in PACKAGES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    built = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)], cwd=tree, capture_output=True, text=True, check=False, timeout=120
    )
    assert built.returncode == 0, built.stderr
    return folder / built.stdout.split()[-1]


def test_the_wheel_holds_every_module_and_every_file_of_data(wheel: Path) -> None:
    ours = {
        path.relative_to(ROOT).as_posix()
        for name in PACKAGES
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name[0] != "."
    }
    held = set(ZipFile(wheel).namelist())
    assert ours - held == set()
    assert "knowledge/packs/defensive_realism/pack.toml" in held


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert {name for name in tops if not name.endswith(".dist-info")} <= set(PACKAGES)
    assert any(name.endswith("licenses/LICENSE") for name in ZipFile(wheel).namelist())


def test_help_imports_none_of_the_heavy_libraries() -> None:
    said = _run("-c", HELP.format(heavy=HEAVY))
    assert "init" in said
    assert said.splitlines()[-1].split() == ["HEAVY:"]


def test_help_costs_less_than_a_second() -> None:
    # Time of the processor, not of the clock, so that a busy machine does not fail it.
    seconds = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        _run("-m", "tutor", "--help")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert statistics.median(seconds) < HELP_SECONDS, seconds


def test_every_dependency_has_a_pinned_version_that_its_range_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = _pinned()
    for line in chain(project["dependencies"], *project["optional-dependencies"].values()):
        wanted = Requirement(line)
        assert wanted.specifier.contains(pinned[canonicalize_name(wanted.name)]), line
    assert pinned["torch"] == "2.13.0"


def test_the_pinned_versions_name_no_machine() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    bad = [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[A-Za-z0-9.!]+", line)]
    assert bad == []


def _pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def _run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
