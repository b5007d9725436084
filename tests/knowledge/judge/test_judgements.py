"""A judge says when it cannot judge, and accuses nobody then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.judge.judgements import MOST_WORDS, plain, why_unjudged

GERMAN = "Die Staaten suchen vor allem Sicherheit und nicht möglichst viel Macht über ihre Nachbarn"
ENGLISH = "States look first of all for security and not for as much power over their neighbours as they can get"


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (ENGLISH, None),
        ("Conquest rarely pays.", None),
        ("", "empty"),
        (" \u200b\x00 ", "empty"),
        ("?!", "empty"),
        (GERMAN, "not_english"),
        ("国家首先寻求安全 而不是 权力 的 最大化 这 是 防御性 现实主义 的 核心", "not_english"),
        (f"{ENGLISH}, and " * 10_000, "too_long"),
    ],
)
def test_a_sentence_that_cannot_be_judged_has_a_reason(sentence: str, reason: str | None) -> None:
    assert why_unjudged(plain(sentence)) == reason


def test_a_sentence_may_be_as_long_as_is_said() -> None:
    assert why_unjudged("the state " * (MOST_WORDS // 2)) is None
    assert why_unjudged("the state " * (MOST_WORDS // 2) + "falls") == "too_long"


@given(st.text())
def test_a_plain_text_is_one_line_that_can_be_written_down(text: str) -> None:
    cleaned = plain(text)
    assert "\n" not in cleaned and "\x00" not in cleaned and cleaned == cleaned.strip()
    assert cleaned.encode() and plain(cleaned) == cleaned if cleaned else True
