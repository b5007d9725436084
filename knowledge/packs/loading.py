"""Reads a pack from its folder of TOML files and refuses it, with every problem named, if it is not sound."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from knowledge.errors import InvalidPack
from knowledge.packs.checking import problems_in
from knowledge.packs.pack import Pack

MAIN_FILE = "pack.toml"
TABLES = {
    "tenets.toml": "tenets",
    "scholars.toml": "scholars",
    "concepts.toml": "concepts",
    "rivals.toml": "rival_pairs",
    "questions.toml": "questions",
    "cases.toml": "cases",
}
"""Each file may also be split into files of a folder of its name, such as `questions/*.toml`."""
NEEDED = (MAIN_FILE, "tenets.toml")


def load_pack(folder: Path) -> Pack:
    """Return the pack in `folder`, checked.

    Raises:
        InvalidPack: the message lists every problem found. Files that cannot be read or have the
            wrong shape are reported first; references and quotes are checked once the shape is right.
    """
    problems: list[str] = []
    content = _read_files(folder, problems)
    refuse(folder, problems)
    try:
        pack = Pack.model_validate({**content, "folder": folder})
    except ValidationError as error:
        refuse(folder, [_describe(detail, content) for detail in error.errors()])
        raise
    refuse(folder, problems_in(pack))
    return pack


def refuse(folder: Path, problems: list[str]) -> None:
    """Raise `InvalidPack` with the problems listed, if there are any."""
    if not problems:
        return
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    listed = "\n".join(f"- {problem}" for problem in problems)
    raise InvalidPack(
        f"The pack in {folder} has {count}:\n{listed}\n",
        hint="Correct the files named in the list, then load the pack again.",
    )


def bundled_packs() -> dict[str, Path]:
    """Return the folders of the packs that come with the program, by slug, in alphabetical order."""
    mains = sorted(Path(__file__).parent.glob(f"*/{MAIN_FILE}"))
    return {main.parent.name.replace("_", "-"): main.parent for main in mains}


def _read_files(folder: Path, problems: list[str]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    known = (MAIN_FILE, *TABLES)
    for name in known:
        paths = _parts(folder, name)
        for path in paths:
            _add(content, _accepted(name, _read_toml(path, problems), problems))
        if name in NEEDED and not paths:
            problems.append(f"{name}: the file is missing")
    for path in sorted(folder.glob("*.toml")):
        if path.name not in known:
            problems.append(f"{path.name}: unknown file; expected {', '.join(known)}")
    return content


def _parts(folder: Path, name: str) -> list[Path]:
    """Return the file `name` if it is there, and then what it was split into, in the order of the names."""
    split = sorted((folder / name.removesuffix(".toml")).glob("*.toml")) if name in TABLES else []
    return [path for path in (folder / name, *split) if path.is_file()]


def _add(content: dict[str, Any], data: dict[str, Any]) -> None:
    for key, value in data.items():
        before = content.get(key)
        content[key] = [*before, *value] if isinstance(before, list) and isinstance(value, list) else value


def _read_toml(path: Path, problems: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(f"{path.name}: cannot be read: {error}")
        return {}


def _accepted(name: str, data: dict[str, Any], problems: list[str]) -> dict[str, Any]:
    """Return the keys that belong in file `name`, and report the others."""
    elsewhere = {table: file for file, table in TABLES.items() if file != name}
    for key in data:
        if key in elsewhere:
            problems.append(f"{name}: '{key}' belongs in {elsewhere[key]}")
        elif key == "folder" or (name != MAIN_FILE and key != TABLES[name]):
            problems.append(f"{name}: unknown key '{key}'")
    return data


def _describe(detail: Any, content: dict[str, Any]) -> str:
    """Turn one error of pydantic into 'file: entry, field: what is wrong'."""
    table, *rest = detail["loc"]
    name = next((file for file, key in TABLES.items() if key == table), MAIN_FILE)
    where = [str(table)]
    entries = content.get(str(table))
    if rest and isinstance(entries, list) and isinstance(rest[0], int):
        entry = entries[rest.pop(0)]
        label = entry.get("slug") or entry.get("file") or entry.get("stem") if isinstance(entry, dict) else None
        where.append(f"'{label}'" if label else "entry without a slug")
    where += [f"number {part + 1}" if isinstance(part, int) else f"'{part}'" for part in rest]
    problem = "unknown key" if detail["type"] == "extra_forbidden" else detail["msg"]
    return f"{name}: {' '.join(where)}: {problem}"
