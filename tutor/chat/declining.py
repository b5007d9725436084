"""What the tutor says when it does not answer: why, and what the nearest passages are about."""

from collections.abc import Sequence

from knowledge.sources import Evidence
from tutor.chat.replies import DeclineReason

NEAREST = 3

_MESSAGES: dict[DeclineReason, str] = {
    "not_covered": "Your sources do not answer this question.",
    "false_premise": "Your sources say otherwise.",
    "unclear": "I did not find a question in this. Ask about something that your sources discuss.",
    "out_of_role": "I can only answer questions from your sources, with the passage that each answer stands on. "
    "Ask me about what they say.",
}


def decline_message(reason: DeclineReason, nearest: Sequence[Evidence]) -> str:
    """The tutor's own words for a decline; names what the nearest passages are about, when there are any."""
    topics = list(dict.fromkeys(_topic(one) for one in nearest))
    if reason != "not_covered" or not topics:
        return (
            _MESSAGES[reason]
            if topics or reason != "not_covered"
            else f"{_MESSAGES[reason]} Nothing in them is close to it."
        )
    return f"{_MESSAGES[reason]} The nearest passages are about {_listed(topics)}."


def nearest_passages(found: Sequence[Evidence]) -> list[Evidence]:
    """The first few pieces of evidence, one a passage."""
    by_passage: dict[tuple[str, int], Evidence] = {}
    for one in found:
        by_passage.setdefault((one.source.id, one.passage.ordinal), one)
    return list(by_passage.values())[:NEAREST]


def _topic(evidence: Evidence) -> str:
    heading = evidence.passage.heading[-1] if evidence.passage.heading else evidence.source.title
    return f"“{heading}”"


def _listed(topics: Sequence[str]) -> str:
    return topics[0] if len(topics) == 1 else f"{', '.join(topics[:-1])} and {topics[-1]}"
