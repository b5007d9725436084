"""Files that cannot be read give the error that says why, and never another."""

import random
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
from knowledge.readers import ReaderLimits

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


def test_a_missing_file_or_a_folder_is_unreadable(tmp_path):
    from knowledge.readers import read

    for path in (tmp_path / "none.txt", tmp_path):
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
