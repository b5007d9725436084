"""A criticised essay as a page: places and remarks lead to each other, nothing is run, and everyone can read it."""

import re
from html.parser import HTMLParser

import pytest
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
    Strength,
    TenetUse,
)
from tutor.exports.critique_html import critique_html
from tutor.exports.page_style import STYLE

TEXT = "Bees dance for rain. The queen leads every swarm."
VOID = {"meta", "br"}


class Page(HTMLParser):
    """The tags of a page, its ids and links, and what is marked; fails where tags do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.article = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open and not {"sup", "h2"} & set(self.open):
            self.article += data


def essay(text: str = TEXT, title: str = "On bees") -> Essay:
    return Essay(title, text, "", len(text.split()), (EssayUnit(0, 0, 0, len(text), text),) if text else ())


def finding(start: int, end: int, text: str = TEXT, **parts: object) -> Finding:
    where = EssaySpan(start=start, end=end, quote=text[start:end])
    values: dict[str, object] = {
        "id": f"{start}-{end}", "verdict": "contradicts", "severity": "high", "essay_span": where,
        "comment": "They dance for food.", "question": "What for?", "confidence": 0.7,
    }  # fmt: skip
    return Finding.model_validate(values | parts)


def critique(*findings: Finding, **parts: object) -> Critique:
    facts = EssayFacts(title="On bees", words=9, paragraphs=1, sha256="")
    values: dict[str, object] = {"essay": facts, "findings": findings, "coverage": Coverage(addressed=0, relevant=1)}
    return Critique.model_validate(values | parts)


def test_places_and_remarks_lead_to_each_other() -> None:
    page = critique_html(essay(), critique(finding(0, 20), finding(5, 30)))
    read = Page(page)
    assert {"#remark-1", "#remark-2", "#place-1", "#place-2"} <= set(read.links)
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))
    assert '<mark class="high">Bees </mark>' in page
    assert "They dance for food." in page and "What for?" in page


def test_strengths_omissions_tenets_references_and_notes_are_there() -> None:
    cited = SourceCitation(
        id=1, source_id="h", source_file="h.md", source_title="Hive", role="reference", page=4, heading=("Dances",),
        start=0, end=5, quote="To eat",
    )  # fmt: skip
    strength = Strength(id="s", essay_span=EssaySpan(start=0, end=4, quote="Bees"), comment="Good.", citations=(cited,))
    page = critique_html(
        essay(),
        critique(
            finding(0, 4, verdict="omits", essay_span=None),
            strengths=(strength,),
            tenets=(TenetUse(tenet="d", title="Dances tell", status="used_correctly"),),
            references=ReferenceReport(listed=1, unused=("Wax 1950",)),
            notes=("A note.",),
        ),
    )
    assert '<mark class="strength">Bees</mark>' in page
    for words in ("What is left out", "Dances tell: used correctly", "Wax 1950", "A note.", "Hive, Dances, page 4"):
        assert words in page


@pytest.mark.parametrize("kind", ["prose", "list_item", "block_quote", "heading", "table_row"])
def test_a_page_of_any_kind_of_text_is_well_formed(kind: str) -> None:
    unit = EssayUnit(0, 0, 0, len(TEXT), TEXT, kind)  # type: ignore[arg-type]
    assert Page(critique_html(Essay("On bees", TEXT, "", 9, (unit,)), critique(finding(0, 9)))).article.strip() == TEXT


HOSTILE = """</style></title><script>alert(1)</script><img src=x onerror="y">'"&lt; {title} {style}"""


def test_words_of_others_never_become_markup_and_nothing_is_fetched() -> None:
    hostile = finding(0, len(HOSTILE), HOSTILE, comment=HOSTILE, question=HOSTILE)
    said = critique(
        hostile,
        notes=(HOSTILE,),
        tenets=(TenetUse(tenet="t", title=HOSTILE, status="reported"),),
        references=ReferenceReport(missing=(HOSTILE,)),
    )
    page = critique_html(essay(HOSTILE, HOSTILE), said)
    read = Page(page)
    assert not {"script", "img", "link", "iframe"} & read.tags
    assert not {"onerror", "src", "style"} & read.attributes
    assert all(link.startswith("#") for link in read.links)
    assert "default-src 'none'" in page and "://" not in page
    assert read.article.strip() == HOSTILE


@given(st.text(min_size=1), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_the_essays_words_survive_however_places_overlap(words: str, a: int, b: int, c: int, d: int) -> None:
    text = "".join(char if char.isprintable() else " " for char in words)
    places = [sorted(min(place, len(text)) for place in pair) for pair in ((a, b), (c, d))]
    page = critique_html(essay(text), critique(*(finding(start, end, text) for start, end in places)))
    assert Page(page).article.strip("\n") == text


def test_every_pair_of_colours_can_be_read_on_light_and_dark_screens_and_on_paper() -> None:
    schemes = re.findall(r":root \{(.*?)\}", STYLE, re.S)
    assert len(schemes) == 3
    for scheme in schemes:
        colour = dict(re.findall(r"--([a-z]+): #([0-9a-f]{6})", scheme))
        for ground in ("page", "high", "medium", "low", "strength"):
            assert contrast(colour["text"], colour[ground]) >= 7
        assert contrast(colour["quiet"], colour["page"]) >= 4.5
        assert contrast(colour["link"], colour["page"]) >= 4.5
        assert contrast(colour["line"], colour["page"]) >= 3


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
