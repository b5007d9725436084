"""A pack loads when it is sound, and is refused with every problem named when it is not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from knowledge.errors import InvalidPack
from knowledge.packs import load_pack

TINY_PACK = Path(__file__).parents[2] / "data" / "tiny_pack"
QUOTE = "Yeast ferments the sugars of the flour and gives off carbon dioxide."

BROKEN_PACKS = {
    "not TOML": ("tenets.toml", "[[tenets]]", "[[tenets", "tenets.toml: cannot be read: "),
    "unknown key": ("tenets.toml", 'kind = "core"', 'kind = "core"\nmood = "glad"', "'mood': unknown key"),
    "unknown key at the top": (
        "pack.toml",
        'slug = "bread"',
        'slug = "bread"\noven = 1',
        "pack.toml: oven: unknown key",
    ),
    "unknown table": ("rivals.toml", "[[rival_pairs]]", "[[foes]]\n[[rival_pairs]]", "rivals.toml: unknown key 'foes'"),
    "table in the wrong file": (
        "scholars.toml",
        "[[scholars]]",
        '[[concepts]]\nslug = "crumb"\n[[scholars]]',
        "scholars.toml: 'concepts' belongs in concepts.toml",
    ),
    "key that the loader sets": ("pack.toml", 'slug = "bread"', 'slug = "bread"\nfolder = "/"', "unknown key 'folder'"),
    "missing field": ("concepts.toml", 'name = "gluten"', "", "concepts 'gluten' 'name': Field required"),
    "unknown kind of error": (
        "tenets.toml",
        'error = "contradicts"',
        'error = "lies"',
        "misreadings' number 1 'error'",
    ),
    "slug with capitals": (
        "scholars.toml",
        'slug = "baker"',
        'slug = "Baker"',
        "scholars 'Baker' 'slug': String should",
    ),
    "same slug twice": ("tenets.toml", "slow-rise-flavour", "yeast-makes-gas", "'yeast-makes-gas' is defined 2 times"),
    "unknown theory": ("tenets.toml", '"leavening"', '"magic"', "tenet 'yeast-makes-gas': no theory 'magic'"),
    "unknown school": ("scholars.toml", '"leavening"', '"magic"', "scholar 'baker': no theory 'magic'"),
    "unknown parent": (
        "pack.toml",
        'name = "Chemical leavening"',
        'name = "Chemical leavening"\nparent = "magic"',
        "theory 'chemical-leavening': no theory 'magic'",
    ),
    "unknown scholar": ("tenets.toml", '["baker"]', '["miller"]', "tenet 'yeast-makes-gas': no scholar 'miller'"),
    "unknown coiner": ("concepts.toml", '"baker"', '"miller"', "concept 'gluten': no scholar 'miller'"),
    "unknown work": ("tenets.toml", '["baker-2001"]', '["baker-1999"]', "'yeast-makes-gas': no work 'baker-1999'"),
    "unknown reference": (
        "tenets.toml",
        'reference = "baker-2001"',
        'reference = "baker-1999"',
        "tenet 'yeast-makes-gas': no work 'baker-1999'",
    ),
    "unknown coauthor": (
        "scholars.toml",
        'kind = "book"',
        'kind = "book", coauthors = ["miller"]',
        "scholar 'baker': no scholar 'miller'",
    ),
    "unknown rival": (
        "rivals.toml",
        'b = "chemical-leavening"',
        'b = "magic"',
        "'leavening' and 'magic': no theory 'magic'",
    ),
    "quotation in the wrong year": (
        "scholars.toml",
        "year = 2001 }]\n",
        "year = 2002 }]\n",
        "the year 2002, the work has 2001",
    ),
    "unknown source": ("concepts.toml", '"rising.md"', '"falling.md"', "concept 'gluten': no source 'falling.md'"),
    "quote that is not in its source": ("tenets.toml", QUOTE, QUOTE.lower(), "not word for word in 'rising.md'"),
    "quote that ends inside a word": ("tenets.toml", QUOTE, QUOTE[:-4], "not word for word in 'rising.md'"),
    "too few statements": (
        "tenets.toml",
        '  "Yeast turns sugars into carbon dioxide.",\n',
        "",
        "has 4 statements; at least 5",
    ),
    "no evidence": (
        "tenets.toml",
        f'{{ source = "rising.md", quote = "{QUOTE}" }}',
        "",
        "'yeast-makes-gas' has no evidence",
    ),
    "source that is not there": (
        "pack.toml",
        '"rising.md"',
        '"proving.md"',
        "'proving.md' is not in the folder 'sources'",
    ),
}


@pytest.fixture
def pack_folder(tmp_path: Path) -> Path:
    return shutil.copytree(TINY_PACK, tmp_path / "bread")


def test_a_pack_on_any_subject_loads() -> None:
    pack = load_pack(TINY_PACK)

    assert (pack.slug, pack.folder) == ("bread", TINY_PACK)
    assert [tenet.slug for tenet in pack.tenets] == ["yeast-makes-gas", "slow-rise-flavour"]
    assert pack.tenets[0].misreadings[0].reference == pack.scholars[0].works[0].slug
    assert pack.rival_pairs[0].separates[0].a == "Yeast."


def test_a_quote_may_run_over_a_line_break_of_its_source() -> None:
    quote = load_pack(TINY_PACK).tenets[1].evidence[0].quote

    assert quote not in (TINY_PACK / "sources" / "rising.md").read_text(encoding="utf-8")


def test_a_loaded_pack_cannot_be_changed() -> None:
    pack = load_pack(TINY_PACK)

    with pytest.raises(ValidationError, match="frozen"):
        pack.title = "Cake"


@pytest.mark.parametrize(("file", "old", "new", "expected"), BROKEN_PACKS.values(), ids=BROKEN_PACKS.keys())
def test_a_broken_pack_is_refused(pack_folder: Path, file: str, old: str, new: str, expected: str) -> None:
    _replace(pack_folder / file, old, new)

    with pytest.raises(InvalidPack) as refusal:
        load_pack(pack_folder)

    assert expected in refusal.value.message
    assert refusal.value.hint


@pytest.mark.parametrize("file", ["pack.toml", "tenets.toml"])
def test_a_pack_without_a_needed_file_is_refused(pack_folder: Path, file: str) -> None:
    (pack_folder / file).unlink()

    with pytest.raises(InvalidPack, match=f"{file}: the file is missing"):
        load_pack(pack_folder)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidPack, match="2 problems"):
        load_pack(tmp_path / "nowhere")


def test_scholars_concepts_and_rivals_are_optional(pack_folder: Path) -> None:
    for file in ("scholars.toml", "concepts.toml", "rivals.toml"):
        (pack_folder / file).unlink()
    _replace(pack_folder / "tenets.toml", 'scholars = ["baker"]\nworks = ["baker-2001"]\n', "")
    _replace(pack_folder / "tenets.toml", 'reference = "baker-2001"\n', "")

    assert load_pack(pack_folder).scholars == ()


@pytest.mark.parametrize("file", ["tenet.toml", "sources/cooling.md"])
def test_a_file_that_nothing_names_is_refused(pack_folder: Path, file: str) -> None:
    (pack_folder / file).write_text("")

    with pytest.raises(InvalidPack, match=file):
        load_pack(pack_folder)


def test_all_problems_are_reported_at_once(pack_folder: Path) -> None:
    _replace(pack_folder / "tenets.toml", QUOTE, "Yeast sings.")
    _replace(pack_folder / "concepts.toml", '"baker"', '"miller"')
    _replace(pack_folder / "scholars.toml", '"leavening"', '"magic"')

    with pytest.raises(InvalidPack) as refusal:
        load_pack(pack_folder)

    message = refusal.value.message
    assert "3 problems" in message
    assert all(part in message for part in ("Yeast sings.", "'miller'", "'magic'"))


def test_loading_imports_nothing_heavy() -> None:
    program = (
        "import sys, knowledge.packs; "
        "print(*sorted({name.partition('.')[0] for name in sys.modules} "
        "& {'numpy', 'torch', 'chromadb', 'sqlalchemy', 'langchain_core', 'onnxruntime', 'streamlit'}))"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
