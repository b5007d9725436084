"""The ways in which names are written, and patterns that find the longest of many of them in a text."""

import re
from collections.abc import Iterable

from knowledge.packs.pack import Scholar
from knowledge.spelling import SHORTEST

_PARTICLES = frozenset("al da de del der di du la le ten van von".split())
_WORD = re.compile(r"[^\W\d_]+")


def forms_of(scholars: Iterable[Scholar]) -> dict[str, str]:
    """Every way to name each scholar, with their slug; what two could be called is the first one's."""
    found: dict[str, str] = {}
    for scholar in scholars:
        aliases = scholar.aliases or (surname(scholar.name),)
        for form in (scholar.name, without_initials(scholar.name), *aliases):
            found.setdefault(form, scholar.slug)
    return found


def surname(name: str) -> str:
    """The last word of a name, with a particle before it."""
    parts = name.split()
    take = 2 if len(parts) > 2 and parts[-2].casefold() in _PARTICLES else 1
    return " ".join(parts[-take:])


def without_initials(name: str) -> str:
    """A name as it is said: "John J. Mearsheimer" without the "J."."""
    return " ".join(part for part in name.split() if not part.endswith("."))


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The words of some names, and the names themselves, without case."""
    return frozenset(word for name in names for word in (name.casefold(), *_WORD.findall(name.casefold())))


def spaced(name: str) -> str:
    """A name without case, and with single spaces for whatever parts its words."""
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())


def squeezed(name: str) -> str:
    """A name's letters and digits alone, without case."""
    return re.sub(r"[\W_]+", "", name.casefold())


def person_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Finds names of people, capitals and all; also in capital letters, without the stops of initials, or `van`."""
    forms = dict.fromkeys(names)
    forms.update(dict.fromkeys([name.upper() for name in forms if len(name) >= SHORTEST]))
    forms.update(dict.fromkeys([_particle_lowered(name) for name in forms]))
    return re.compile(rf"(?<!\w)(?<!\w['’])(?:{_either(map(_person, _longest_first(forms)))})(?!\w)")


def term_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Finds terms in any case, with spaces or hyphens between their words."""
    loose = (r"[\s\-‐‑–]{1,3}".join(map(re.escape, spaced(name).split())) for name in _longest_first(names))
    return re.compile(rf"(?<![\w-])(?:{_either(loose)})(?!\w)", re.IGNORECASE)


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _either(patterns: Iterable[str]) -> str:
    # An empty alternation would match everywhere; this matches nowhere.
    return "|".join(patterns) or r"(?!)"


def _particle_lowered(name: str) -> str:
    return " ".join(part.lower() if part.casefold() in _PARTICLES else part for part in name.split())


def _person(name: str) -> str:
    found = ""
    for part in re.split(r"\s+|(?<=\.)(?=\w)", name):
        is_initial = len(part.rstrip(".")) == 1
        found += (
            rf"{re.escape(part[0])}\.?\s?" if is_initial else re.escape(part).replace(r"\-", "[-‐‑– ]") + r"\s{1,3}"
        )
    return found.removesuffix(r"\s{1,3}").removesuffix(r"\.?\s?")
