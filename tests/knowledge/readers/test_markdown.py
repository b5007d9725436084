"""Markdown: the blocks of CommonMark, GitHub's tables and front matter."""

import pytest


def test_every_kind_of_block_is_known(read_as, outline):
    text = (
        "# Harbours #\n\nProse with *stress* and a\nsecond line.\n\nThe log\n-------\n\n> The sea\n> is wide.\n\n"
        "```python\n# no heading\n```\n\n- ropes\n  continued\n- [x] chains\n\n***\n\nEnd of it."
    )
    document = read_as(text, "file.md")
    assert outline(document) == [
        ("heading", "Harbours"),
        ("paragraph", "Prose with *stress* and a\nsecond line."),
        ("heading", "The log"),
        ("quote", "The sea\n> is wide."),
        ("code", "# no heading"),
        ("list_item", "ropes\n  continued"),
        ("list_item", "chains"),
        ("paragraph", "End of it."),
    ]
    assert document.text == text
    assert document.blocks[-1].heading == ("Harbours", "The log")


def test_nested_lists_have_levels_and_groups(read_as):
    document = read_as("1. one\n   - in one\n   - in one too\n2. two\n\n   more of two\n\n3. three", "file.md")
    items = [(b.level, b.group) for b in document.blocks if b.kind == "list_item"]
    assert items == [(1, 1), (2, 2), (2, 2), (1, 1), (1, 1)]


@pytest.mark.parametrize("table", ["| a | b |\n|---|:-:|\n| 1 | |", "a | b\n--- | ---\n1 | 2"])
def test_tables_give_rows_with_the_header(read_as, table):
    document = read_as(f"Before.\n\n{table}\n\nAfter.", "file.md")
    assert [block.kind for block in document.blocks] == ["paragraph", "table_row", "table_row", "paragraph"]


@pytest.mark.parametrize(
    "matter",
    [
        '---\ntitle: "Harbours: a log"\nauthor: Ada Quay and Bo Pier\ndate: 1999-05-01\n---\n',
        "---\ntitle: 'Harbours: a log'\nauthors: [Ada Quay, \"Bo Pier\"]\nyear: 1999\n---\n",
        "---\ntitle: Harbours: a log\nauthors:\n  - Ada Quay\n  - name: Bo Pier\nyear: 1999\n---\n",
        '+++\ntitle = "Harbours: a log"\nauthors = ["Ada Quay", "Bo Pier"]\ndate = 1999-05-01\n+++\n',
    ],
)
def test_front_matter_is_read_and_left_out(read_as, outline, matter):
    document = read_as(f"{matter}\nProse.", "file.md")
    assert (document.title, document.authors, document.year) == ("Harbours: a log", ("Ada Quay", "Bo Pier"), 1999)
    assert outline(document) == [("paragraph", "Prose.")]


@pytest.mark.parametrize("matter", ["---\ntitle: Harbours\n---\n", '+++\ntitle = "Harbours"\n+++\n'])
def test_the_line_after_front_matter_is_read_like_any_other(read_as, outline, matter):
    document = read_as(f"{matter}# The log\nProse.", "file.md")
    assert outline(document) == [("heading", "The log"), ("paragraph", "Prose.")]
    assert document.title == "Harbours"


def test_a_remark_in_front_matter_is_left_out(read_as):
    document = read_as("---\ntitle: C# in harbours # a remark\nauthor: # nobody\n---\nProse.", "file.md")
    assert (document.title, document.authors) == ("C# in harbours", ())


def test_a_rule_at_the_top_is_no_front_matter(read_as, outline):
    assert outline(read_as("---\n\nProse here.\n\n---\n\nMore.", "file.md")) == [
        ("paragraph", "Prose here."),
        ("paragraph", "More."),
    ]


@pytest.mark.parametrize("value", ["", "9" * 5000, "0x" + "f" * 5000, "[" * 5000 + "]" * 5000])
def test_damaged_front_matter_is_noted(read_as, outline, value):
    document = read_as(f"+++\ntitle = {value}\n+++\n\nProse.", "file.md")
    assert document.notes == ("The front matter could not be read.",)
    assert outline(document) == [("paragraph", "Prose.")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("# Harbours ##", "Harbours"),
        ("# Harbours##", "Harbours##"),
        ("# Harbours # ##", "Harbours #"),
        ("# C#", "C#"),
        ("## #", None),
    ],
)
def test_signs_that_close_a_heading_stand_apart_from_its_words(read_as, outline, line, words):
    found = outline(read_as(f"{line}\n\nProse.", "file.md"))
    assert [each for kind, each in found if kind == "heading"] == ([words] if words else [])


def test_comments_are_left_out_wherever_they_stand(read_as, outline):
    text = "<!-- a\n\n# b -->\nProse <!-- c --> goes on.\n\n```\n<!-- code -->\n```"
    assert outline(read_as(text, "file.md")) == [
        ("paragraph", "Prose"),
        ("paragraph", "goes on."),
        ("code", "<!-- code -->"),
    ]
