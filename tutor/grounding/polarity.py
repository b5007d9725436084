"""Whether a sentence denies what its grounds affirm, goes the other way, or says it more strongly than they do."""

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.segmentation import sentence_texts
from tutor.grounding.opposites import OPPOSITES
from tutor.grounding.tokens import Token, share_found, tokens

_DENIALS = frozenset("not never no none nobody nothing nowhere neither nor without unless cannot".split())
_HALF_DENIALS = re.compile(
    r"^(?:fail(?:s|ed|ing|ure)?|refus\w+|reject\w*|den(?:y|ies|ied|ial)|doubt\w*|lack\w*|prevent\w*|forb[ai]\w+|hardly|"
    r"scarcely|barely|rarely|seldom|few|little|instead|rather|avoid\w*|absen\w+|oppos\w+|object\w*|disput\w+|ceas\w+|"
    r"dismiss\w*|wrong\w*|false\w*|mistak\w+|neglect\w*|ignor\w+|hid|hidden|excessive|insufficient\w*|"
    r"un(?!der|til|i[tofqv]|less)\w{3,}|non\w{4,}|"
    r"(?:in|im|ir|il)(?:possib|capab|abil|secur|sufficien|effective|correct|complete|dependen|equal|accura|adequa|regular|"
    r"rational|relevan|legal|legitima|flexib|frequent|stab|visib|volunt|moral|mobil|perfect|practic|precis|proper|pruden)"
    r"\w*|dis(?:advantag|agree|appear|approv|believ|continu|credit|honest|like|loyal|obey|regard|satisf|similar|trust)\w*|"
    r"(?!unless|regardless|nevertheless|nonetheless|bless)\w{2,}less)$"
)
_UNIVERSAL = [
    # The words of a group that call for one of it or of its wider sense.
    (frozenset(strong.split()), frozenset(f"{strong} {also}".split()))
    for strong, also in (
        ("always forever invariably", "ever permanently constantly endemic everywhere whenever every all"),
        (
            "all every everybody everyone entire entirely whole wholly total totally",
            "each everything any always complete",
        ),
        ("each", "each every all both a an per"),
        ("only alone solely exclusively", "merely just sole nothing none exclusively"),
        (
            "must necessarily inevitable inevitably unavoidable",
            "need needs needed have has had necessary required ought",
        ),
        ("certain certainly surely undoubtedly definitely guaranteed guarantees", "sure will bound"),
        ("never", "never no not nobody none"),
        ("impossible", "impossible cannot not never no unable"),
        ("proves proved proven", "prove shows showed shown demonstrated"),
    )
]
_HEDGES = frozenset(
    "may might could sometimes often usually generally frequently probably perhaps possibly likely most many some "
    "mostly tends tend typically mainly largely commonly nearly almost rarely seldom chiefly".split()
)
_NEARLY = frozenset(
    "may might can could sometimes often usually generally normally frequently regularly probably perhaps possibly "
    "likely most many some several few mostly tends tend typical typically mainly main largely chief chiefly common "
    "commonly nearly almost rarely seldom majority part partly unlikely rare occasional hardly scarcely possible "
    "potentially about particular cases instances primarily acceptable allowed permitted able".split()
)
NEAREST = 0.6
"""With a narrower choice a sentence that rests on two of a passage would be held against one of them alone."""

_REACH = 6
"""Words before another in which a denial may bear on it."""


def strange_denials(text: str, grounds: Sequence[str]) -> list[str]:
    """The denials of a text that the sentences nearest to it do not share, and those of theirs that it leaves out."""
    near = nearest_sentences(text, grounds)
    own, others = tokens(text), [one for sentence in near for one in tokens(f"{sentence} .")]
    denials = [one for one in own if one.word in _DENIALS]
    if denials and not any(_denies(one) for one in others) and not _opposite_said(own, others):
        return [denials[0].word]
    added = _unanswered(own, others)
    if added:
        return [added]
    # What the text says by an opposite needs no denial.
    if any(map(_denies, own)) or _opposite_said(own, others):
        return []
    lost = _unanswered(_without_double(others), own)
    return [lost] if lost else []


def strange_directions(text: str, grounds: Sequence[str]) -> list[str]:
    """The words of a text of which the nearest sentences have the opposite and not the word itself."""
    near = nearest_sentences(text, grounds)
    own, others = tokens(text), [one for sentence in near for one in tokens(sentence)]
    said = {one.stem for one in others}
    own_stems = {one.stem for one in own}
    found = []
    for place, one in enumerate(own):
        against = OPPOSITES.get(one.stem, frozenset()) & said
        if one.stem in said or not against or against <= own_stems:
            continue
        if not _denied(own, place) and not all(_denied(others, at) for at in _places(others, against)):
            found.append(one.word)
    return found


def strange_strengths(text: str, grounds: Sequence[str]) -> list[str]:
    """The words by which a text says more than the nearest sentences: `always` for what they call likely."""
    near = nearest_sentences(text, grounds)
    own, others = tokens(text), [one for sentence in near for one in tokens(sentence)]
    said = {one.word for one in others}
    found = [
        one.word
        for place, one in enumerate(own)
        for strong, known in _UNIVERSAL
        if one.word in strong and not said & known and not _is_mild(own, place)
    ]
    hedges = [one for place, one in enumerate(others) if one.word in _HEDGES and _bears_on(others, place, own)]
    if not found and hedges and not any(one.word in _NEARLY for one in own):
        found = [hedges[0].word]
    return found


def nearest_sentences(text: str, grounds: Sequence[str], share: float = NEAREST) -> list[str]:
    """The sentences of the grounds with at least so large a share of the words that the nearest one has of the text."""
    sentences = [sentence for ground in grounds for sentence in sentence_texts(ground)]
    shares = [share_found(text, one) for one in sentences]
    best = max(shares, default=0.0)
    return [one for one, found in zip(sentences, shares, strict=True) if found >= share * best]


def _is_mild(words: Sequence[Token], place: int) -> bool:
    """Whether a strong word claims nothing: after a denial, and in "each other" and the like."""
    following = words[place + 1].word if place + 1 < len(words) else ""
    return _denied(words, place) or (words[place].word == "each" and following in ("other", "year", "day", "time"))


def _denies(one: Token) -> bool:
    return one.word in _DENIALS or _HALF_DENIALS.match(one.word) is not None


def _denied(words: Sequence[Token], place: int) -> bool:
    """Whether a denial stands a few words before a place, in the same clause."""
    before = words[max(0, place - _REACH) : place]
    return any(one.word in _DENIALS for one in before if one.clause == words[place].clause)


def _places(words: Sequence[Token], stems: frozenset[str]) -> list[int]:
    return [place for place, one in enumerate(words) if one.stem in stems]


def _opposite_said(own: Sequence[Token], others: Sequence[Token]) -> bool:
    said = {one.stem for one in others}
    return any(OPPOSITES.get(one.stem, frozenset()) & said for one in own)


def _unanswered(own: Sequence[Token], others: Sequence[Token]) -> str | None:
    """A denial about whose words, where the others have them too, nothing is denied by the others."""
    for place, one in enumerate(own):
        if one.word not in _DENIALS or one.word == "unless":
            continue
        about = [word for word in own[max(0, place - 2) : place + _REACH] if word.says_something]
        places = _places(others, frozenset(word.stem for word in about))
        if places and not any(_near_denial(others, at) for at in places):
            return one.word
    return None


def _without_double(words: Sequence[Token]) -> list[Token]:
    """The words without denials that undo each other: "cannot do without"."""
    double = {
        at
        for first, second in pairwise(place for place, one in enumerate(words) if one.word in _DENIALS)
        if second - first <= 3 and words[second].word == "without"
        for at in (first, second)
    }
    return [one for place, one in enumerate(words) if place not in double]


def _near_denial(words: Sequence[Token], place: int) -> bool:
    """Whether anything that denies stands about a place, before it or shortly behind it."""
    near = words[max(0, place - _REACH - 2) : place + _REACH]
    return any(_denies(one) for one in near)


def _bears_on(words: Sequence[Token], place: int, own: Sequence[Token]) -> bool:
    """Whether one of the two telling words behind a hedge is a word of the text."""
    stems = {one.stem for one in own}
    after = [one for one in words[place + 1 : place + 6] if one.says_something and one.clause == words[place].clause]
    return any(one.stem in stems for one in after[:2])
