"""A critique as plain text for a terminal: what to do first, then every remark with its quotations and sources."""

from collections.abc import Iterator, Sequence

from tutor.critique.findings import Critique
from tutor.critique.wording import (
    coverage_line,
    has_references,
    place_of,
    reference_line,
    reference_lists,
    tenet_line,
)
from tutor.exports.remarks import Remark, remarks, to_do_first
from tutor.exports.terminal import safe_line

NOTHING_FOUND = "Nothing in this essay calls for a remark."


def critique_as_text(critique: Critique) -> str:
    """The critique ready to print; the remarks have the numbers that they have in every other export."""
    said = remarks(critique)
    findings = [one for one in said if one.kind != "strength"]
    facts = critique.essay
    parts = [_section(_line(facts.title), [f"{facts.words:,} words, {facts.paragraphs:,} paragraphs"])]
    parts += [_section("What to do first", _first(critique, said))]
    parts += [_section("Findings", _all(findings)) if findings else NOTHING_FOUND]
    parts += [_section("Strengths", _all([one for one in said if one.kind == "strength"]))]
    if critique.tenets:
        parts += [_section("Tenets", [coverage_line(critique.coverage), *map(_item, map(tenet_line, critique.tenets))])]
    if has_references(critique.references):
        parts += [_section("References", _references(critique))]
    parts += [_section("Notes", [_item(note) for note in critique.notes])]
    return "\n\n".join(filter(None, parts))


def _section(heading: str, lines: Sequence[str]) -> str:
    """The lines under their underlined heading; empty when there are none."""
    return "\n".join([heading, "-" * max(1, len(heading)), *lines]) if lines else ""


def _first(critique: Critique, said: Sequence[Remark]) -> list[str]:
    chosen = to_do_first(critique, said)
    return [f"{place}. {_line(one.comment)} [{one.number}]" for place, one in enumerate(chosen, start=1)]


def _all(said: Sequence[Remark]) -> list[str]:
    return [line for one in said for line in _remark(one)]


def _remark(remark: Remark) -> Iterator[str]:
    head = f"[{remark.number}] {remark.label}"
    yield f"{head}: {_line(remark.tenet)}" if remark.tenet else head
    if remark.span:
        yield f"    “{_line(remark.span.quote)}”"
    if remark.other:
        yield f"    and: “{_line(remark.other.quote)}”"
    yield f"    {_line(remark.comment)}"
    if remark.question:
        yield f"    ? {_line(remark.question)}"
    for one in remark.citations:
        yield f"    > “{_line(one.quote)}”"
        yield f"      {_line(place_of(one))} ({_line(one.source_file)}, {one.start}-{one.end})"


def _references(critique: Critique) -> list[str]:
    lines = [reference_line(critique.references)]
    for name, entries in reference_lists(critique.references):
        lines += [f"{name}:", *map(_item, entries)]
    return lines


def _item(text: str) -> str:
    return f"- {_line(text)}"


def _line(text: str) -> str:
    """Words of others on one line that a terminal only shows."""
    return safe_line(" ".join(text.split()))
