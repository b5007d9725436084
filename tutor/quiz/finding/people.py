"""The people whom texts name in full, so that a surname alone can be told to be theirs."""

import re
from collections import defaultdict
from collections.abc import Collection

_PART = r"(?:[A-Z][a-zà-ž]{1,30}(?:[’'-][A-Z]?[a-zà-ž]{1,30}){0,3}|[A-Z]\.(?:[A-Z]\.)?|Mc[A-Z][a-z]{1,30})"
FULL_NAME = rf"{_PART}(?: (?:{_PART}|van|von|de|der|del|la|al|bin|ibn)){{1,3}}"
SURNAME = r"[A-Z][a-zà-ž]{2,30}(?:[’'-][A-Z][a-zà-ž]{1,30}){0,3}"
_FULL = re.compile(rf"(?<![\w’'-]){FULL_NAME}(?![\w-])")
_TITLES = re.compile(
    r"^(?:(?:President|Justice|Judge|Professor|Prof|Dr|Mr|Mrs|Ms|Sir|Lord|Lady|Senator|Representative|Governor|"
    r"King|Queen|"
    r"Pope|General|Prime|Minister|Chancellor|Secretary|Chief|Saint|St|Although|While|When|Since|In|As|For|Before|"
    r"After|Until|For|But|And|If|"
    r"Like|Because|Scholars?|Philosophers?|Historians?|Economists?|Nobel|Former|Vice|Supreme|Court|The)\.? )+"
)
_NOT_OF_A_PERSON = frozenset(
    """unlike despite contra university court
    courts party congress states state nations nation council union act war street house senate
    kingdom republic america africa asia europe britain england france germany china india russia party movement
    school
    institute college department ministry committee commission bank board office agency association federation league
    organization organisation society group company press times post journal review report project program
    constitution declaration convention treaty protocol theory realism liberalism party democrats republicans
    americans
    north south east west eastern western northern southern new great united international national federal
    supreme world
    global american british french german chinese russian european african asian indian greek roman english center
    centre
    foundation fund index news media justice chief day revolution crisis age century era city county district island
    islands river lake sea ocean administration government parliament assembly security general human rights law bill
    amendment charter enlightenment renaissance reformation church catholic christian muslim islamic jewish black
    white
    many most some several these those critics scholars another other political social public chapter figure table
    part
    section example however indeed thus moreover therefore according structural defensive offensive
    classical""".split()
)


def full_name(phrase: str) -> str | None:
    """The name of a person that a run of capitalised words is, without titles; None for anything else."""
    bare = _TITLES.sub("", phrase).strip()
    parts = bare.split()
    is_name = (
        2 <= len(parts) <= 4
        and sum(not part.endswith(".") for part in parts) in (1, 2, 3)
        and not any(part.lower().strip(".") in _NOT_OF_A_PERSON for part in parts)
    )
    is_many = parts[-1:] and parts[-1].endswith(("ians", "ists", "ics", "eans"))
    return bare if is_name and len(parts[-1]) > 2 and not is_many else None


_CALLINGS = frozenset(
    "journalists activists terrorists lobbyists professionals nationals naturalists criminals artists".split()
)


class People:
    """The full names in some texts, by surname."""

    def __init__(self, texts: Collection[str]) -> None:
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for text in texts:
            for match in _FULL.finditer(text):
                name = full_name(match[0])
                if name:
                    names = found[name.split()[-1]]
                    names[name] = names.get(name, 0) + 1
        self._by_surname = found
        self._isms = frozenset(word.lower() for text in texts for word in re.findall(r"\b\w+ism\b", text))

    def school(self, words: str) -> str | None:
        """The people of a school of thought ("defensive realists") where the texts name the school itself too."""
        last = words.rsplit(maxsplit=1)[-1].lower()
        name = re.sub(r"(?:ists|als|ans)$", lambda end: {"ists": "ism", "als": "alism", "ans": "anism"}[end[0]], last)
        is_school = last not in _CALLINGS and name != last and name in self._isms
        return words if is_school else None

    def named(self, words: str) -> str | None:
        """Who is meant by a full name, or by a surname that one person of the texts has; None where that is unsure."""
        if " " in words:
            return full_name(words)
        names = self._by_surname.get(words, {})
        return next(iter(names)) if len(names) == 1 else None
