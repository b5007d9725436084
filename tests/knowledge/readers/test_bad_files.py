"""Files that cannot be read give the error that says why, and never another."""

import io
import os
import random
import zipfile
import zlib

import pytest

from knowledge.errors import (
    CorruptSource,
    EmptySource,
    EncryptedSource,
    OverLimitSource,
    UnknownFormat,
    UnreadableSource,
)
from knowledge.readers import ReaderLimits, read
from knowledge.readers.archive import Archive

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = b"<a>" + b" " * 3_000_000 + b"</a>"
ENTITIES = (
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&c;</w:document>'
)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("empty.txt", b"", EmptySource),
        ("blank.txt", b" \n\t\n", EmptySource),
        ("blank.md", b"<!-- nothing -->", EmptySource),
        ("rules.md", b"***", EmptySource),
        ("headings.md", b"# Ropes\n\n## Chains\n", EmptySource),
        ("headings.html", b"<h1>Ropes</h1><h2>Chains</h2>", EmptySource),
        ("blank.html", b"<html><body></body></html>", EmptySource),
        ("noise.txt", bytes(range(256)) * 4, UnknownFormat),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, UnknownFormat),
        ("rich.rtf", b"{\\rtf1 text}", UnknownFormat),
        ("rich.txt", b"{\\rtf1 text}", UnknownFormat),
        ("table.csv", b"a,b\n1,2\n", UnknownFormat),
        ("old.doc", OLE + b"\0" * 100, UnknownFormat),
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedSource),
        ("text.pdf", b"no such thing", CorruptSource),
        ("half.pdf", b"%PDF-1.7\n1 0 obj", CorruptSource),
        ("text.docx", b"no such thing", CorruptSource),
        ("half.docx", b"PK\x03\x04half", CorruptSource),
        ("half.zip", b"PK\x03\x04half", UnknownFormat),
    ],
)
def test_a_bad_file_gives_its_error_with_a_hint(read_as, name, data, error):
    with pytest.raises(UnreadableSource) as caught:
        read_as(data, name)
    assert type(caught.value) is error
    assert caught.value.file_name == name
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "members", "error"),
    [
        ("pack.zip", {"a.txt": "text"}, UnknownFormat),
        ("bomb.docx", {"word/document.xml": BOMB}, OverLimitSource),
        ("bomb.odt", {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": BOMB}, OverLimitSource),
        ("bomb.epub", {"mimetype": "application/epub+zip", "META-INF/container.xml": BOMB}, OverLimitSource),
        ("entities.docx", {"word/document.xml": ENTITIES}, CorruptSource),
        ("bare.docx", {"word/document.xml": "<a/>"}, CorruptSource),
        ("bare.odt", {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, CorruptSource),
        ("bare.epub", {"mimetype": "application/epub+zip"}, CorruptSource),
        (
            "locked.odt",
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": "<m><encryption-data/></m>",
            },
            EncryptedSource,
        ),
        (
            "locked.epub",
            {
                "mimetype": "application/epub+zip",
                "META-INF/encryption.xml": '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes"/></e>',
            },
            EncryptedSource,
        ),
    ],
)
def test_a_bad_archive_gives_its_error_with_a_hint(read_as, zipped, name, members, error):
    with pytest.raises(UnreadableSource) as caught:
        read_as(zipped(members), name, ReaderLimits(max_uncompressed_bytes=1_000_000))
    assert type(caught.value) is error
    assert caught.value.file_name == name
    assert caught.value.hint


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize(("name", "error"), [("file.odt", CorruptSource), ("file.zip", UnknownFormat)])
def test_a_damaged_member_of_an_archive_is_no_surprise(read_as, packing, name, error):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    data = bytearray(out.getvalue())
    start = 30 + len("mimetype")
    # The four bytes before LZMA's properties say how long those are.
    start += 4 if packing == zipfile.ZIP_LZMA else 0
    data[start : start + 30] = b"\xff" * 30
    with pytest.raises(error):
        read_as(bytes(data), name)


def test_a_member_that_is_read_twice_counts_once(zipped):
    archive = Archive(
        zipped({"notes.xml": "n" * 700, "body.xml": "b" * 200}), ReaderLimits(max_uncompressed_bytes=1000)
    )
    assert archive.read("notes.xml") == archive.read("notes.xml") == b"n" * 700
    assert archive.read("body.xml") == b"b" * 200


@pytest.mark.parametrize("name", ["json.py", "docx.py", "lxml.py", "knowledge.py"])
def test_nothing_in_the_folder_that_the_program_runs_in_is_imported(read_as, small_docx, tmp_path, monkeypatch, name):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / name).write_text("raise SystemExit('imported')\n")
    monkeypatch.chdir(folder)
    assert read_as(small_docx, "file.docx").format == "docx"


def test_a_name_that_is_no_text_is_told_so_that_it_can_be_shown(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_bytes(b"")
    with pytest.raises(EmptySource) as caught:
        read(path)
    assert caught.value.file_name == "caf\ufffd.txt"
    assert str(caught.value).encode()


def test_a_missing_file_or_a_folder_is_unreadable(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path / f"{'long' * 100}.txt", tmp_path):
        with pytest.raises(UnreadableSource):
            read(path)


def test_a_large_file_is_refused_before_it_is_read(read_as):
    with pytest.raises(OverLimitSource):
        read_as("word " * 100, "file.txt", ReaderLimits(max_bytes=100))


def test_content_wins_over_the_name(read_as, small_pdf, small_docx, small_odt, small_epub):
    for data, expected in ((small_pdf, "pdf"), (small_docx, "docx"), (small_odt, "odt"), (small_epub, "epub")):
        assert read_as(data, "file.txt").format == expected
    assert read_as("<!DOCTYPE html><html><body><p>Prose.</p></body></html>", "page.txt").format == "html"


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt", "epub"])
def test_broken_bytes_never_raise_anything_else(read_as, request, kind):
    data = request.getfixturevalue(f"small_{kind}")
    chance = random.Random(zlib.crc32(kind.encode()))
    for trial in range(6):
        broken = bytearray(data)
        if trial % 2:
            del broken[chance.randrange(8, len(broken)) :]
        for _ in range(20):
            broken[chance.randrange(8, len(broken))] ^= 1 << chance.randrange(8)
        try:
            read_as(bytes(broken), f"file.{kind}")
        except UnreadableSource as error:
            assert error.reason


@pytest.mark.parametrize("wrong", [0, -1, float("inf"), float("nan"), True, "5"])
def test_limits_are_positive_numbers(wrong):
    with pytest.raises(ValueError, match="max_pages"):
        ReaderLimits(max_pages=wrong)
