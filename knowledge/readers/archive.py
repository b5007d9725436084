"""Opening zipped formats (DOCX, ODT, EPUB) without being blown up by what they unpack to."""

import io
import lzma
import zipfile
import zlib
from typing import Any

from knowledge.errors import CorruptSource, EncryptedSource, OverLimitSource
from knowledge.readers.limits import ReaderLimits

_MOST_MEMBERS = 20_000
_CHUNK = 1024 * 1024
UNZIP_ERRORS = (KeyError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError)
"""What zipfile and the libraries below it raise for a damaged, encrypted or unusual archive."""
SAVE_AGAIN = "Open the file in the program that made it and save it again, or ask for another copy."


class Archive:
    """The members of a zip file, read to at most the bytes that are left of the limit; each counts once."""

    def __init__(self, data: bytes, limits: ReaderLimits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except UNZIP_ERRORS as error:
            raise CorruptSource("", hint=SAVE_AGAIN) from error
        self._left = limits.max_uncompressed_bytes
        self._sizes: dict[str, int] = {}
        self.names = set(self._zip.namelist())
        declared = sum(member.file_size for member in self._zip.infolist())
        if len(self.names) > _MOST_MEMBERS or declared > limits.max_uncompressed_bytes:
            raise _too_large(limits)
        if any(member.flag_bits & 1 for member in self._zip.infolist()):
            raise EncryptedSource("", hint="Save a copy without a password and add that.")
        self._limits = limits

    def read(self, name: str) -> bytes:
        """The member's bytes; what its header says of its size is not believed."""
        pieces = []
        left = self._left + self._sizes.get(name, 0)
        try:
            with self._zip.open(name) as member:
                while piece := member.read(_CHUNK):
                    pieces.append(piece)
                    left -= len(piece)
                    if left < 0:
                        raise _too_large(self._limits)
        except UNZIP_ERRORS as error:
            raise CorruptSource("", hint=SAVE_AGAIN) from error
        data = b"".join(pieces)
        self._left, self._sizes[name] = left, len(data)
        return data

    def xml(self, name: str) -> Any:
        """The member's root element, parsed without entities, document types or the network."""
        return parse_xml(self.read(name))


def parse_xml(data: bytes) -> Any:
    """The root element of `data`."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CorruptSource("", hint=SAVE_AGAIN) from error


def _too_large(limits: ReaderLimits) -> OverLimitSource:
    size = limits.max_uncompressed_bytes / 1_000_000
    return OverLimitSource(
        "", f"it unpacks to more than {size:.0f} MB", "Split it into parts, or save it as plain text."
    )
