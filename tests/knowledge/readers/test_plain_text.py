"""TXT: headings, lists, tables and paragraphs by their shape."""

import pytest

LONG = "The harbour master keeps a log of every ship, and the log tells when each of them came in and left again."


def test_wiki_headings_give_their_level(read_as, outline):
    document = read_as(f"= Harbours =\n\n==The log==\n{LONG}\n===Pages===\n{LONG}\n==Ropes==\n{LONG}")
    assert [(b.level, b.heading) for b in document.blocks if b.kind == "heading"] == [
        (1, ()),
        (2, ("Harbours",)),
        (3, ("Harbours", "The log")),
        (2, ("Harbours",)),
    ]
    assert document.title == "Harbours"
    assert document.blocks[-1].heading == ("Harbours", "Ropes")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (f"The log of ships\n{LONG}", "The log of ships"),
        (f"{LONG}\nRopes vs. chains\n{LONG}", "Ropes vs. chains"),
        (f"{LONG}\n\nROPES AND CHAINS\n\n{LONG}", "ROPES AND CHAINS"),
        (f"{LONG}\n\n2.1 Ropes and chains\n\n{LONG}", "Ropes and chains"),
        (f"{LONG}\n\n2. Ropes and chains\n{LONG}", "Ropes and chains"),
        (f"{LONG}\n\nIV. Ropes and chains\n{LONG}", "Ropes and chains"),
        (f"Ropes and chains\n================\n{LONG}", "Ropes and chains"),
        (f"{LONG}\n\nropes and chains\n----------------\n{LONG}", "ropes and chains"),
        (f"{LONG}\n\n## Ropes\n{LONG}", "Ropes"),
        (f"{LONG}\n\n## Ropes # and C# ##\n{LONG}", "Ropes # and C#"),
        (f"{LONG}\n\n==  Ropes = chains ===\n{LONG}", "Ropes = chains ="),
        (f"{LONG}\nRopes\n- one\n- two", "Ropes"),
        (f"{LONG}\n\nWhy are ropes wet?\n\n{LONG}", "Why are ropes wet?"),
    ],
)
def test_a_heading_is_known_by_its_shape(read_as, outline, text, heading):
    assert [words for kind, words in outline(read_as(text)) if kind == "heading"] == [heading]


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\nIt rains.\n{LONG}",
        f"{LONG}\nThe ships carry the following:\nropes\n{LONG}",
        f"{LONG}\n\nYours faithfully\nAda Quay",
        f"{LONG}\n\nsee https://example.org/log\n{LONG}",
        "one\ntwo\nthree",
        f"{LONG}\n\n== ropes\n{LONG}",
        f"{LONG}\n\n= = ropes =\n{LONG}",
        f"{LONG}\n\n##ropes\n{LONG}",
        f"{LONG}\n\n####### ropes\n{LONG}",
        f"{LONG}\nWhy are ropes wet?\n{LONG}",
    ],
)
def test_what_is_no_heading_stays_prose(read_as, outline, text):
    assert {kind for kind, _ in outline(read_as(text))} == {"paragraph"}


def test_list_items_lose_their_marker_and_the_lead_in_stands_apart(read_as, outline):
    text = f"{LONG}\nThe ships carry:\n- ropes\n-\nchains, which are heavy.\n* sails\n{LONG}"
    document = read_as(text)
    assert outline(document)[1:5] == [
        ("paragraph", "The ships carry:"),
        ("list_item", "ropes"),
        ("list_item", "chains, which are heavy."),
        ("list_item", "sails"),
    ]
    groups = [block.group for block in document.blocks if block.kind == "list_item"]
    assert groups[0] == groups[1] != groups[2]


def test_numbered_lines_are_a_list_and_a_new_first_number_opens_another(read_as, outline):
    document = read_as(f"{LONG}\n\n1. ropes\n2. chains\n\n{LONG}\n\n1) one\n2) two\n1) eins\n2) zwei")
    items = [block for block in document.blocks if block.kind == "list_item"]
    assert [document.text[b.start : b.end] for b in items] == ["ropes", "chains", "one", "two", "eins", "zwei"]
    assert [b.group for b in items] == [1, 1, 2, 2, 3, 3]


def test_deeper_items_are_a_list_of_their_own(read_as):
    document = read_as("Cargo\n- ropes\n  - hemp\n  - wire\n- chains")
    items = [block for block in document.blocks if block.kind == "list_item"]
    assert [(b.level, b.group) for b in items] == [(1, 1), (2, 2), (2, 2), (1, 1)]


def test_an_initial_is_no_list_marker(read_as, outline):
    text = "K. Waltz keeps the log, and nobody else in the harbour may write in it.\nThe log is kept."
    assert outline(read_as(text))[0][1].startswith("K. Waltz")


def test_table_rows_are_blocks_and_the_rule_is_none(read_as, outline):
    document = read_as(
        f"{LONG}\n| Ship | Cargo |\n|---|---|\n| Elbe | ropes |\n| A long remark over both columns |\n{LONG}"
    )
    assert [words for kind, words in outline(document) if kind == "table_row"] == [
        "Ship | Cargo",
        "Elbe | ropes",
        "A long remark over both columns",
    ]
    assert len({block.group for block in document.blocks if block.kind == "table_row"}) == 1


def test_wrapped_lines_join_into_paragraphs(read_as, outline):
    text = (
        "The harbour master keeps a log of every ship that comes in from\n"
        "the sea, and the log tells when each of them came in and when it\n"
        "left again. Nobody may change what is written in it - not even\n"
        "the master himself, who signs every page of it in the evening.\n"
        "\n"
        "Ropes And Chains\n"
        "\n"
        "A second paragraph is wrapped as well, and it goes on for a few\n"
        "lines until there is nothing left to say of ropes.\n"
    )
    assert [kind for kind, _ in outline(read_as(text))] == ["paragraph", "heading", "paragraph"]


def test_unwrapped_lines_are_paragraphs_of_their_own(read_as, outline):
    assert [kind for kind, _ in outline(read_as(f"{LONG}\n{LONG}\n{LONG}"))] == ["paragraph"] * 3


def test_quoted_lines_are_quotations(read_as, outline):
    assert outline(read_as(f"{LONG}\n> The sea is wide.\n{LONG}"))[1] == ("quote", "The sea is wide.")


@pytest.mark.parametrize(
    ("data", "encoding", "is_guess"),
    [
        ("Ein Seil für Schiffe.".encode(), "utf-8", False),
        ("Ein Seil für Schiffe.".encode("utf-8-sig"), "utf-8", False),
        ("Ein Seil für Schiffe.".encode("utf-16"), "utf-16-le", False),
        ("Ein Seil für Schiffe.".encode("utf-16-be"), "utf-16-be", True),
        ("Ein “Seil” für – Schiffe im Hafen.".encode("cp1252"), "cp1252", True),
        ("Начальник порта ведёт журнал всех судов, которые приходят и уходят.".encode("cp1251") * 5, "cp1251", True),
    ],
)
def test_the_encoding_is_found_and_stated(read_as, data, encoding, is_guess):
    document = read_as(data)
    assert (document.encoding, document.encoding_guessed) == (encoding, is_guess)
    assert not document.text.startswith("\ufeff")
    assert "\ufffd" not in document.text


def test_newlines_and_accents_have_one_form(read_as):
    assert read_as("Cafe\u0301\r\nsecond line\rthird").text == "Café\nsecond line\nthird"
