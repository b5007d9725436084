"""A criticised essay as Markdown: every word and every source is in it, and none of them becomes markup."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tutor.critique.essay import Essay, EssayUnit
from tutor.critique.findings import (
    Coverage,
    Critique,
    EssayFacts,
    EssaySpan,
    Finding,
    ReferenceReport,
    SourceCitation,
    TenetUse,
)
from tutor.exports.critique_markdown import critique_markdown

TEXT = "Kites fall in calm air. String holds a kite down."


def essay(text: str = TEXT, title: str = "On kites") -> Essay:
    return Essay(title, text, "", len(text.split()), (EssayUnit(0, 0, 0, len(text), text),) if text else ())


def finding(start: int, end: int, text: str = TEXT, **parts: object) -> Finding:
    where = EssaySpan(start=start, end=end, quote=text[start:end])
    values: dict[str, object] = {
        "id": f"{start}-{end}", "verdict": "overstates", "severity": "medium", "essay_span": where,
        "comment": "Some do not.", "question": "All of them?", "confidence": 0.7,
    }  # fmt: skip
    return Finding.model_validate(values | parts)


def citation(words: str) -> SourceCitation:
    return SourceCitation(
        id=1, source_id="k", source_file=words, source_title=words, role="reference", page=2, heading=(words,),
        start=0, end=len(words), quote=words,
    )  # fmt: skip


def critique(*findings: Finding, **parts: object) -> Critique:
    facts = EssayFacts(title="On kites", words=9, paragraphs=1, sha256="")
    values: dict[str, object] = {"essay": facts, "findings": findings, "coverage": Coverage(addressed=0, relevant=1)}
    return Critique.model_validate(values | parts)


def test_a_number_after_each_place_leads_to_its_remark() -> None:
    text = critique_markdown(essay(), critique(finding(0, 23, citations=(citation("Air"),)), finding(24, 49)))
    assert text.startswith("# On kites\n\n## What to do first\n\n- \\[1\\] **Says more than the theory does")
    assert r"Kites fall in calm air.\[1\] String holds a kite down.\[2\]" in text
    assert "> Kites fall in calm air." in text
    assert "*To think on:* All of them?" in text
    assert "- “Air” (Air, Air, page 2)" in text


def test_an_omission_and_the_lists_come_last() -> None:
    left_out = finding(0, 5, verdict="omits", essay_span=None, tenet="wind")
    said = critique(
        left_out,
        tenets=(TenetUse(tenet="wind", title="Wind lifts", status="not_addressed"),),
        references=ReferenceReport(in_text=1, unused=("Old 1900",)),
        notes=("A note.",),
    )
    text = critique_markdown(essay(), said)
    order = ["## The essay", "## What is left out", "## Tenets", "## References", "### In the list, but", "## Notes"]
    assert [text.index(heading) for heading in order] == sorted(text.index(heading) for heading in order)
    assert "## Remarks" not in text


HOSTILE = "# x\n\n<script>alert(1)</script> ![i](http://e.example/i.png) [l](javascript:x) | `c` **b** ~~s~~ $m$ &amp;"


def test_words_of_others_never_become_markup() -> None:
    hostile = finding(0, len(HOSTILE), HOSTILE, comment=HOSTILE, question=HOSTILE, citations=(citation(HOSTILE),))
    said = critique(
        hostile,
        notes=(HOSTILE,),
        tenets=(TenetUse(tenet="t", title=HOSTILE, status="reported"),),
        references=ReferenceReport(missing=(HOSTILE,)),
    )
    text = critique_markdown(essay(HOSTILE, HOSTILE), said)
    unescaped = re.sub(r"\\.", "", text)
    for markup in ("![", "](", "://", "<", "`", "~~", "$", "|", "\n# x", "&"):
        assert markup not in unescaped
    assert set(re.findall(r"\*+", unescaped)) == {"*", "**"}


@given(st.text("ab:/ @w.#-1)(*_[]<>\n", min_size=1, max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_the_essays_words_survive_wherever_they_are_cut(words: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(words)), min(other, len(words))))
    text = critique_markdown(essay(words), critique(finding(start, end, words)))
    body = text.partition("## The essay")[2].partition("\n## ")[0]
    bare = re.sub(r"\\\[1\\\]", "", body)
    seen = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", bare).replace("\u2060", "")
    assert "".join(seen.split()) == "".join(words.split())
    assert "://" not in body and "<" not in re.sub(r"\\.", "", body)
    assert not re.search(r"^\s*(#|[-+*] |\d+[.)] |>)", body, re.M)
