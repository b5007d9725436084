"""A reply, an essay and a critique that hold the words they are given."""

from tutor.chat.replies import Reply
from tutor.critique.essay import Essay, EssayUnit
from tutor.critique.findings import Coverage, Critique, EssayFacts, EssaySpan, Finding


def reply(words: str) -> Reply:
    """A reply that says these words."""
    return Reply(question=words, standalone_question=words, status="declined", message=words)


def essay(words: str) -> Essay:
    """An essay of one sentence."""
    unit = EssayUnit(0, 0, 0, len(words), words, "list_item", ())
    return Essay(words, words, "f" * 64, len(words.split()), (unit,), hidden=())


def critique(words: str) -> Critique:
    """A critique with the finding "f1"."""
    finding = Finding(
        id="f1", verdict="overstates", severity="low", tenet=None, citations=(), comment=words, question=words,
        essay_span=EssaySpan(start=0, end=len(words), quote=words), confidence=0.5,
    )  # fmt: skip
    return Critique(
        essay=EssayFacts(title=words, words=1, paragraphs=1, sha256="f" * 64),
        findings=(finding,),
        strengths=(),
        coverage=Coverage(addressed=0, relevant=1),
    )
