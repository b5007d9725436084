"""Other people's words are shown as they are."""

import pytest

from tutor.ui.components.plain import literal, shortened, shown


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://evil.example/x.png)",
        "[link](http://evil.example)",
        "<img src=x onerror=alert(1)>",
        "https://evil.example www.evil.example",
        ":red[text] $x^2$ `code` ~~gone~~ # heading",
    ],
)
def test_every_sign_of_markdown_is_escaped(text: str) -> None:
    escaped = literal(text)
    assert escaped.replace("\\", "").replace("\u2060", "") == text
    for place, sign in enumerate(escaped):
        if sign in "![](){}<>`*_#$~:./":
            assert escaped[place - 1] == "\\"


@pytest.mark.parametrize(
    "text", [":material/delete:", ":tada:", "http://evil.example", "WWW.evil.example", "a@b.example"]
)
def test_what_is_replaced_after_escapes_is_broken_up(text: str) -> None:
    assert text not in literal(text).replace("\\", "")


def test_times_and_ratios_stay_whole() -> None:
    assert literal("at 10:30") == "at 10\\:30"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a **bold** word", "a bold word"),
        ("a *quiet* word and an _old_ one", "a quiet word and an old one"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("* a bullet", "* a bullet"),
        ("![x](http://evil.example)", "![x](http://evil.example)"),
    ],
)
def test_only_the_signs_of_emphasis_are_left_out(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_a_part_of_emphasised_text_loses_the_signs_too() -> None:
    text = "Ships wait for **signals**, always."
    assert shown(text, 15, 23) == "signal"
    assert shown("**half", 0) == "**half"


def test_texts_are_cut_at_a_word() -> None:
    assert shortened("one two three", 9) == "one two…"
