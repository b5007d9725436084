"""Finds the scholars and theories of a course in a text, and the names of scholars that are misspelt there."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from knowledge.packs.pack import Pack
from knowledge.spelling import SHORTEST, ordinary_words
from knowledge.words import FUNCTION_WORDS
from tutor.critique.name_forms import (
    forms_of,
    person_pattern,
    spaced,
    squeezed,
    surname,
    term_pattern,
    without_initials,
    words_of,
)

_CAPITALISED = re.compile(r"(?<![\w'’])[A-Z][a-z]{3,30}(?:-[A-Z][a-z]{2,30})?(?!\w)")
_PART = re.compile(r"[^\W\d_][\w'’]{1,30}|[A-Z]\.")
_NO_NAME = re.compile(r"(?:ly|ing|ists?|ians?|ism)$")
_OPENERS = frozenset("contra contrary despite dr like prof professor sir unlike whereas".split())
_YEAR = re.compile(r"(?:['’]s)?,?\s{0,2}[(\[]?((?:1[6-9]|20)\d\d)\b")
_TWIN = re.compile(r"(?<![\w-])([\w-]{3,30})(?:\s?[,/]|\s?,?\s(?:and|or|nor|versus|vs\.?|but not))\s{0,2}$", re.I)


@dataclass(frozen=True, slots=True)
class NamedScholar:
    """A scholar where a text names them; the span leaves a possessive ending out."""

    slug: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedTheory:
    """A theory where a text names it or those who hold it."""

    slug: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MisspeltName:
    """A scholar's name as a text wrongly writes it, and as it is written."""

    start: int
    end: int
    written: str
    meant: str
    slug: str


class Names:
    """The names of a course's scholars and theories, ready to be looked for."""

    def __init__(self, pack: Pack) -> None:
        self._scholars = {scholar.slug: scholar for scholar in pack.scholars}
        self._forms = forms_of(pack.scholars)
        bare = {surname(one.name): one.slug for one in pack.scholars if surname(one.name) not in self._forms}
        self._cited_only = {squeezed(form): slug for form, slug in bare.items()}
        self._by_key = {squeezed(form): slug for form, slug in self._forms.items()}
        self._scholar_pattern = person_pattern([*self._forms, *bare])
        self._theories = {
            spaced(name): theory.slug for theory in reversed(pack.theories) for name in (*theory.aliases, theory.name)
        }
        self._theory_pattern = term_pattern(self._theories)
        self._listed = {wrong: one.slug for one in reversed(pack.scholars) for wrong in one.misspellings}
        self._listed_pattern = person_pattern(self._listed)
        self._own_words = {one.slug: words_of((one.name, *one.aliases)) for one in pack.scholars}
        self._right = frozenset().union(*self._own_words.values())
        titles = (work.title for scholar in pack.scholars for work in scholar.works)
        self._no_names = (words_of((*self._theories, *titles)) - self._right) | FUNCTION_WORDS | _OPENERS
        last = ((form.split()[-1], slug) for form, slug in self._forms.items() if form == self.surname(slug))
        self._surnames = {word: slug for word, slug in last if len(word) >= SHORTEST}

    def scholars_in(self, text: str) -> tuple[NamedScholar, ...]:
        """Every mention of a scholar, in order: by name, alias or surname, longest first.

        A surname that stands in somebody else's name ("Colin Powell") is not the scholar's. One that the course lists
        neither as name nor as alias ("Martin") counts only with a year behind it: `Martin (1992)`.
        """
        return tuple(one for one in self._mentions(text) if not self._is_stranger(text, one.start, one.end, one.slug))

    def namesakes_in(self, text: str) -> frozenset[str]:
        """The scholars whose surname a text gives to somebody else, and whom it never names in full itself."""
        mentions = tuple(self._mentions(text))
        others = {one.slug for one in mentions if self._is_stranger(text, one.start, one.end, one.slug)}
        return frozenset(others - {one.slug for one in mentions if " " in text[one.start : one.end]})

    def theories_in(self, text: str) -> tuple[NamedTheory, ...]:
        """Every mention of a theory, in order, longest first; "offensive and defensive realism" names both."""
        found: list[NamedTheory] = []
        for match in self._theory_pattern.finditer(text):
            name = spaced(match[0])
            twin = _TWIN.search(text, max(0, match.start() - 50), match.start()) if " " in name else None
            slug = twin and self._theories.get(f"{spaced(twin[1])} {name.split(' ', 1)[1]}")
            if twin and slug and (not found or found[-1].end <= twin.start(1)):
                found.append(NamedTheory(slug, twin.start(1), twin.end(1)))
            if name in self._theories:
                found.append(NamedTheory(self._theories[name], match.start(), match.end()))
        return tuple(found)

    def misspelt_in(self, text: str, known: Collection[str] = ()) -> tuple[MisspeltName, ...]:
        """The scholars' names that a text misspells, in order; `known` are spellings of surnames to leave alone.

        A listed misspelling that is an English word or a common name too ("Lane") counts only with the year of one of
        the scholar's works behind it. What the text anywhere gives to another person is left alone as well.
        """
        spared = {word.casefold() for word in known}
        found = [one for one in self._suspects(text) if one.written.split()[-1].casefold() not in spared]
        strangers = {one.written for one in found if self._is_stranger(text, one.start, one.end, one.slug)}
        right = tuple(self._mentions(text)) if found else ()
        starts = [one.start for one in right]
        kept: list[MisspeltName] = []
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            before = bisect_right(starts, one.end - 1)
            is_right = before > 0 and right[before - 1].end > one.start
            if one.written not in strangers and not is_right and (not kept or kept[-1].end <= one.start):
                kept.append(one)
        return tuple(kept)

    def surname(self, slug: str) -> str:
        """The surname of a scholar of the course; the slug itself where there is none."""
        return surname(self._scholars[slug].name) if slug in self._scholars else slug

    def _mentions(self, text: str) -> Iterator[NamedScholar]:
        for match in self._scholar_pattern.finditer(text):
            key = squeezed(match[0])
            slug = self._by_key.get(key) or (_YEAR.match(text, match.end()) and self._cited_only.get(key))
            if slug:
                yield NamedScholar(slug, match.start(), match.end())

    def _is_stranger(self, text: str, start: int, end: int, slug: str) -> bool:
        """Whether a single-word name at a place is a part of a longer name that is not the scholar's."""
        if " " in text[start:end]:
            return False
        parts = []
        if start and text[start - 1] in " -‐‑":
            parts = re.split(r"[\s\-‐‑(\[\"“‘]", text[max(0, start - 34) : start - 1])[-1:]
        if text[end : end + 1] in tuple(" -‐‑"):
            after = _PART.match(text, end + 1)
            parts += [after[0]] if after else []
        return any(_PART.fullmatch(part) and self._names_another(part, slug) for part in parts)

    def _names_another(self, part: str, slug: str) -> bool:
        word = re.sub(r"['’]s?$", "", part)
        folded = word.rstrip(".").casefold()
        is_own = folded in self._own_words[slug] or word in self._forms
        return word[0].isupper() and not is_own and folded not in self._no_names and not _NO_NAME.search(folded)

    def _suspects(self, text: str) -> Iterator[MisspeltName]:
        for match in self._listed_pattern.finditer(text):
            slug = self._listed.get(match[0])
            if slug and (" " in match[0] or self._is_misspelling(match, slug)):
                meant = self.surname(slug)
                if len(match[0].split()) > len(meant.split()):
                    meant = without_initials(self._scholars[slug].name)
                yield MisspeltName(match.start(), match.end(), match[0], meant, slug)
        nearest: dict[str, str | None] = {}
        for match in _CAPITALISED.finditer(text):
            word = match[0]
            if word not in nearest:
                nearest[word] = None if word in self._listed else self._nearest(word)
            near = nearest[word]
            if near:
                yield MisspeltName(match.start(), match.end(), word, self.surname(near), near)

    def _is_misspelling(self, match: re.Match[str], slug: str) -> bool:
        if match[0].casefold() not in ordinary_words():
            return True
        year = _YEAR.match(match.string, match.end())
        works = (
            work for one in self._scholars.values() for work in one.works if one.slug == slug or slug in work.coauthors
        )
        return year is not None and int(year[1]) in {work.year for work in works}

    def _nearest(self, word: str) -> str | None:
        """The one scholar whose surname a word nearly is; None for ordinary words, right names and ties."""
        forms = [word, word.removesuffix("s"), word.removesuffix("es")]
        if any(form.casefold() in self._right or form.casefold() in ordinary_words() for form in forms):
            return None
        near: list[tuple[int, str]] = []
        for right, slug in self._surnames.items():
            if right[0] == word[0]:
                apart = min(DamerauLevenshtein.distance(form, right) for form in forms)
                near.extend([(apart, slug)] if apart <= (2 if len(right) >= 8 else 1) else [])
        near.sort()
        return near[0][1] if near and (len(near) == 1 or near[1][0] > near[0][0]) else None
