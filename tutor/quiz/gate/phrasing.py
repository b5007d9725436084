"""Whether a stem asks a question or tells what to do."""

import re

_INSTRUCTION = re.compile(
    r"(?:^|[.:,;?!]\s+)(?:please |then |briefly |in \w+ (?:words|sentences?),? )?"
    r"(?:match|choose|select|pick|name|identify|"
    r"explain|describe|state|give|list|define|compare|contrast|outline|say|complete|fill|decide|put|mark|tick|find|"
    r"discuss|write|summari[sz]e|arrange|sort|order|rank|link|connect|pair|assign|calculate|work out|show|judge|tell|"
    r"distinguish|justify|evaluate|assess|analy[sz]e|illustrate|apply|use|sketch|trace|set out)\b",
    re.IGNORECASE,
)
_HOW_TO_ANSWER = re.compile(
    r"\W*\b(?:choose|select|pick|tick|mark) (?:all|every|one|two|three|the|each|as many)\b[^.?!]*[.!]?\s*$",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """Whether the text asks something, even where a note on how to answer follows."""
    return "?" in text


def is_instruction(text: str) -> bool:
    """Whether some sentence of the text begins by telling what to do."""
    return _INSTRUCTION.search(text) is not None


def asks_something(text: str) -> bool:
    """Whether the text is a question or an instruction beyond a note on how to answer."""
    return is_question(text) or is_instruction(without_how_to_answer(text))


def without_how_to_answer(text: str) -> str:
    """The text without a last sentence such as one to choose all that apply."""
    return _HOW_TO_ANSWER.sub("", text)
