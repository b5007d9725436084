"""Whose view a sentence reports: the owner that it names, and the owner that a passage gives to what it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.segmentation import sentence_texts
from knowledge.words import FUNCTION_WORDS, stem
from tutor.grounding.names import names_in
from tutor.grounding.tokens import share_found

_VIEWS = (
    "accuses? accused admits? admitted answers? answered argues? argued asserts? asserted assumes? assumed "
    "believes? believed claims? claimed complains? complained concedes? conceded concludes? concluded considers? "
    "considered contends? contended counters? countered criticises? criticised criticizes? criticized denies "
    "denied dismisses dismissed disputes? disputed doubts? doubted expects? expected held holds? imagines? "
    "imagined infers? inferred insists? insisted maintains? maintained objects? objected posits? posited "
    "predicts? predicted proposes? proposed protests? protested reasoned recommends? recommended regards? "
    "regarded rejects? rejected rejoins? rejoined replies replied responds? responded says? said speculates? "
    "speculated stressed stresses suggests? suggested supposes? supposed suspects? suspected teaches taught "
    "thinks? thought traces? traced treats? urges? urged warns? warned writes? wrote"
)
_FINDINGS = (
    "adds? added calculates? calculated demonstrates? demonstrated describes? described explains? explained "
    "finds? found lists? listed names? named notes? noted observes? observed points? pointed saw sees? shows? "
    "showed shown states stated calls? called defines? defined put sets? laid reply see view take takes took"
)
"""What holds of itself, if the passage is right: such an owner may be left out, but counts where he is named."""

_VIEW = rf"(?:{'|'.join(_VIEWS.split())})"
_ANY = rf"(?:{'|'.join((_VIEWS + ' ' + _FINDINGS).split())})"
_HEDGE = r"(?:(?:[a-z]+ly|also|even|further|hence|likewise|often|still|then|therefore|thus|did\s+not)\s+)?"
_YEAR = r"(?:\s*\((?:[^()]*\d[^()]*)\))?"
_NEAR = rf"(?P<owner>(?:[^\s,;:()]+\s+){{0,4}}?[^\s,;:()]+){_YEAR}"
_ASIDE = r"(?:\s+(?:against|in|of|out|to|as)\s[^,]{1,60}?)?"

_FRAMES = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"^(?:According to|For|To|In the (?:view|eyes|opinion|judge?ment) of)\s+(?P<owner>[^,]{2,60}),\s+(?P<said>.+)$",
        r"^According to\s+(?P<owner>\S+)\s+(?P<said>.+)$",
        r"^In\s+(?P<owner>[^,]{2,60}?)['’]s?\s+(?:view|eyes|opinion|judgement|judgment|account),?\s+(?P<said>.+)$",
        rf"^{_NEAR},?\s+{_HEDGE}{_ANY}{_ASIDE},?\s+that\s+(?P<said>.+)$",
        rf"^{_NEAR}\s+{_HEDGE}(?:says?|said|thinks?|thought|claims?|claimed|believes?|believed)\s+(?P<said>.+)$",
    )
)
_WHO_SAYS = re.compile(rf"{_NEAR}(?:,[^,;]{{2,120}},)?\s+{_HEDGE}{_VIEW}\b")
_SAYS_THAT = re.compile(rf"\b{_VIEW}{_ASIDE},?\s+that\b", re.IGNORECASE)
_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:view|eyes|words|opinion) of)\s+(?P<owner>[^,;.]{2,60})", re.IGNORECASE
)
_VIEW_IS = re.compile(
    r"\b(?P<owner>(?:[^\s,;:()]+\s+)?(?:view|argument|claim|belief|thesis|opinion|complaint|objection|reply|answer))"
    r"\s+(?:is|was|runs|holds|says|went)\s+that\b",
    re.IGNORECASE,
)
_NAMES_ANYBODY = re.compile(rf"{_NEAR}\s+{_HEDGE}{_ANY}\b")
_GROUPS = re.compile(
    r"\b(?:[^\W\d_]*(?:ists|crats|ians)|authors?|critics?|defenders?|economists?|governments?|historians?|many|most|"
    r"observers?|opponents?|others?|proponents?|realis[mt]s?|scholars?|school|several|some|students?|supporters?|"
    r"theor(?:y|ies)|view|writers?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose a view is, and the words that say it."""

    owner: str
    said: str


def attribution(text: str) -> Attribution | None:
    """The owner that a sentence names at its head and what it says that he holds; None where it names none."""
    for frame in _FRAMES:
        found = frame.match(text.strip())
        if found is not None and _owner_words(found["owner"], text):
            return Attribution(found["owner"], found["said"][:1].upper() + found["said"][1:])
    return None


def owners_in(text: str) -> list[Attribution]:
    """The owners of the views in a passage, each with the sentence that names him."""
    found = []
    for sentence in sentence_texts(text):
        for pattern in (_WHO_SAYS, _ACCORDING, _VIEW_IS):
            found += [Attribution(one["owner"], sentence) for one in pattern.finditer(sentence)]
        # The subject may stand far before its verb: all that the sentence names until then may be meant.
        found += [Attribution(sentence[: one.start()], sentence) for one in _SAYS_THAT.finditer(sentence)]
    return [one for one in found if _owner_words(one.owner, one.said)]


def lost_owner(text: str, grounds: Sequence[str]) -> bool:
    """Whether the sentence that a statement is closest to is somebody's view, and the statement names nobody of it."""
    sentences = [sentence for ground in grounds for sentence in sentence_texts(ground)]
    if not sentences:
        return False
    closest = max(sentences, key=lambda one: share_found(text, one))
    owners = owners_in(closest)
    return bool(owners) and not _names_somebody(text, closest) and not any(_is_named(one, text) for one in owners)


def _names_somebody(text: str, closest: str) -> bool:
    """Whether a statement gives itself to somebody, be it another than the passage does."""
    # What stands small in the passage is written large for its place alone.
    small = {word for word in re.findall(r"[^\W\d_]+", closest) if word.islower()}
    found = [one for pattern in (_WHO_SAYS, _ACCORDING, _VIEW_IS) for one in pattern.finditer(text)]
    by_name = [one for one in _NAMES_ANYBODY.finditer(text) if not _GROUPS.search(one["owner"])]
    framed = attribution(text)
    owners = [*(one["owner"] for one in (*found, *by_name)), *([framed.owner] if framed else [])]
    return any(_owner_words(one, text) - {stem(word) for word in small - _small_groups(one)} for one in owners)


def _small_groups(owner: str) -> set[str]:
    return {found[0].lower() for found in _GROUPS.finditer(owner)}


def _is_named(owner: Attribution, text: str) -> bool:
    own = {stem(word.lower()) for word in re.findall(r"[^\W\d_]+", text)}
    return bool(_owner_words(owner.owner, owner.said) & own)


def _owner_words(owner: str, sentence: str) -> set[str]:
    """The stems of the words by which an owner can be called: of names, or of a group; empty where it is nobody."""
    names = {word for name in names_in(sentence) for word in re.findall(r"[^\W\d_]+", name)}
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", owner))
    called = [word for word in words if word in names] or [found[0] for found in _GROUPS.finditer(owner)]
    return {stem(word.lower()) for word in called if word.lower() not in FUNCTION_WORDS or _GROUPS.fullmatch(word)}
