"""The two sides of a card for Anki, in HTML in which no word of others does anything."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from tutor.exports.addresses import WORD_JOINER
from tutor.exports.characters import portable
from tutor.exports.quiz_wording import INSTRUCTIONS, choices, offered, solution
from tutor.quiz.questions import Question

_FORMULA = re.compile(r"\\(?=[(\[])")
# In brackets Anki looks for sounds to play and formulas to typeset, in braces for names of fields.
_SIGNS = str.maketrans({"[": "&#91;", "{": "&#123;", "\n": "<br>"})


def front(question: Question) -> str:
    """The stem, what to do, and the options."""
    return "".join((_p(question.stem), f'<p class="how">{INSTRUCTIONS[question.type]}</p>', *_offer(question)))


def back(question: Question) -> str:
    """The answer, why it is right, why each option is right or wrong, and what the sources say."""
    said = solution(question, by_letter=True)
    parts = [_p(answer, "b") for answer in said.answers]
    parts += [_p(said.explanation)] if said.explanation else []
    parts += [_list(said.rationales)] if said.rationales else []
    for one in said.quotations:
        parts.append(f"<blockquote>{harmless(f'{one.mark} “{one.quote}”')}<br><cite>{harmless(one.place)}</cite>")
        parts.append("</blockquote>")
    return "".join(parts)


def harmless(text: str) -> str:
    """The words as HTML, in which Anki finds no markup, sound, formula or field."""
    return escape(_FORMULA.sub(rf"\\{WORD_JOINER}", portable(text))).translate(_SIGNS)


def _offer(question: Question) -> Iterator[str]:
    if question.options:
        texts = tuple(option.text for option in question.options)
        yield _list(choices(question, by_letter=False)) if question.type == "true_false" else _list(texts, "A")
    if question.pairs:
        yield _list((pair.left for pair in question.pairs), "1")
        yield _list(offered(question), "A")


def _p(text: str, tag: str = "") -> str:
    words = harmless(text)
    return f"<p><{tag}>{words}</{tag}></p>" if tag else f"<p>{words}</p>"


def _list(texts: Iterable[str], numbers: str = "") -> str:
    items = "".join(f"<li>{harmless(text)}</li>" for text in texts)
    return f'<ol type="{numbers}">{items}</ol>' if numbers else f"<ul>{items}</ul>"
