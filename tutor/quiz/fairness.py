"""Keeps a set of questions fair: no two alike, and no blind strategy, such as the longest option, that pays."""

from dataclasses import dataclass, field, replace

from rapidfuzz.fuzz import ratio

from knowledge.words import content_words, stem
from tutor.quiz.questions import Question

ALIKE = 88
"""Two stems are alike from this share of equal letters on, in percent."""

LUCK = 0.27
"""What a blind strategy may score over a quiz; with four options pure chance is a quarter."""

FIRST = 3
"""Single choices after which blind strategies are looked at; before, one item weighs too much."""

SHORT_KEY = 3
"""Words of a key up to which a stem that has them all gives it away."""

TELLING, TOLD = 4, 0.7
"""A point to be written that adds so many words to its question is given away by a stem that has this share of them."""

MOST_TRUE = 0.6
"""The largest share of claims to tell that may be true, or false."""


@dataclass(slots=True)
class Fairness:
    """What the questions taken so far would give away together."""

    stems: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    asked: list[frozenset[str]] = field(default_factory=list)
    secrets: list["_Secret"] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=lambda: {"True": 0, "False": 0})
    choices: int = 0
    longest: float = 0.0
    overlap: float = 0.0

    def copy(self) -> "Fairness":
        """The same, to go on from without changing this one."""
        return replace(
            self,
            stems=list(self.stems),
            keys=set(self.keys),
            asked=list(self.asked),
            secrets=list(self.secrets),
            answers=dict(self.answers),
        )

    def repeats(self, question: Question) -> bool:
        """Whether a question much like this one, or one with the same key, is in the set already."""
        if question.answer.casefold() in self.keys:
            return True
        return any(ratio(question.stem.casefold(), stem) >= ALIKE for stem in self.stems)

    def gives_away(self, question: Question) -> bool:
        """Whether its stem tells the answer of a question in the set, or the stem of one of those tells its own."""
        words = _stems(question.stem)
        return any(one.is_told_by(words) for one in self.secrets) or any(
            secret.is_told_by(one) for secret in _secrets(question) for one in self.asked
        )

    def allows(self, question: Question) -> bool:
        """Whether the set stays fair with this question in it."""
        if question.type == "true_false":
            told = self.answers[question.answer] + 1
            return told <= max(2, MOST_TRUE * (sum(self.answers.values()) + 1))
        if question.type == "single_choice" and self.choices >= FIRST:
            longest, overlap = blind_odds(question)
            return self._pays_not(self.longest, longest) and self._pays_not(self.overlap, overlap)
        return True

    def _pays_not(self, before: float, odds: float) -> bool:
        """Whether a strategy does not pay with one more item, or pays less than before."""
        return odds < LUCK or (before + odds) / (self.choices + 1) <= LUCK

    def add(self, question: Question) -> None:
        """Count the question in."""
        self.stems.append(question.stem.casefold())
        self.asked.append(_stems(question.stem))
        self.secrets += _secrets(question)
        if question.type == "true_false":
            self.answers[question.answer] += 1
        else:
            self.keys.add(question.answer.casefold())
        if question.type == "single_choice":
            longest, overlap = blind_odds(question)
            self.choices, self.longest, self.overlap = self.choices + 1, self.longest + longest, self.overlap + overlap


def blind_odds(question: Question) -> tuple[float, float]:
    """How often the longest option is the key, and the one that shares most words with the stem; ties share one."""
    asked = set(content_words(question.stem))
    lengths = [len(one.text) for one in question.options]
    shared = [len(asked & set(content_words(one.text))) for one in question.options]
    return _odds(lengths, question), _odds(shared, question)


@dataclass(frozen=True, slots=True)
class _Secret:
    """Stems of words that no other question may say: all of them, or a share."""

    words: frozenset[str]
    share: float

    def is_told_by(self, others: frozenset[str]) -> bool:
        return len(self.words & others) >= self.share * len(self.words)


def _secrets(question: Question) -> list[_Secret]:
    """A key of few words, and of every point to be written the words that its question does not have."""
    if question.type == "true_false":
        return []
    key, asked = _stems(question.answer), _stems(question.stem)
    points = [_stems(one.text) - asked for one in question.points]
    return [
        *([_Secret(key, 1.0)] if 0 < len(key) <= SHORT_KEY else []),
        *(_Secret(one, TOLD) for one in points if len(one) >= TELLING),
    ]


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))


def _odds(values: list[int], question: Question) -> float:
    best = max(values)
    chosen = [one.correct for value, one in zip(values, question.options, strict=True) if value == best]
    return sum(chosen) / len(chosen)
