"""Zip archives that are the same bytes whenever and wherever the same files go into them."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_UNIX = 3
_READABLE = 0o644 << 16


def fixed_zip(files: Mapping[str, bytes]) -> bytes:
    """The archive with these files by name, in the order given, all dated to the first day that a zip can hold."""
    archive = BytesIO()
    with ZipFile(archive, "w") as entries:
        for name, content in files.items():
            entry = ZipInfo(name)
            entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _READABLE, ZIP_DEFLATED
            entries.writestr(entry, content)
    return archive.getvalue()
