"""A reply as plain text for a terminal: sentences with numbers, then what the numbers stand for."""

from tutor.chat.replies import Reply, ReplyCitation


def reply_as_text(reply: Reply) -> str:
    """The reply with its citations, ready to print."""
    lines = [reply.message] if reply.message else []
    for sentence in reply.sentences:
        numbers = "".join(f"[{number}]" for number in sentence.citations)
        lines.append(f"{sentence.lead_in} “{sentence.text}” {numbers}".strip())
    cited = [f"[{one.id}] {_place(one)}" for one in reply.citations]
    near = [f"near: {_place(one)}\n      “{one.quote}”" for one in reply.nearest]
    return "\n".join(lines + ([""] if cited or near else []) + cited + near)


def _place(citation: ReplyCitation) -> str:
    where = [citation.source_title, *citation.heading[-1:], *([f"page {citation.page}"] if citation.page else [])]
    return f"{', '.join(where)} ({citation.source_file}, {citation.start}-{citation.end})"
