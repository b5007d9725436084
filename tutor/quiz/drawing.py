"""Chooses the items of a quiz: spread over types, subjects and sources, and the same for the same seed."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from tutor.quiz.bank import QuizWish
from tutor.quiz.fairness import Fairness
from tutor.quiz.gate.proving import Verdict
from tutor.quiz.proposals import Proposal
from tutor.quiz.questions import QUESTION_TYPES, Question, QuestionType, Quiz, Rejected
from tutor.quiz.shuffling import with_keys_spread

SHARES: Mapping[QuestionType, float] = {
    "single_choice": 0.36,
    "multiple_choice": 0.05,
    "true_false": 0.23,
    "cloze": 0.07,
    "short_answer": 0.23,
    "matching": 0.06,
}
"""How a quiz of every type is made up, as far as there are sound items of each."""

AHEAD = 16
"""Items that are proved together, since the judge reads many texts faster than one by one."""

PATIENCE = 16
"""A type of which so many items were unsound and none was sound comes after all others from then on."""

PART = 3
"""Before it come those of which a quiz has taken this part of all there is; or every quiz would hold the same ones."""

TOGETHER = 2
"""Items of one group that may come before those of others. Taking strict turns would draw the few sound items of a poor
group into every quiz, and two quizzes would share too much."""

Progress = Callable[[str, int, int], None]
Prove = Callable[[Sequence[Proposal]], list[Verdict]]


def draw(proposals: Sequence[Proposal], wish: QuizWish, prove: Prove, progress: Progress) -> Quiz:
    """The quiz that is wished for; shorter, with a note, where there are too few sound items."""
    wanted = _wanted(proposals, wish)
    state = _Drawn(tuple(_in_order(wanted, wish.seed)), wish)
    questions: list[Question] = []
    rejected: dict[int, Rejected] = {}
    while len(questions) < wish.count and (ahead := _next(state, min(AHEAD, wish.count - len(questions) + 2))):
        # All that were proved are taken in their turn, since each that is not was proved in vain.
        for place, verdict in zip(ahead, prove([state.proposals[one] for one in ahead]), strict=True):
            if isinstance(verdict, Rejected):
                rejected[place] = verdict
                state.found_unsound(place)
            elif len(questions) < wish.count and state.take(place, verdict):
                questions.append(verdict)
                progress("making questions", len(questions), wish.count)
    return Quiz(
        questions=tuple(with_keys_spread(questions, wish.seed)),
        rejected=tuple(rejected.values()),
        notes=_notes(len(questions), wish),
    )


def _wanted(proposals: Sequence[Proposal], wish: QuizWish) -> list[Proposal]:
    return [
        one
        for one in proposals
        if (not wish.types or one.type in wish.types)
        and (not wish.tenets or one.tenet in wish.tenets)
        and (not wish.topics or one.topic in wish.topics or one.tenet in wish.topics)
        and (not wish.difficulties or one.difficulty in wish.difficulties)
    ]


def _in_order(proposals: Sequence[Proposal], seed: int) -> list[Proposal]:
    def rank(one: Proposal) -> str:
        text = f"{seed}\x1f{one.type}\x1f{one.stem}\x1f{one.subject}"
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()

    return sorted(proposals, key=rank)


def _next(state: "_Drawn", count: int) -> list[int]:
    """The places of the items to take next if all of them are sound."""
    state.look_again()
    trial = deepcopy(state)
    found: list[int] = []
    while len(found) < count and (place := trial.next()) is not None:
        found.append(place)
        trial.assume(place)
    return found


@dataclass(slots=True)
class _Drawn:
    """What has been taken so far, and what is left in the order of the seed."""

    proposals: tuple[Proposal, ...]
    wish: QuizWish
    stock: Counter[str] = field(default_factory=Counter)
    left: dict[QuestionType, list[int]] = field(default_factory=dict)
    aside: list[int] = field(default_factory=list)
    taken_before: int = 0
    types: Counter[str] = field(default_factory=Counter)
    unsound: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    subjects: Counter[str] = field(default_factory=Counter)
    fairness: Fairness = field(default_factory=Fairness)

    def __post_init__(self) -> None:
        self.stock = Counter(one.type for one in self.proposals)
        self._put_back(range(len(self.proposals)))

    def __deepcopy__(self, memo: object) -> "_Drawn":
        copied = _Drawn((), self.wish)
        copied.proposals, copied.aside = self.proposals, list(self.aside)
        copied.left = {kind: list(places) for kind, places in self.left.items()}
        copied.stock, copied.unsound, copied.told = self.stock, self.unsound, Counter(self.told)
        copied.types, copied.groups, copied.subjects = Counter(self.types), Counter(self.groups), Counter(self.subjects)
        copied.fairness, copied.taken_before = self.fairness.copy(), self.taken_before
        return copied

    def look_again(self) -> None:
        """Where nothing is left, what would have been unfair before may be fair among what was taken since."""
        if not any(self.left.values()) and self.types.total() > self.taken_before:
            self._put_back(sorted(self.aside))
            self.aside, self.taken_before = [], self.types.total()

    def next(self) -> int | None:
        """The place of the item to take next; None where none is left."""
        kind = self._neediest()
        return min(self.left[kind], key=self._closeness) if kind else None

    def take(self, place: int, question: Question) -> bool:
        """Take an item unless it repeats another one or gives it away, or the quiz as it is now would become unfair."""
        if self.fairness.repeats(question) or self.fairness.gives_away(question):
            self.refuse(place)
            return False
        if not self.fairness.allows(question):
            self.refuse(place)
            self.aside.append(place)
            return False
        self.assume(place)
        self.fairness.add(question)
        return True

    def assume(self, place: int) -> None:
        """Take an item without looking at it."""
        one = self.proposals[place]
        self.types[one.type] += 1
        self.told[one.told] += 1
        self.groups[one.group] += 1
        self.subjects[one.subject] += 1
        self.left[one.type].remove(place)

    def found_unsound(self, place: int) -> None:
        """Pass over an item that is not sound."""
        self.unsound[self.proposals[place].type] += 1
        self.refuse(place)

    def refuse(self, place: int) -> None:
        """Pass an item over."""
        self.left[self.proposals[place].type].remove(place)

    def _put_back(self, places: Iterable[int]) -> None:
        for place in places:
            self.left.setdefault(self.proposals[place].type, []).append(place)

    def _neediest(self) -> QuestionType | None:
        """The type that lags furthest behind its share, among those with items left."""
        left = [kind for kind in QUESTION_TYPES if self.left.get(kind)]
        return max(left, key=self._need, default=None)

    def _need(self, kind: QuestionType) -> tuple[bool, bool, float]:
        taken = self.types[kind]
        yields = taken > 0 or self.unsound[kind] < PATIENCE
        unspent = taken < max(1, self.stock[kind] // PART)
        return yields, unspent, SHARES[kind] * (self.types.total() + 1) - taken

    def _closeness(self, place: int) -> tuple[int, int, int, int, int]:
        """Least first, so that as many claims are false as true, and no subject comes twice.

        Then what the learner is weakest at, a group seldom used, and the seed's order.
        """
        one = self.proposals[place]
        weak = self.wish.weak
        names = [weak.index(name) for name in (one.tenet, one.topic) if name in weak]
        told = self.told[one.told] if one.told else 0
        return (
            told,
            self.subjects[one.subject],
            min(names, default=len(weak)),
            self.groups[one.group] // TOGETHER,
            place,
        )


def _notes(found: int, wish: QuizWish) -> tuple[str, ...]:
    if found >= wish.count:
        return ()
    questions = "question" if found == 1 else "questions"
    return (f"The library yields {found} sound {questions} of the {wish.count} that were asked for.",)
