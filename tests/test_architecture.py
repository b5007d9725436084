"""The shape of the code: small files and functions, each module introduced, no drawers for odds and ends."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for folder in ("knowledge", "tutor", "tests") for path in (ROOT / folder).rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LONGEST_PAGE = 100
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "core"}
APP_MAY_IMPORT = {
    "streamlit",
    "tutor.services.Services",
    "tutor.services.build_services",
    "tutor.settings.load_settings",
    "tutor.ui.navigation.show",
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _imported(tree: ast.AST) -> Iterator[str]:
    """The full name of everything imported, be it a module or something in one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module or ''}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", [ROOT / "app.py", *MODULES], ids=_name)
def test_a_module_is_small_and_says_what_it_is_for(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    long = [f"{one.name}, line {one.lineno}" for one in _functions(tree) if _length(one) >= LONGEST_FUNCTION]
    assert source.count("\n") < LONGEST_FILE
    assert not long, f"functions of {LONGEST_FUNCTION} lines or more"
    assert ast.get_docstring(tree) or (not source.strip() and path.name == "__init__.py")
    assert not DRAWERS & {*path.relative_to(ROOT).with_suffix("").parts}


@pytest.mark.parametrize("path", sorted((ROOT / "tutor" / "ui" / "pages").glob("*.py")), ids=_name)
def test_a_page_is_short(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") < LONGEST_PAGE


def test_the_app_only_joins_settings_services_and_pages() -> None:
    # The import contracts cover packages; app.py is a single module, so its imports are pinned here.
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    assert set(_imported(tree)) <= APP_MAY_IMPORT
    names = {name for path in MODULES for name in _imported(ast.parse(path.read_text(encoding="utf-8")))}
    assert [name for name in names if name.split(".")[0] == "app"] == []


def test_the_program_runs_without_what_trains_its_models() -> None:
    # The one door to the training is the command that trains a course's judge; it imports it when it is called.
    apart = {"tests", "training", "judging.py"}
    program = [path for path in MODULES if not apart & set(path.relative_to(ROOT).parts)]
    trees = {_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in program}
    assert [name for name, tree in trees.items() if any("training" in one for one in _imported(tree))] == []


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1
