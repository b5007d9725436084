"""Signing in by OpenID Connect, where Streamlit's secrets ask for it: who the person is, and the ways to sign in."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from tutor.errors import InvalidSettings, NotSignedIn, SignInUnavailable

SIGNED_IN = "oidc-"
"""What the id of every learner who signed in begins with."""
_SECTION = "auth"
_INSTALL = 'Install it with: pip install "theory-tutor[signin]"'


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signed in: `subject` is unique at the `issuer`, `name` is for showing only."""

    issuer: str
    subject: str
    name: str

    @property
    def learner(self) -> str:
        """The id of this person's records; nobody can tell the person from it."""
        # The length keeps two pairs apart whose letters run on alike.
        told = f"{len(self.issuer)}:{self.issuer}{self.subject}"
        digest = hashlib.sha256(told.encode("utf-8", "replace")).digest()
        # In 32 letters and digits, since records take ids of up to 64 characters.
        return f"{SIGNED_IN}{base64.b32encode(digest).decode('ascii').rstrip('=').lower()}"


def is_sign_in_on() -> bool:
    """Whether people have to sign in; raises InvalidSettings where the secrets are there and cannot be read."""
    try:
        return _SECTION in st.secrets
    except StreamlitSecretNotFoundError as error:
        files = [str(name) for name in st.get_option("secrets.files")]
        if any(Path(name).exists() for name in files):
            # Not taken for "off": it would open everybody's records to everybody.
            raise InvalidSettings(
                "The secrets of this program cannot be read, so nobody can sign in.",
                "Mend secrets.toml and start the program again.",
            ) from error
        return False


def person_signed_in() -> Person | None:
    """Who signed in; None for nobody. Raises NotSignedIn where the provider does not say who it is."""
    claims = st.user.to_dict()
    if claims.get("is_logged_in") is not True:
        return None
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not (isinstance(issuer, str) and issuer and isinstance(subject, str) and subject):
        raise NotSignedIn(
            "You signed in, but the service did not say who you are.", "Sign out and try again, or ask your teacher."
        )
    names = (claims.get(key) for key in ("name", "preferred_username", "email"))
    return Person(issuer, subject, next((one for one in names if isinstance(one, str) and one.strip()), "You"))


def ways_to_sign_in() -> tuple[str | None, ...]:
    """The providers by name, in the order of the secrets; None is the one that has no name of its own.

    Raises SignInUnavailable where the package that signing in takes is missing.
    """
    if find_spec("authlib") is None:
        raise SignInUnavailable("Signing in needs a package that is not installed.", _INSTALL)
    section = st.secrets[_SECTION]
    named = [name for name, value in section.items() if isinstance(value, Mapping) and "client_id" in value]
    ways: list[str | None] = [None] if "client_id" in section else []
    return (*ways, *named)
