"""Whether the numbers, years and quantities of a sentence stand in its grounds, in figures or in words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

_UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
_TIMES = {"once": 1, "twice": 2, "thrice": 3, "double": 2, "triple": 3}
_ORDINALS = dict(
    zip(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        range(2, 21),
        strict=True,
    )
)
_PARTS = {"half": Fraction(50), "quarter": Fraction(25), "third": Fraction(100, 3)}
_SPANS = {"decade": 10, "decades": 10, "century": 100, "centuries": 100, "millennium": 1000, "millennia": 1000}

_IN_A_WORD: Sequence[tuple[str, Mapping[str, int | Fraction]]] = (
    ("times", _TIMES),
    ("percent", _PARTS),
    ("ordinal", _ORDINALS),
    ("count", _SCALES),
    ("count", {"decade": 10, "century": 100}),
    ("about", {f"{name}s": value for name, value in _SCALES.items()}),
)
_KINDS = {
    "%": "percent",
    "percent": "percent",
    "s": "decade",
    "th": "ordinal",
    "st": "ordinal",
    "nd": "ordinal",
    "rd": "ordinal",
    "times": "times",
}
_MOST_SHARED = 1000
"""Of so many at most something is said to be a share: "two in a hundred", but not "forty ships in 1914"."""

_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+|[%/–-]")
_WORDS = frozenset((*_UNITS, *_TENS, *_SCALES))
_UNIT_FORMS = [
    frozenset(names.split())
    for names in (
        "seconds",
        "minute minutes",
        "hour hours hourly",
        "day days daily",
        "week weeks weekly fortnight",
        "month months monthly",
        "year years yearly annual annually",
        "decade decades",
        "century centuries",
        "pound pounds",
        "dollar dollars",
        "kilometre kilometres kilometer kilometers km",
        "mile miles",
    )
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a text has it: its value, of what kind it is, and the words that say it."""

    value: Fraction
    kind: str
    said: str


def quantities(text: str) -> list[Quantity]:
    """The numbers of a text in order; `one` alone is none, as it mostly means somebody or some thing."""
    parts = [(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]
    words = [part.lower() for part, _, _ in parts]
    found: list[Quantity] = []
    place = 0
    while place < len(words):
        taken = _number(words, place)
        if taken is None:
            found += _other(words[place], text[parts[place][1] : parts[place][2]])
            place += 1
            continue
        value, after = taken
        kind, value, end = _kind(words, value, after)
        if not (kind == "count" and words[place:after] == ["one"]):
            found.append(Quantity(value, kind, text[parts[place][1] : parts[end - 1][2]]))
        place = end
    return found


def strange_numbers(text: str, grounds: Sequence[str]) -> list[str]:
    """The numbers of a text that no ground has, as the text says them."""
    known = {(one.value, one.kind) for ground in grounds for one in quantities(ground)}
    years = {value % 100 for value, kind in known if kind == "count" and value >= 1000}
    return [
        one.said
        for one in quantities(text)
        if (one.value, one.kind) not in known
        # The second year of "2000/01" is said short.
        and not (one.kind == "count" and one.said.isdecimal() and len(one.said) == 2 and one.value in years)
    ]


def strange_units(text: str, grounds: Sequence[str]) -> list[str]:
    """The units of time, money and length in a text that no ground has a form of, as the text says them."""
    known = {word.lower() for ground in grounds for word in re.findall(r"[^\W\d_]+", ground)}
    # A span of years can be said in years, and in tens or hundreds of them.
    spans = {"year", "years", "decade", "decades", "century", "centuries"}
    known |= (
        spans if any(one.value >= 10 for ground in grounds for one in quantities(ground)) and known & spans else set()
    )
    known |= {"years"} if known & spans else set()
    words = dict.fromkeys(re.findall(r"[^\W\d_]+", text))
    forms = ((word, next((group for group in _UNIT_FORMS if word.lower() in group), None)) for word in words)
    return [word for word, group in forms if group is not None and not group & known]


def _number(words: Sequence[str], place: int) -> tuple[Fraction, int] | None:
    """The value that begins at a place, and the place after it."""
    word = words[place]
    if word[0].isdecimal():
        return _scaled(words, Fraction(word.replace(",", "")), place + 1)
    if word not in _WORDS or word in _SCALES:
        return None
    total, current, after = 0, 0, place
    while after < len(words):
        word = words[after]
        if word in _TENS and current % 100 == 0:
            current += _TENS[word]
        elif word in _UNITS and (current % 10 == 0 if _UNITS[word] < 10 and current % 100 >= 20 else not current % 100):
            current += _UNITS[word]
        elif word in ("hundred", "dozen") and current:
            current *= _SCALES[word]
        elif word in _SCALES and current:
            total, current = total + current * _SCALES[word], 0
        elif not (word in ("and", "-") and current and after + 1 < len(words) and _goes_on(words, after, current)):
            break
        after += 1
    return Fraction(total + current), after


def _goes_on(words: Sequence[str], after: int, current: int) -> bool:
    """Whether the number goes on behind a hyphen or an `and`: "forty-two", "one hundred and eighty"."""
    following = words[after + 1]
    if words[after] == "-":
        return words[after - 1] in _TENS and 0 < _UNITS.get(following, 0) < 10
    return current >= 100 and current % 100 == 0 and following in (*_UNITS, *_TENS)


def _scaled(words: Sequence[str], value: Fraction, after: int) -> tuple[Fraction, int]:
    while after < len(words) and words[after] in _SCALES:
        value, after = value * _SCALES[words[after]], after + 1
    return value, after


def _kind(words: Sequence[str], value: Fraction, after: int) -> tuple[str, Fraction, int]:
    """Of what kind a number is, its value as one of that kind, and the place after all that says so."""
    following = [*words[after : after + 3], "", "", ""]
    if following[:2] == ["per", "cent"]:
        return "percent", value, after + 2
    if following[0] == "in" and following[1]:
        whole = (Fraction(100), after + 3) if following[1:3] == ["a", "hundred"] else _number(words, after + 1)
        if whole is not None and 0 < value < whole[0] <= _MOST_SHARED and value < 100:
            return "percent", value * 100 / whole[0], whole[1]
    if following[0] in _SPANS:
        return "count", value * _SPANS[following[0]], after + 1
    kind = _KINDS.get(following[0])
    return (kind, value, after + 1) if kind else ("count", value, after)


def _other(word: str, said: str) -> list[Quantity]:
    """A number in one word: `twice`, `nineteenth`, `a quarter`, `a million`, `hundreds`."""
    return next(
        ([Quantity(Fraction(values[word]), kind, said)] for kind, values in _IN_A_WORD if word in values),
        [],
    )
