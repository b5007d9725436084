"""Whatever the text, its blocks stand in it: in order, apart, without white space at their ends."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import knowledge.readers
from knowledge.errors import EmptySource, UnreadableSource
from knowledge.readers import SUPPORTED_SUFFIXES, read
from knowledge.sources import Document

_MARKS = st.sampled_from(
    [
        *("# ", "== A ==", "- ", "-", "1. ", "a) ", "| a | b |", "|---|---|", "> ", "```", "<!--", "-->", "---", "+++"),
        *("===", "\n", "\n\n", "\r\n", "    ", "\t", "\ufeff", "e\u0301", "\x85", "\u2028", "\u200b", "Title"),
    ]
)
_TEXTS = st.lists(_MARKS | st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=40).map("".join)


def check(document: Document) -> None:
    end = 0
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert end <= block.start < block.end <= len(document.text)
        assert words == words.strip() != ""
        assert (block.group is not None) == (block.kind in ("list_item", "table_row"))
        end = block.end


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@given(text=_TEXTS)
@settings(max_examples=150, deadline=None)
def test_blocks_stand_in_the_text_and_reading_is_repeatable(suffix, text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{suffix}"
        path.write_bytes(text.encode())
        try:
            document = read(path)
        except UnreadableSource:
            return
        check(document)
        assert read(path) == document


@given(data=st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.txt"
        path.write_bytes(data.replace(b"%PDF", b"").replace(b"PK", b""))
        try:
            check(read(path))
        except UnreadableSource as error:
            assert isinstance(error, EmptySource) or error.hint


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt", "epub"])
def test_composed_texts_hold_their_blocks(read_as, request, kind):
    data = request.getfixturevalue(f"small_{kind}")
    document = read_as(data, f"file.{kind}")
    check(document)
    assert document.text == "\n\n".join(document.text[block.start : block.end] for block in document.blocks)
    assert read_as(data, f"file.{kind}") == document


def test_the_public_surface_is_pinned():
    assert sorted(knowledge.readers.__all__) == ["ReaderLimits", "SUPPORTED_SUFFIXES", "read"]
    assert {".txt", ".md", ".pdf", ".docx", ".odt", ".html", ".epub"} <= SUPPORTED_SUFFIXES


def test_importing_the_readers_loads_no_format_library():
    code = (
        "import sys, knowledge.readers; "
        "print({'pypdfium2', 'pypdf', 'docx', 'odfdo', 'lxml', 'trafilatura', 'charset_normalizer'} & set(sys.modules))"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "set()"
