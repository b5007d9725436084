"""The gate: what is proposed becomes a question once sources bear it out and nothing in its form speaks against it."""

from collections.abc import Sequence

from knowledge.judge import Entailment
from tutor.quiz.gate.flaws import flaws
from tutor.quiz.gate.support import unsupported
from tutor.quiz.grounds import Ground, Grounds
from tutor.quiz.proposals import Proposal
from tutor.quiz.questions import Question, Rejected

NOWHERE = "No source in the library says this."

Verdict = Question | Rejected
_Key = tuple[str, str, tuple[str, ...], Question | None]


class Gate:
    """Proves proposals by one library; what was proved once is remembered."""

    def __init__(self, grounds: Grounds, entailment: Entailment) -> None:
        self._grounds = grounds
        self._entailment = entailment
        self._known: dict[_Key, Verdict] = {}

    def prove(self, proposals: Sequence[Proposal]) -> list[Verdict]:
        """For each proposal the question, or why it is none; read by the judge in one go."""
        fresh = {_key(one): one for one in proposals if _key(one) not in self._known}
        if fresh:
            verdicts = self._proved(tuple(fresh.values()))
            self._known |= dict(zip(fresh, verdicts, strict=True))
        return [self._known[_key(one)] for one in proposals]

    def refusals(self, question: Question) -> tuple[str, ...]:
        """Why a question that somebody wrote or changed is not let through; nothing where it is."""
        found = flaws(question)
        (unproved,) = unsupported([question], self._entailment)
        return found if unproved is None else (*found, unproved)

    def _proved(self, proposals: Sequence[Proposal]) -> list[Verdict]:
        verdicts: list[Verdict] = []
        for proposal, found in zip(proposals, self._found(proposals), strict=True):
            built = _built(proposal, found)
            reasons = flaws(built) if isinstance(built, Question) else ()
            verdicts.append(_rejected(proposal, reasons[0]) if reasons else built)
        sound = [one for one in verdicts if isinstance(one, Question)]
        reasons_of = {one.id: why for one, why in zip(sound, unsupported(sound, self._entailment), strict=True)}
        return [_settled(one, reasons_of) for one in verdicts]

    def _found(self, proposals: Sequence[Proposal]) -> list[list[Ground | None]]:
        """What bears each proposition out; the next one is looked for only where all before it was found.

        What is optional is looked for last.
        """
        found: dict[str, Ground | None] = {}
        going_on = list(proposals)
        for place in range(max((len(_needed(one)) for one in going_on), default=0)):
            self._look_for([one.propositions[place] for one in going_on if place < len(_needed(one))], found)
            going_on = [one for one in going_on if all(found[text] for text in _needed(one)[: place + 1])]
        self._look_for([text for one in going_on for text in one.propositions], found)
        return [[found.get(text) for text in one.propositions] for one in proposals]

    def _look_for(self, propositions: Sequence[str], found: dict[str, Ground | None]) -> None:
        fresh = [text for text in dict.fromkeys(propositions) if text not in found]
        found |= dict(zip(fresh, self._grounds.find(fresh), strict=True))


def _needed(proposal: Proposal) -> tuple[str, ...]:
    return proposal.propositions[: len(proposal.propositions) - proposal.optional]


def _key(proposal: Proposal) -> _Key:
    # Two questions may share a stem: a teacher's and the one that it was made from.
    return proposal.type, proposal.stem, proposal.propositions, proposal.question


def _built(proposal: Proposal, found: Sequence[Ground | None]) -> Verdict:
    needed = len(found) - proposal.optional
    if any(one is None for one in found[:needed]):
        return _rejected(proposal, NOWHERE)
    return proposal.build([one.citation if one else None for one in found])


def _rejected(proposal: Proposal, reason: str) -> Rejected:
    return Rejected(reason=reason, stem=proposal.stem, type=proposal.type, tenet=proposal.tenet)


def _settled(verdict: Verdict, reasons_of: dict[str, str | None]) -> Verdict:
    if isinstance(verdict, Rejected):
        return verdict
    reason = reasons_of[verdict.id]
    if reason is None:
        return verdict
    return Rejected(reason=reason, stem=verdict.stem, type=verdict.type, tenet=verdict.tenet)
