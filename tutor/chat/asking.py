"""What a chat model is asked for an answer: the prompts, filled in with the question and what the sources say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.sources import Citation
from tutor.grounding.proof import Proved
from tutor.prompting import Messages, fenced, load_prompt

SENTENCES = 8
"""Most sentences that are asked for."""

Passages = Mapping[int, Citation]


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks for an answer, for other words where some were not borne out, and for a question that stands alone.

    `standalone` gets the question and the earlier ones, the oldest first.
    """

    answer: Callable[[str, Passages], Messages]
    repair: Callable[[str, Passages, Sequence[Proved]], Messages]
    standalone: Callable[[str, Sequence[str]], Messages]


def by_prompts(most: int = SENTENCES) -> Asking:
    """The asking that the prompts of the program do; raises PromptBroken.

    Args:
        most: the largest number of sentences that is asked for.
    """
    answer, repair, alone = (load_prompt(f"chat/{name}") for name in ("answer", "repair", "standalone"))
    return Asking(
        answer=lambda question, passages: answer.filled(
            question=fenced(question, "Question"), passages=_listed(passages), most=most
        ),
        repair=lambda question, passages, rejected: repair.filled(
            question=fenced(question, "Question"), passages=_listed(passages), rejected=_rejected(rejected)
        ),
        standalone=lambda question, earlier: alone.filled(
            earlier=_earlier(earlier), question=fenced(question, "Last question")
        ),
    )


def _listed(passages: Passages) -> str:
    # Titles and headings are left out: somebody else's words would stand in a label, outside of the fence.
    return "\n\n".join(fenced(one.quote, _label(number, one)) for number, one in passages.items())


def _label(number: int, passage: Citation) -> str:
    return f"Passage {number}, a student's claim" if passage.role == "essay" else f"Passage {number}"


def _rejected(rejected: Sequence[Proved]) -> str:
    parts = []
    for number, one in enumerate(rejected, start=1):
        parts.append(fenced(one.text, f"Sentence {number}"))
        parts.append(fenced("\n".join(one.lacking) or "what it says", f"Lacking in sentence {number}"))
    return "\n\n".join(parts)


def _earlier(questions: Sequence[str]) -> str:
    return "\n\n".join(fenced(one, f"Earlier question {number}") for number, one in enumerate(questions, start=1))
