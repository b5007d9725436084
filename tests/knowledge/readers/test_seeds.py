"""The three texts that the course began with, read from their folder when it is there."""

from collections import Counter

import pytest

from knowledge.readers import read


@pytest.mark.parametrize(
    ("pattern", "kinds", "lists", "tables"),
    [
        ("000_*.txt", {"heading": 7, "paragraph": 17, "list_item": 5}, 1, 0),
        ("002_*.txt", {"heading": 19, "paragraph": 26, "list_item": 33, "table_row": 6}, 11, 1),
        ("003_*.txt", {"heading": 4, "paragraph": 15}, 0, 0),
    ],
)
def test_headings_lists_and_tables_are_all_found(shared, pattern, kinds, lists, tables):
    document = read(next(shared("seeds").glob(pattern)))
    assert Counter(block.kind for block in document.blocks) == kinds
    assert len({block.group for block in document.blocks if block.kind == "list_item"}) == lists
    assert len({block.group for block in document.blocks if block.kind == "table_row"}) == tables
    assert document.blocks[0].kind == "heading"
    assert document.blocks[0].level == 1
    assert all(block.heading for block in document.blocks[1:])
    words = [document.text[block.start : block.end] for block in document.blocks]
    assert not any(each.startswith(("-", "|", "=", "1.")) for each in words)
