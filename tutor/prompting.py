"""The prompts of the folder `prompts`, filled in; whatever is put into one is fenced as material."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from string import Template

from pydantic import BaseModel, ConfigDict, ValidationError

from tutor.errors import PromptBroken

FOLDER = Path(__file__).parents[1] / "prompts"
HEADER = "+++"
PARTING = "---"
SHORTEST_FENCE = 3

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = frozenset(("Cc", "Cf", "Cs"))
_KEPT = frozenset("\n\t\u200c\u200d")
"""The two joiners belong to the spelling of some languages."""


@dataclass(frozen=True, slots=True)
class Messages:
    """What is sent to a chat model: the tutor's own words, and the task with the material."""

    system: str
    task: str


class _Header(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    version: int
    purpose: str
    variables: list[str]
    reply: str = "Text"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as its file has it: the names that it takes, the kind of reply it asks for, and its two parts."""

    name: str
    version: int
    purpose: str
    variables: tuple[str, ...]
    reply: str
    system: str
    task: str

    def filled(self, **values: str | int) -> Messages:
        """What is sent, with each name in its place.

        Raises:
            PromptBroken: a value for a name of the prompt is missing, or one that it has no place for is given.
        """
        if set(values) != set(self.variables):
            raise _broken(self.name, f"it takes {_listed(self.variables)} and was given {_listed(values)}")
        return Messages(Template(self.system).substitute(values), Template(self.task).substitute(values))


def load_prompt(name: str, folder: Path = FOLDER) -> Prompt:
    """The prompt of a name such as `chat/answer`.

    Raises:
        PromptBroken: its file is missing or has another shape, or the names in it are not those of its header.
    """
    try:
        lines = (folder / f"{name}.md").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(name, "its file cannot be read") from error
    if lines[:1] != [HEADER] or lines.count(HEADER) != 2 or lines.count(PARTING) != 1:
        raise _broken(name, f"its file is not a header between {HEADER} and two parts with {PARTING} between them")
    header_end, parting = lines.index(HEADER, 1), lines.index(PARTING)
    header = _header(name, "\n".join(lines[1:header_end]))
    system, task = ("\n".join(part).strip() for part in (lines[header_end + 1 : parting], lines[parting + 1 :]))
    used = _names_in(name, system) | _names_in(name, task)
    if used != set(header.variables) or not system or not task:
        raise _broken(name, f"its header declares {_listed(header.variables)} and its text uses {_listed(used)}")
    return Prompt(name, header.version, header.purpose, tuple(header.variables), header.reply, system, task)


def fenced(text: str, label: str) -> str:
    """Other people's words as a quotation under a label, which nothing in them can end.

    Control characters and signs that are not seen, as those that turn the direction of writing, are left out.
    """
    shown = _visible(text)
    runs = (len(run) for run in re.findall("`+", shown))
    fence = "`" * max(SHORTEST_FENCE, 1 + max(runs, default=0))
    title = " ".join(_visible(label).replace("`", "'").split())
    return f"{title}:\n{fence}\n{shown}\n{fence}"


def _header(name: str, text: str) -> _Header:
    try:
        return _Header.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise _broken(name, "its header cannot be read") from error


def _names_in(name: str, text: str) -> set[str]:
    template = Template(text)
    if not template.is_valid():
        raise _broken(name, "it has a dollar sign without a name after it")
    return set(template.get_identifiers())


def _visible(text: str) -> str:
    lines = _LINE_ENDS.sub("\n", text)
    return "".join(one for one in lines if one in _KEPT or unicodedata.category(one) not in _UNSEEN)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"


def _broken(name: str, what: str) -> PromptBroken:
    return PromptBroken(
        f"The prompt {name} cannot be used: {what}.", "Reinstall the program, or undo what was changed in its prompts."
    )
