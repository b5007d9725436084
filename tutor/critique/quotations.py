"""Holds the quotations of an essay against the wordings that are known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from knowledge.packs.pack import Pack
from tutor.critique.alignment import Difference, Word, turns_meaning, words_in
from tutor.critique.essay import Essay
from tutor.critique.essay_quotations import EssayQuotation, quotations_in
from tutor.critique.findings import Severity
from tutor.critique.known_wordings import KnownQuotation, KnownWordings, Likeness, SourceSentence
from tutor.critique.name_forms import spaced
from tutor.critique.scholars import Names

__all__ = [
    "Difference",
    "EssayQuotation",
    "KnownQuotation",
    "Outcome",
    "QuotationCheck",
    "SourceSentence",
    "check_quotations",
    "quotations_in",
]

Outcome = Literal["exact", "altered", "wrong_scholar", "unknown"]

CHECKED_FROM = 4
"""Quotations of fewer words are not checked."""

_NEXT_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s{1,3}(?=[\"“‘'\[]?[A-Z])")


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """What is known of a quotation's words.

    "exact" says that they stand in a known wording, spelling and endings aside; "altered", that they nearly do;
    "wrong_scholar", that the known wording, exact or nearly so, is somebody else's. `wording` is the true stretch, from
    `known`, the course's own quotation, or else from `source`, which otherwise is a sentence of the library that quotes
    the same words; all three are None for "unknown". `scholar` is the true speaker where there is one clear.
    `severity` is "high" where the meaning turns or the scholar is wrong, else "low"; None where nothing is amiss.
    """

    quotation: EssayQuotation
    outcome: Outcome
    severity: Severity | None = None
    wording: str | None = None
    source: SourceSentence | None = None
    known: KnownQuotation | None = None
    scholar: str | None = None
    differing: tuple[Difference, ...] = ()


def check_quotations(essay: Essay, pack: Pack, sources: Sequence[SourceSentence]) -> tuple[QuotationCheck, ...]:
    """What is known of each quotation of four words or more, in reading order.

    Args:
        sources: the sentences of the library's documents of role reference.
    """
    names = Names(pack)
    read = [(one, words_in(one.text)) for one in quotations_in(essay, names)]
    read = [(one, words) for one, words in read if sum(bool(word.key) for word in words) >= CHECKED_FROM]
    if not read:
        return ()
    known = KnownWordings(pack, names, sources, (word.key for _, words in read for word in words if word.key))
    terms = _terms(pack)
    return tuple(
        QuotationCheck(one, "unknown") if spaced(one.text) in terms else _checked(one, words, known, names)
        for one, words in read
    )


def _terms(pack: Pack) -> frozenset[str]:
    """Terms and titles, which are no quotations though they stand in quotation marks."""
    found = [name for one in pack.concepts for name in (one.name, *one.aliases)]
    for title in (work.title for one in pack.scholars for work in one.works):
        found.extend((title, title.split(":")[0]))
    return frozenset(map(spaced, found)) - {spaced(one.text) for scholar in pack.scholars for one in scholar.quotations}


def _checked(one: EssayQuotation, words: tuple[Word, ...], known: KnownWordings, names: Names) -> QuotationCheck:
    """The check of a quotation as a whole or, where that says less, of its most telling sentence."""
    whole = _judged(one, words, known, names)
    pieces = [words_in(piece) for piece in _NEXT_SENTENCE.split(one.text)[:12]]
    if whole.outcome in ("altered", "wrong_scholar") or len(pieces) < 2:
        return whole
    checks = [_judged(one, piece, known, names) for piece in pieces if len(piece) >= CHECKED_FROM]
    amiss = next((check for check in checks if check.outcome in ("altered", "wrong_scholar")), None)
    if amiss or whole.outcome == "exact":
        return amiss or whole
    return checks[0] if checks and all(check.outcome == "exact" for check in checks) else whole


def _judged(one: EssayQuotation, words: tuple[Word, ...], known: KnownWordings, names: Names) -> QuotationCheck:
    likenesses = known.like(words)
    written = sum(bool(word.key) for word in words)
    parts = 1 + sum(not word.key for word in words)
    near = [like for like in likenesses if _is_exact(like, written) or _is_altered(like, written, parts)]
    if not near:
        return QuotationCheck(one, "unknown")
    near.sort(key=partial(_rank, one.scholar))
    best = near[0]
    near = [like for like in near if bool(like.alignment.differences) == bool(best.alignment.differences)]
    outcome: Outcome = "altered" if best.alignment.differences else "exact"
    owners = [like for like in near if like.speakers]
    if owners and all(_is_anothers(one, like, parts, names) for like in owners):
        best, outcome = owners[0], "wrong_scholar"
    differing = best.alignment.differences
    severity: Severity = "high" if outcome == "wrong_scholar" or turns_meaning(differing) else "low"
    quoting = (like.source for like in near if like.is_quoted and like.alignment.same == best.alignment.same)
    source = best.source or next((found for found in quoting if found is not None), None)
    true = best.known.scholar if best.known else next(iter(best.speakers), None)
    return QuotationCheck(
        one, outcome, None if outcome == "exact" else severity, best.wording, source, best.known, true, differing
    )


def _rank(scholar: str | None, like: Likeness) -> tuple[int, bool, bool, bool]:
    """The most alike first; among equals the given scholar's own words, then those that are quoted."""
    return (-like.alignment.same, scholar not in like.speakers, not like.is_quoted, like.known is None)


def _is_exact(like: Likeness, written: int) -> bool:
    one = like.alignment
    reaches_beyond = one.quoted < written
    return not one.differences and (not reaches_beyond or (one.quoted * 2 >= written and _is_distinct(like)))


def _is_distinct(like: Likeness) -> bool:
    return like.alignment.same >= 5 and like.alignment.content >= 3


def _is_altered(like: Likeness, written: int, parts: int) -> bool:
    """Whether the words can only be meant for the wording: more must agree with words that nobody is quoted for.

    A plain sentence may itself retell what a scholar wrote, and a true quotation would then resemble it.
    """
    one = like.alignment
    share = 0.65 if like.is_quoted else 0.84
    is_long = one.quoted >= (5 if like.is_quoted else 8) and one.quoted >= share * written
    agree = one.same >= share * max(one.quoted, one.known) and one.content >= 3 and one.same >= 3 * parts
    return is_long and agree and not like.crosses


def _is_anothers(one: EssayQuotation, like: Likeness, parts: int, names: Names) -> bool:
    """Whether words given to one scholar are certainly another's; a sentence that names the true one is let be."""
    if one.scholar is None or one.named & like.speakers or like.alignment.same < 3 * parts:
        return False
    is_whole = like.known is not None and like.alignment.same >= 6
    is_other = names.surname(one.scholar) not in {names.surname(slug) for slug in like.speakers}
    return is_other and (is_whole or _is_distinct(like)) and (like.is_quoted or like.alignment.same >= 8)
