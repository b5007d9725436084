"""Lays the words of a quotation along a known wording and says where the two differ.

The alignment is Sellers's (1980): the whole quotation against the stretch of the wording that costs least.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby, takewhile

from rapidfuzz.distance import DamerauLevenshtein

from knowledge.spelling import SHORTEST, ordinary_words
from knowledge.words import FUNCTION_WORDS, stem

_PIECE = re.compile(
    r"(?P<gap>(?:\.\s?){3,}|…|\[\s?(?:\.\s?){3,}\]|(?<!\w)\[[^\[\]]{0,200}\](?!\w))|"
    r"(?:\[[^\W_]{1,12}\])?[^\W_]+(?:['’][^\W_]+)?(?:\[[^\W_]{1,12}\])?"
)
_SPELLINGS = (
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"our"), "or"),
    (re.compile(r"(def|off|lic|pret)ence"), r"\1ense"),
    (re.compile(r"tre(s?)$"), r"ter\1"),
    (re.compile(r"ll(ed|ing|er)$"), r"l\1"),
)
_DENYING = {"cannot": "can", "cant": "can", "wont": "will"}
_WEIGHTY = frozenset(
    "not no never neither nor none nothing nobody without all always any before after against above below few less "
    "many might more most must off only should can could some".split()
)
_SKIP, _WRONG, _ADD = 1, 2, 2

Step = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its place; `key` is empty where a writer marks an omission or words of their own."""

    text: str
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Words as written and as they should be; one of the two may be empty."""

    written: str
    meant: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """A quotation along a wording: `same` words agree, of `quoted` in the one and `known` in the other.

    `content` counts the agreeing words that are no function words. `start` and `end` are the stretch of the wording's
    text. Words of the quotation beyond the wording's own beginning and end, of which nothing is known, do not count.
    """

    same: int
    quoted: int
    known: int
    content: int
    start: int
    end: int
    differences: tuple[Difference, ...]


def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text, in order, with omissions and bracketed insertions as words without a key."""
    found: list[Word] = []
    for match in _PIECE.finditer(text):
        start, end = match.span()
        if match["gap"] is not None:
            found.append(Word(match[0], "", start, end))
            continue
        plain = re.sub(r"[\[\]'’]", "", match[0].lower())
        denied = _DENYING.get(plain, plain[:-2] if re.search(r"n['’]t$", match[0].lower()) else None)
        if denied:
            found.append(Word(denied, denied, start, end))
            found.append(Word("not", "not", start, end))
        else:
            found.append(Word(match[0], folded(plain), start, end))
    return tuple(found)


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A lower-case word in one of its spellings, British and American meeting."""
    for pattern, spelling in _SPELLINGS if len(word) > 4 else ():
        word = pattern.sub(spelling, word)
    return word


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """A word's stem, remembered, since the same words are asked for again and again."""
    return stem(word)


@lru_cache(maxsize=65536)
def is_same(written: str, known: str) -> bool:
    """Whether two words are one, but for their endings or a slip of spelling."""
    if written == known or root(written) == root(known):
        return True
    allowed = 0 if min(len(written), len(known)) < SHORTEST else 1 if len(known) < 8 else 2
    if not allowed or written[0] != known[0] or written in ordinary_words():
        return False
    return bool(DamerauLevenshtein.distance(written, known, score_cutoff=allowed) <= allowed)


def aligned(quotation: Sequence[Word], wording: Sequence[Word]) -> Alignment | None:
    """The best alignment of a quotation with a stretch of a wording; None where no word agrees."""
    steps = _steps(quotation, wording)
    left, right = (sum(1 for _ in takewhile(lambda step: step[1] is None, run)) for run in (steps, steps[::-1]))
    inner = steps[left : len(steps) - right]
    places = [j for _, j in inner if j is not None]
    agreeing = [step[1] for step in inner if _agrees(step, quotation, wording)]
    if not agreeing:
        return None
    return Alignment(
        same=len(agreeing),
        quoted=len({i for i, _ in inner if i is not None and quotation[i].key}),
        known=sum(j is not None and (i is None or bool(quotation[i].key)) for i, j in inner),
        content=len({wording[j].key for j in agreeing if j is not None and wording[j].key not in FUNCTION_WORDS}),
        start=wording[places[0]].start,
        end=wording[places[-1]].end,
        differences=tuple(_differences(inner, quotation, wording)),
    )


def turns_meaning(differences: Sequence[Difference]) -> bool:
    """Whether words differ that bear the meaning: another content word, several dropped or added, or a negation."""
    for one in differences:
        written, meant = ({word.key for word in words_in(side)} for side in (one.written, one.meant))
        told, right = written - FUNCTION_WORDS, meant - FUNCTION_WORDS
        if (written ^ meant) & _WEIGHTY or (told and right) or len(told | right) > 1:
            return True
    return False


def _steps(quotation: Sequence[Word], wording: Sequence[Word]) -> list[Step]:
    """The cheapest way along both: pairs of places, None where a word has no partner on the other side."""
    width = len(wording) + 1
    costs = [[0] * width]
    for word in quotation:
        costs.append(_marked_row(costs[-1]) if not word.key else _row(word.key, costs[-1], wording))
    i, j = len(quotation), min(range(width), key=lambda place: (costs[-1][place], -place))
    steps: list[Step] = []
    while i:
        word, cost = quotation[i - 1], costs[i][j]
        change = 0 if not j or is_same(word.key, wording[j - 1].key) else _WRONG
        if j and word.key and cost == costs[i - 1][j - 1] + change:
            i, j = i - 1, j - 1
            steps.append((i, j))
        elif cost == costs[i - 1][j] + (_ADD if word.key else 0):
            i -= 1
            steps.append((i, None))
        else:
            j -= 1
            steps.append((None if word.key else i - 1, j))
    return steps[::-1]


def _row(key: str, above: list[int], wording: Sequence[Word]) -> list[int]:
    """The least costs after one more word; written out because it is the inmost loop of all."""
    left = above[0] + _ADD
    row = [left]
    for j, word in enumerate(wording):
        cost = above[j] if is_same(key, word.key) else above[j] + _WRONG
        left += _SKIP
        left = cost if cost < left else left
        added = above[j + 1] + _ADD
        left = added if added < left else left
        row.append(left)
    return row


def _marked_row(above: list[int]) -> list[int]:
    """The least costs after a marked omission, which takes any number of words for nothing."""
    return list(accumulate(above, min))


def _agrees(step: Step, quotation: Sequence[Word], wording: Sequence[Word]) -> bool:
    i, j = step
    if i is None or j is None or not quotation[i].key:
        return False
    return is_same(quotation[i].key, wording[j].key)


def _differences(steps: Sequence[Step], quotation: Sequence[Word], wording: Sequence[Word]) -> list[Difference]:
    found: list[Difference] = []
    is_marked = {i for i, word in enumerate(quotation) if not word.key}
    for agrees, run in groupby(steps, key=lambda step: step[0] in is_marked or _agrees(step, quotation, wording)):
        if not agrees:
            pairs = list(run)
            written = " ".join(quotation[i].text for i, _ in pairs if i is not None)
            found.append(Difference(written, " ".join(wording[j].text for _, j in pairs if j is not None)))
    return found
