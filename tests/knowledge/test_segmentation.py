"""Cutting a document loses nothing, invents nothing, and keeps together what belongs together."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.segmentation import PASSAGE_WORDS, WHOLE_ITEM_WORDS, embedding_text, segment
from knowledge.sources import Block, Document, Passage, Sentence

WORDS = st.sampled_from(
    "walls alarm Neighbours Dr. e.g. i.e. U.S. 3.5 p. 12 cf. Lund's harbour, stone; (1911) “caution” why? No! … end. "
    "naïve 戦争。 a.m. – state's".split()
)
GAPS = st.sampled_from([" ", "  ", "\n", "\t", " \n "])
# Documents are long to make, and seven properties look at them.
EXAMPLES = settings(max_examples=40)
KINDS = st.sampled_from(["paragraph", "list_item", "table_row", "quote", "code"])


@st.composite
def written_words(draw: st.DrawFn, most: int = 40) -> str:
    """Words with white space of any kind between them, and at least one that ends a sentence."""
    pieces = draw(st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=most))
    return "".join(word + gap for word, gap in pieces).strip()


def composed(*parts: tuple[str, str], gap: str = "\n\n") -> Document:
    """A document of (kind, text) blocks; a heading stands above everything until the next one."""
    text, blocks, path, group = "", [], (), 0
    last = ""
    for kind, body in parts:
        text += gap if text else ""
        start = len(text)
        text += body
        group += kind in {"list_item", "table_row"} and last != kind
        last = kind
        own = group if kind in {"list_item", "table_row"} else None
        blocks.append(Block(kind, start, len(text), () if kind == "heading" else path, group=own))  # type: ignore[arg-type]
        path = (body,) if kind == "heading" else path
    return Document(text, tuple(blocks), "md")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Up to twelve blocks of every kind, some of them longer than a passage; headings all differ."""
    parts = []
    for number in range(draw(st.integers(0, 12))):
        if draw(st.integers(0, 4)) == 0:
            parts.append(("heading", f"Heading {number}"))
        else:
            body = draw(written_words()) * draw(st.sampled_from([1, 1, 1, 5]))
            parts.append((draw(KINDS), body))
    return composed(*parts, gap=draw(st.sampled_from(["\n\n", "\n"])))


def whole(text: str) -> str:
    return "".join(text.split())


@EXAMPLES
@given(documents())
def test_every_unit_is_exactly_the_text_at_its_offsets(document: Document) -> None:
    passages, sentences = segment(document, "s")
    for unit in (*passages, *sentences):
        assert document.text[unit.start : unit.end] == unit.text
        assert unit.text == unit.text.strip() != ""
        assert unit.source_id == "s"


@EXAMPLES
@given(documents())
def test_units_are_numbered_in_reading_order_without_overlap(document: Document) -> None:
    for units in segment(document, "s"):
        assert [one.ordinal for one in units] == list(range(len(units)))
        assert all(one.end <= other.start for one, other in pairwise(units))


@EXAMPLES
@given(documents())
def test_every_sentence_is_inside_the_passage_that_it_names(document: Document) -> None:
    passages, sentences = segment(document, "s")
    for one in sentences:
        holder = passages[one.passage]
        assert holder.start <= one.start < one.end <= holder.end
        assert one.heading == holder.heading
    held = [[one for one in sentences if one.passage == passage.ordinal] for passage in passages]
    for passage, own in zip(passages, held, strict=True):
        assert (passage.start, passage.end) == (own[0].start, own[-1].end)


@EXAMPLES
@given(documents())
def test_the_words_of_every_block_are_quotable_once_and_headings_never(document: Document) -> None:
    _, sentences = segment(document, "s")
    for block in document.blocks:
        inside = [one for one in sentences if block.start <= one.start and one.end <= block.end]
        expected = "" if block.kind == "heading" else document.text[block.start : block.end]
        assert whole("".join(one.text for one in inside)) == whole(expected)
        assert all((one.kind, one.heading, one.group) == (block.kind, block.heading, block.group) for one in inside)
    assert whole("".join(one.text for one in sentences)) == whole(
        "".join(document.text[one.start : one.end] for one in document.blocks if one.kind != "heading")
    )


@EXAMPLES
@given(documents())
def test_no_passage_spans_a_heading(document: Document) -> None:
    passages, _ = segment(document, "s")
    headings = [one for one in document.blocks if one.kind == "heading"]
    assert not [
        (passage, one)
        for passage in passages
        for one in headings
        if passage.start < one.end and one.start < passage.end
    ]


@EXAMPLES
@given(documents())
def test_a_passage_of_more_than_one_sentence_stays_within_its_size(document: Document) -> None:
    passages, sentences = segment(document, "s")
    for passage in passages:
        own = [one for one in sentences if one.passage == passage.ordinal]
        assert len(own) == 1 or sum(len(one.text.split()) for one in own) <= PASSAGE_WORDS


@EXAMPLES
@given(documents())
def test_the_same_document_is_always_cut_the_same_way(document: Document) -> None:
    assert segment(document, "s") == segment(document, "s")


def test_two_sections_of_the_same_name_are_two_passages() -> None:
    passages, _ = segment(
        composed(("heading", "Notes"), ("paragraph", "One wall."), ("heading", "Notes"), ("paragraph", "Two walls.")),
        "s",
    )
    assert [one.text for one in passages] == ["One wall.", "Two walls."]


@pytest.mark.parametrize("kind", ["list_item", "table_row", "code"])
def test_an_item_is_one_unit_up_to_the_limit_whatever_full_stops_it_holds(kind: str) -> None:
    body = " ".join(["Stone. Walls."] * (WHOLE_ITEM_WORDS // 2))
    _, sentences = segment(composed((kind, body)), "s")
    assert [one.text for one in sentences] == [body]


@pytest.mark.parametrize("kind", ["list_item", "table_row", "code"])
def test_an_item_over_the_limit_is_cut_at_its_sentences(kind: str) -> None:
    body = " ".join(["The wall of Lund is high."] * (WHOLE_ITEM_WORDS // 6 + 1))
    _, sentences = segment(composed((kind, body)), "s")
    assert {one.text for one in sentences} == {"The wall of Lund is high."}


def test_the_lead_in_of_a_list_is_a_sentence_of_its_own_beside_its_items() -> None:
    document = composed(
        ("heading", "Threats"),
        ("paragraph", "Keepers fear much. Three things make a harbour a threat:"),
        ("list_item", "near walls"),
        ("list_item", "Many ships. They carry stone."),
        ("list_item", "a loud keeper"),
        ("paragraph", "Nothing else does."),
    )
    passages, sentences = segment(document, "s")
    assert [(one.kind, one.text) for one in sentences] == [
        ("paragraph", "Keepers fear much."),
        ("paragraph", "Three things make a harbour a threat:"),
        ("list_item", "near walls"),
        ("list_item", "Many ships. They carry stone."),
        ("list_item", "a loud keeper"),
        ("paragraph", "Nothing else does."),
    ]
    assert {one.group for one in sentences if one.kind == "list_item"} == {1}
    assert len(passages) == 1 and passages[0].heading == ("Threats",)


def test_a_row_of_a_table_is_quoted_whole() -> None:
    rows = ("Harbour | Walls | Ships", "Lund | 2. | 14", "Ferro | none. None at all. | 3")
    _, sentences = segment(composed(*(("table_row", row) for row in rows), gap="\n"), "s")
    assert [one.text for one in sentences] == list(rows)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Dr. Lund counted the walls.", id="title"),
        pytest.param("Some harbours, e.g. Ferro, have no walls at all.", id="for example"),
        pytest.param("The wall was 3.5 metres high in 1911.", id="decimal"),
        pytest.param("The U.S. Navy stayed away from Lund.", id="initials of a country"),
        pytest.param("The keeper (see Lund et al. 1911, p. 12) disagrees.", id="reference"),
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(sentence: str) -> None:
    _, sentences = segment(composed(("paragraph", f"Ships wait. {sentence} Stone lasts.")), "s")
    assert [one.text for one in sentences] == ["Ships wait.", sentence, "Stone lasts."]


def test_a_long_section_is_cut_between_sentences() -> None:
    sentence = "The second wall of Lund alarms every neighbour who sees it."
    passages, sentences = segment(composed(("paragraph", " ".join([sentence] * 40))), "s")
    assert len(passages) > 2
    assert all(one.text.startswith("The second") and one.text.endswith("sees it.") for one in passages)
    assert len(sentences) == 40


def test_a_document_without_words_to_quote_has_no_units() -> None:
    assert segment(Document("", (), "txt"), "s") == ([], [])
    assert segment(composed(("heading", "Only a heading")), "s") == ([], [])


def test_the_embedding_model_reads_the_nearest_heading_before_the_words() -> None:
    under = Passage("s", 0, 0, 4, "Wall", heading=("Part", "Stone"))
    alone = Sentence("s", 0, 0, 0, 4, "Wall")
    assert embedding_text(under) == "Stone: Wall"
    assert embedding_text(alone) == "Wall"
