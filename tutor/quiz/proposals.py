"""What may become a question: what the sources have to bear out, and the question once they do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.sources import Citation
from tutor.quiz.questions import Question, QuestionType

Build = Callable[[Sequence[Citation | None]], Question]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item that is still to be proved.

    `propositions` are whole sentences, each of which a source has to bear out; `build` makes the question from the
    sentences that do, one for each proposition and in their order. `optional` of the last ones may find none, and are
    then None in what `build` is given. `told` is the answer to a claim, "True" or "False", and empty for all else.
    `group` is what items are spread over: a source, chapter or tenet. `question` is what `build` gives where that is
    known already.
    """

    type: QuestionType
    stem: str
    group: str
    propositions: tuple[str, ...]
    build: Build
    tenet: str | None = None
    topic: str = ""
    difficulty: int = 3
    optional: int = 0
    told: str = ""
    question: Question | None = None

    @property
    def subject(self) -> str:
        """What two items of one quiz should not both be about."""
        return (self.propositions[0] if self.propositions else self.topic or self.stem).casefold()


def ready(question: Question) -> Proposal:
    """The proposal of a question that already cites the sentences that it was made from."""
    cited = question.citations[0]
    return Proposal(
        type=question.type,
        stem=question.stem,
        group=question.tenet or "/".join((cited.source_file, *cited.heading[:1])),
        propositions=(),
        build=lambda _: question,
        tenet=question.tenet,
        topic=question.topic,
        difficulty=question.difficulty,
        told=question.answer if question.type == "true_false" else "",
        question=question,
    )
