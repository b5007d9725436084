"""The lines between `---` or `+++` at the top of a Markdown file: title, authors and year."""

import re
import tomllib
from dataclasses import dataclass

from knowledge.readers.years import year_in

_FENCED = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?)(?:^|\n)(?:\1|\.\.\.)[ \t]*(?:\n|$)", re.S)
_YAML_KEY = re.compile(r"[A-Za-z_][\w -]*")

_Fields = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `end` is where the document's own text begins."""

    end: int = 0
    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    is_damaged: bool = False


def front_matter(text: str) -> FrontMatter:
    """The front matter of `text`; empty where there is none."""
    match = _FENCED.match(text)
    if not match:
        return FrontMatter()
    if match[1] == "+++":
        fields = _toml(match[2])
    else:
        fields = _yaml(match[2])
        # A thematic break opens with the same three dashes.
        if not fields and match[2].strip():
            return FrontMatter()
    if fields is None:
        return FrontMatter(end=match.end(), is_damaged=True)
    return FrontMatter(
        end=match.end(),
        title=next(iter(fields.get("title", [])), None),
        authors=tuple(fields.get("authors") or _people(fields.get("author", []))),
        year=year_in(fields.get("year") or fields.get("date") or fields.get("published") or []),
    )


def _toml(body: str) -> _Fields | None:
    # A number of thousands of digits can neither be read nor written, and brackets can be nested too deep.
    try:
        return {
            key.lower(): [str(each) for each in (value if isinstance(value, list) else [value]) if str(each).strip()]
            for key, value in tomllib.loads(body).items()
        }
    except (ValueError, RecursionError):
        return None


def _yaml(body: str) -> _Fields | None:
    """The small part of YAML that front matter uses: plain values, `[a, b]`, and `- a` lines."""
    fields: _Fields = {}
    key = ""
    for line in body.split("\n"):
        named, colon, value = line.partition(":")
        named = named.rstrip(" \t")
        if colon and _YAML_KEY.fullmatch(named) and value[:1] in ("", " ", "\t"):
            key = named.lower()
            fields[key] = _values(value)
        elif key and line.strip().startswith("- "):
            fields[key] += _values(line.strip()[2:].removeprefix("name: "))
    return fields or None


def _values(written: str) -> list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        quoted = re.findall(r"\"([^\"]*)\"|'([^']*)'|([^,\[\]\"']+)", written[1:-1])
        return [value.strip() for found in quoted if (value := "".join(found)).strip()]
    if written[:1] in "\"'" and written[:1] == written[-1:] and len(written) > 1:
        written = written[1:-1]
    else:
        written = re.split(r"(?:^|(?<=[ \t]))#", written, maxsplit=1)[0]
    return [written.strip()] if written.strip(" |>") else []


def _people(written: list[str]) -> list[str]:
    return [name.strip() for value in written for name in re.split(r";| and ", value) if name.strip()]
