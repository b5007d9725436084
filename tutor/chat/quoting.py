"""Answers a question by quotation: finds, weighs, selects, checks word for word, or declines."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from knowledge.judge import Entailment
from knowledge.library import Library
from knowledge.sources import Citation, Evidence
from knowledge.timing import Stopwatch
from knowledge.words import says_something
from tutor.chat.comparisons import with_both_sides
from tutor.chat.declining import decline_message, nearest_passages
from tutor.chat.followups import standalone
from tutor.chat.premises import correction
from tutor.chat.questions import read_question
from tutor.chat.replies import DeclineReason, Reply, ReplyCitation, ReplySentence
from tutor.chat.role import leaves_role
from tutor.chat.selection import select
from tutor.chat.weighing import weigh
from tutor.chat.wording import lead_in
from tutor.grounding.quotes import cite

NEAR = -7.0
"""A passage whose best sentence has a lower logit of answering than this is not worth showing as near."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the sources say to a question: the reply that quotes them, and all that was weighed, the best first.

    `standalone` is the question as it would be asked without the conversation.
    """

    question: str
    standalone: str
    reply: Reply
    found: tuple[Evidence, ...] = ()


class QuotingTutor:
    """Answers from one library; says nothing that does not stand in it.

    An answer has at most `most_sentences`, but a list that is asked for by number may make it longer. `entailment`
    tells what contradicts a question's premise.
    """

    def __init__(self, library: Library, most_sentences: int, entailment: Entailment) -> None:
        self._library = library
        self._entailment = entailment
        self._most_sentences = most_sentences

    def reply(self, question: str, history: Sequence[str] = (), *, source_ids: Collection[str] | None = None) -> Reply:
        """The reply to a question, in view of the earlier questions of the conversation."""
        return self.read(question, history, source_ids=source_ids).reply

    def read(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        source_ids: Collection[str] | None = None,
        rewritten: str | None = None,
    ) -> Reading:
        """The reply, with all the evidence that was weighed for it.

        Args:
            rewritten: the question as it would be asked without the conversation; put together from the earlier
                questions where None.
        """
        watch = Stopwatch()
        alone = standalone(question, history) if rewritten is None else rewritten
        if leaves_role(question):
            return Reading(question, alone, _declined(question, alone, "out_of_role", (), (), watch))
        if not says_something(alone):
            return Reading(question, alone, _declined(question, alone, "unclear", (), (), watch))
        judged, chosen = self._answer(question if rewritten is None else alone, alone, source_ids, watch)
        citations = cite(chosen, self._library.text)
        best = sorted(chosen, key=lambda one: -one.score)[:1]
        if citations and correction(alone, best, self._entailment) is None:
            reply = _answered(question, alone, citations, watch)
        else:
            reply = self._decline(question, alone, judged, watch)
        return Reading(question, alone, reply, tuple(judged))

    def _answer(
        self, question: str, alone: str, source_ids: Collection[str] | None, watch: Stopwatch
    ) -> tuple[list[Evidence], list[Evidence]]:
        """Everything judged for all parts of the question, and the evidence chosen for them together."""
        mended = self._library.retrieval.mended(alone)
        leans = alone != question.strip()
        parts = ((mended, *self._own_wording(question)),) if leans else read_question(mended).parts
        judged: list[Evidence] = []
        chosen: list[Evidence] = []
        share = max(1, self._most_sentences // len(parts))
        left = self._most_sentences
        for wordings in parts:
            asked = read_question(wordings[0])
            found = weigh(self._library, wordings, asked, source_ids=source_ids, watch=watch)
            judged += found
            selected = select(found, asked, self._library.sentences, share) if left > 0 else []
            selected = with_both_sides(selected, found, wordings[0], share)
            new = [one for one in selected if one.sentence not in {other.sentence for other in chosen}]
            chosen += new
            # What a list asked for by number has above its share is not taken from the other part.
            left -= min(len(new), share)
        return sorted(judged, key=lambda one: -one.score), chosen

    def _own_wording(self, question: str) -> tuple[str, ...]:
        """What a question that leans on earlier ones asks by itself, so that these do not outweigh it."""
        return (self._library.retrieval.mended(question),) if says_something(question) else ()

    def _decline(self, question: str, alone: str, judged: Sequence[Evidence], watch: Stopwatch) -> Reply:
        near = nearest_passages([one for one in judged if one.scores["answers"] >= NEAR])
        nearest = cite(near, self._library.text)
        contradicting = correction(alone, judged, self._entailment)
        if contradicting is not None:
            corrections = cite([contradicting], self._library.text)
            return _declined(question, alone, "false_premise", near, (), watch, corrections)
        return _declined(question, alone, "not_covered", near, nearest, watch)


def _answered(question: str, alone: str, citations: Sequence[Citation], watch: Stopwatch) -> Reply:
    return Reply(
        question=question,
        standalone_question=alone,
        status="answered",
        sentences=tuple(
            ReplySentence(text=one.quote, citations=(one.id,), lead_in=lead_in(one, before))
            for one, before in zip(citations, (None, *citations), strict=False)
        ),
        citations=tuple(ReplyCitation.of(one) for one in citations),
        timings_ms=watch.timings_ms(),
    )


def _declined(
    question: str,
    alone: str,
    reason: DeclineReason,
    near: Sequence[Evidence],
    nearest: Sequence[Citation],
    watch: Stopwatch,
    corrections: Sequence[Citation] = (),
) -> Reply:
    return Reply(
        question=question,
        standalone_question=alone,
        status="declined",
        reason=reason,
        message=decline_message(reason, near),
        sentences=tuple(ReplySentence(text=one.quote, kind="correction", citations=(one.id,)) for one in corrections),
        citations=tuple(ReplyCitation.of(one) for one in corrections),
        nearest=tuple(ReplyCitation.of(one) for one in nearest),
        timings_ms=watch.timings_ms(),
    )
