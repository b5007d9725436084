"""Says where an answer stands without saying any of it."""

from knowledge.words import stem, words
from tutor.chat.replies import Reply, ReplyCitation
from tutor.guiding.gaps import is_telling, known_to_the_learner, stems


def where(reply: Reply, citation: ReplyCitation) -> str:
    """The title, headings and page of a citation; a heading that holds a word of the answer is left out."""
    secret = _secret(reply)
    title = citation.source_title
    headings = [one for one in citation.heading if one.casefold() != title.casefold() and secret.isdisjoint(stems(one))]
    told = [f"“{title}”, a student essay" if citation.role == "essay" else f"“{title}”"]
    if headings:
        told.append(f"under “{' › '.join(headings)}”")
    if citation.page is not None:
        told.append(f"page {citation.page}")
    return ", ".join(told)


def _secret(reply: Reply) -> frozenset[str]:
    """The stems of everything telling in the answer that the learner has not read before."""
    said = (one for sentence in reply.sentences for one in words(sentence.text) if is_telling(one))
    return frozenset(map(stem, said)) - known_to_the_learner(reply)
