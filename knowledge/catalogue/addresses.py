"""Reads the address of a PostgreSQL database, and speaks of it without its password."""

from collections.abc import Iterator
from urllib.parse import quote, quote_plus

from pydantic import SecretStr
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from knowledge.errors import CatalogueUnavailable

FORM = "postgresql+psycopg://user:password@host/database"
DRIVER = "postgresql+psycopg"
MASK = "***"


def parsed(address: SecretStr) -> URL:
    """The address with the driver that is used here; raises CatalogueUnavailable when it is none."""
    written = address.get_secret_value().strip()
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):
        # What was raised may quote a piece of the password.
        raise _unusable("The address of the database cannot be read.") from None
    if url.drivername.partition("+")[0] not in {"postgresql", "postgres"}:
        raise _unusable("The address of the database is not one of PostgreSQL.")
    # One that stands plainly in a password would make its rest a host, which messages name.
    if written.count("@") > 1:
        raise _unusable("The address of the database has more than one @.")
    return url.set(drivername=DRIVER)


def place(url: URL) -> str:
    """Which database it is, for a person to read."""
    host = url.host or url.query.get("host") or "this computer"
    port = f":{url.port}" if url.port else ""
    name = f", database {url.database}" if url.database else ""
    return masked(f"PostgreSQL at {host if isinstance(host, str) else ', '.join(host)}{port}{name}", url)


def masked(said: str, url: URL) -> str:
    """What was said, with every password of the address hidden, also as it is written in an address."""
    for secret in sorted(_secrets(url), key=len, reverse=True):
        for form in (secret, quote(secret, safe=""), quote_plus(secret)):
            said = said.replace(form, MASK)
    return said


def _secrets(url: URL) -> Iterator[str]:
    values = [url.password, *(value for name, value in url.query.items() if "password" in name.lower())]
    for value in values:
        yield from filter(None, [value] if isinstance(value, str) else value or ())


def _unusable(message: str) -> CatalogueUnavailable:
    return CatalogueUnavailable(message, f"Write it as {FORM}, other signs in the password as %40 for @, %2F for /.")
