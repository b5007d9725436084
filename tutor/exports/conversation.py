"""A conversation as Markdown: every answer with its quotations and one numbered list of references."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.sources import Source
from tutor.chat.replies import Reply, ReplyCitation
from tutor.chat.wording import not_found, opening, verified
from tutor.exports.addresses import without_addresses
from tutor.learners.conversations import Conversation, Turn

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_BLOCK_START = re.compile(r"^(\d*)([-+=.)])")


@dataclass(frozen=True, slots=True)
class _Place:
    """What makes two citations the same reference: the same words at the same spot."""

    source_id: str
    start: int
    end: int


def conversation_markdown(conversation: Conversation, turns: Sequence[Turn], sources: Mapping[str, Source]) -> str:
    """The Markdown text; `sources` by id gives authors and years, and one that is gone is cited by its title."""
    numbers: dict[_Place, int] = {}
    references: list[str] = []
    parts = [f"# {_literal(conversation.name)}", f"Started on {conversation.created_at:%d %B %Y}."]
    for turn in turns:
        for citation in _cited(turn.reply):
            if _place(citation) not in numbers:
                numbers[_place(citation)] = len(numbers) + 1
                references.append(_reference(len(numbers), citation, sources.get(citation.source_id)))
        parts += [f"## {_literal(turn.question)}", *_answer(turn.reply, numbers)]
    if references:
        parts += ["## References", "\n\n".join(references)]
    return "\n\n".join(parts) + "\n"


def file_name(conversation: Conversation) -> str:
    """A file name that every system accepts, from the conversation's name."""
    slug = re.sub(r"[^a-z0-9]+", "-", conversation.name.lower()).strip("-")
    return f"{slug[:60].rstrip('-') or 'conversation'}.md"


def _answer(reply: Reply, numbers: Mapping[_Place, int]) -> list[str]:
    parts = [_literal(opening(reply))] if opening(reply) else []
    places = {citation.id: numbers[_place(citation)] for citation in reply.citations}
    for sentence in reply.sentences:
        marks = "".join(f" [{places[number]}]" for number in sentence.citations if number in places)
        words = f"“{_literal(sentence.text)}”" if sentence.verdict == "verbatim" else _literal(sentence.text)
        lacking = f" *({_literal(not_found(sentence.lacking))})*" if sentence.lacking else ""
        parts.append(" ".join(filter(None, [_literal(sentence.lead_in), words])) + marks + lacking)
    if reply.checked:
        parts.append(f"*{verified(reply.checked)}*")
    if reply.nearest:
        marks = " ".join(f"[{numbers[_place(citation)]}]" for citation in reply.nearest)
        parts.append(f"The nearest passages: {marks}")
    return parts


def _cited(reply: Reply) -> tuple[ReplyCitation, ...]:
    return reply.citations + reply.nearest


def _place(citation: ReplyCitation) -> _Place:
    return _Place(citation.source_id, citation.start, citation.end)


def _reference(number: int, citation: ReplyCitation, source: Source | None) -> str:
    authors = ", ".join(source.authors) if source else ""
    year = str(source.year) if source and source.year else ""
    byline = f"{_literal(authors)} ({year})" if authors and year else _literal(authors) or year
    title = f"*{_literal(citation.source_title)}*"
    if citation.role == "essay":
        title += " (student essay)"
    where = [" › ".join(_literal(heading) for heading in citation.heading)]
    where.append(f"page {citation.page}" if citation.page else "")
    details = ", ".join(filter(None, [title, *where]))
    return f"[{number}] {'. '.join(filter(None, [byline.rstrip('.'), details]))}. “{_literal(citation.quote)}”"


def _literal(text: str) -> str:
    """The words on one line: no sign in them is Markdown, and addresses in them are broken up."""
    line = without_addresses(" ".join(text.split()))
    return _BLOCK_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))
