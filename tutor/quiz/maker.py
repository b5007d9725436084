"""Makes quizzes from a library: items proposed by its courses and found in its sources, proved, and drawn by a seed."""

import re
from collections.abc import Callable, Iterator, Sequence
from threading import Lock

from knowledge.judge import Entailment
from knowledge.library import Library
from knowledge.packs.pack import Pack
from tutor.quiz.bank import Bank, Changes, QuizWish
from tutor.quiz.course.cases import cases_to_place
from tutor.quiz.course.claims import claims_to_tell
from tutor.quiz.course.known import known_facts
from tutor.quiz.course.written import written_questions
from tutor.quiz.drawing import AHEAD, draw
from tutor.quiz.finding import find_facts
from tutor.quiz.gate.likeness import near_duplicates
from tutor.quiz.gate.proving import Gate, Verdict
from tutor.quiz.grounds import Grounds
from tutor.quiz.making import questions_from
from tutor.quiz.proposals import Proposal, ready
from tutor.quiz.questions import QUESTION_TYPES, Question, Quiz, Rejected
from tutor.quiz.remembering import Remembering

Progress = Callable[[str, int, int], None]

SPEAKS_OF = 5
"""A library speaks of a course's theory when one of its sources names it so often."""

BANK_AT_MOST = 800
"""Proposals that are proved for a bank; a quiz may draw from all that a library yields."""


class QuizMaker:
    """Makes quizzes for one state of a library; whoever changes the library makes a new one.

    A course whose theory the sources do not name is left out.
    """

    def __init__(self, library: Library, packs: Sequence[Pack], entailment: Entailment) -> None:
        self._library = library
        self._packs = packs
        judge = Remembering(entailment)
        self._grounds = Grounds(library, judge)
        self.gate = Gate(self._grounds, judge)
        self._proposals: tuple[Proposal, ...] | None = None
        self._proposing = Lock()

    def draw(self, wish: QuizWish, changes: Changes, progress: Progress) -> Quiz:
        """The quiz that is wished for, the same for the same seed; items are proved as they are needed."""

        def prove(proposals: Sequence[Proposal]) -> list[Verdict]:
            return [changes.applied(one) for one in self.gate.prove(proposals)]

        own = [ready(one) for one in changes.own]
        return draw((*own, *self._proposed(progress)), wish, prove, progress)

    def bank(self, progress: Progress) -> Bank:
        """Every sound question, at most as many as are proved for a bank, spread over all groups."""
        proposals = _spread(self._proposed(progress), BANK_AT_MOST)
        verdicts: list[Verdict] = []
        for start in range(0, len(proposals), AHEAD):
            progress("proving questions", start, len(proposals))
            verdicts += self.gate.prove(proposals[start : start + AHEAD])
        progress("proving questions", len(proposals), len(proposals))
        sound = {one.id: one for one in verdicts if isinstance(one, Question)}
        # A choice and a short answer may well ask the same; a quiz takes one of them.
        doubled = {
            name: kept
            for kind in QUESTION_TYPES
            for name, kept in near_duplicates([one for one in sound.values() if one.type == kind]).items()
        }
        return Bank(
            questions=tuple(one for one in sound.values() if one.id not in doubled),
            rejected=(
                *(one for one in verdicts if isinstance(one, Rejected)),
                *(_doubled(sound[name], sound[kept]) for name, kept in doubled.items()),
            ),
        )

    def _proposed(self, progress: Progress) -> tuple[Proposal, ...]:
        with self._proposing:
            if self._proposals is None:
                self._proposals = tuple(self._propose(progress))
            return self._proposals

    def _propose(self, progress: Progress) -> Iterator[Proposal]:
        progress("reading the sources", 0, 1)
        facts = find_facts(self._library)
        progress("reading the sources", 1, 1)
        for pack in self._packs:
            if self._speaks_of(pack):
                yield from written_questions(pack)
                yield from claims_to_tell(pack)
                yield from cases_to_place(pack)
                known = known_facts(pack, self._grounds, self._texts())
                yield from (ready(one) for one in questions_from(known, "course"))
        yield from (ready(one) for one in questions_from(facts, "sources"))

    def _speaks_of(self, pack: Pack) -> bool:
        theory = next((one for one in pack.theories if one.slug == pack.slug), pack.theories[0])
        names = "|".join(r"\s+".join(map(re.escape, name.split())) for name in (theory.name, *theory.aliases))
        named = re.compile(rf"\b(?:{names})\b", re.IGNORECASE)
        return any(len(named.findall(text)) >= SPEAKS_OF for text in self._texts())

    def _texts(self) -> list[str]:
        """The texts that are an authority."""
        return [self._library.text(one.id) for one in self._library.sources() if one.role == "reference"]


def _spread(proposals: Sequence[Proposal], count: int) -> Sequence[Proposal]:
    """At most so many proposals, one of each group in turn."""
    if len(proposals) <= count:
        return proposals
    groups: dict[str, list[Proposal]] = {}
    for one in proposals:
        groups.setdefault(one.group, []).append(one)
    taken: list[Proposal] = []
    for turn in range(max(map(len, groups.values()))):
        taken += [own[turn] for own in groups.values() if turn < len(own)]
    return taken[:count]


def _doubled(question: Question, kept: Question) -> Rejected:
    reason = f"Another question asks nearly the same: {kept.stem}"
    return Rejected(reason=reason, stem=question.stem, type=question.type, tenet=question.tenet)
