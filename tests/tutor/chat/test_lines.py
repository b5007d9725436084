"""What a chat model writes is read line by line, however it is cut and whatever it holds."""

import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.writers import line
from tutor.chat.lines import LONGEST, LONGEST_LINE, Unreadable, lines
from tutor.chat.plain_words import plain_words
from tutor.grounding.proof import Statement

WALLS, SHIPS = "A second wall alarms every neighbour.", "Ships wait outside the harbour."
BOTH = [Statement(WALLS, (1,)), Statement(SHIPS, (2, 3))]
ONE, TWO = line(WALLS, 1).strip(), line(SHIPS, 2, 3).strip()


def read(*pieces: str) -> tuple[list[Statement], int]:
    """The statements, and the number of lines that were none."""
    found = list(lines(pieces))
    statements = [one for one in found if isinstance(one, Statement)]
    return statements, len(found) - len(statements)


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}\n{TWO}\n",
        f"{ONE}\n{TWO}",
        f"\n\n{ONE}\r\n\r\n{TWO}\n\n",
        f"```json\n{ONE}\n{TWO}\n```\n",
        f"~~~jsonl\n{ONE}\n{TWO}\n~~~",
        f"[{ONE}, {TWO}]",
        f"[\n  {ONE},\n  {TWO},\n]\n",
        f'{{"sentences": [{ONE}, {TWO}]}}',
        f'{{\n"sentences": [\n{ONE},\n{TWO},\n]\n}}',
        f"{ONE} {TWO}",
        f"1. {ONE}\n2. {TWO}",
        json.dumps([json.loads(ONE), json.loads(TWO)], indent=2),
        ONE.replace("[1]", "[1,],") + "\n" + TWO.replace("3]", "3 , ]"),
        ONE.replace("[1]", '["1"]') + "\n" + TWO.replace("[2, 3]", '["[2]", "passage 3"]'),
        ONE.replace("[1]", "1") + "\n" + TWO.replace("[2, 3]", '"2, 3"'),
        ONE.replace("[1]", "[1.0, 1, null, true, 0.5]") + "\n" + TWO.replace("3]", '3, {"id": 4}]'),
        ONE.replace(', "evidence": [1]', "").replace("neighbour.", "neighbour [1].") + "\n" + TWO,
    ],
)
def test_a_text_is_read_in_whatever_way_its_lines_are_put_together(text: str) -> None:
    assert read(text) == (BOTH, 0)
    assert read(*text) == (BOTH, 0)


def test_a_statement_is_given_as_soon_as_its_object_is_closed() -> None:
    taken: list[str] = []

    def pieces() -> Sequence[str]:
        for piece in (ONE[:9], ONE[9:], "\n", TWO):
            taken.append(piece)
            yield piece

    assert next(lines(pieces())) == BOTH[0]
    assert taken == [ONE[:9], ONE[9:]]


@pytest.mark.parametrize(
    ("text", "unreadable"),
    [
        (f"Here is the answer:\n{ONE}\n{TWO}\nI hope this helps.", 2),
        (f'{ONE}\n{{"text": "No end\n{TWO}', 1),
        (f'{ONE}\n{{"text": "No brace", "evidence": [1]\n{TWO}', 1),
        (f'{ONE}\n{{"text": "No bracket", "evidence": [1}}\n{TWO}', 1),
        (f"{ONE}\n{{'text': 'Not JSON', 'evidence': [1]}}\n{TWO}", 1),
        (f'{ONE}\n{{"said": "Another name", "evidence": [1]}}\n{TWO}', 1),
        (f'{ONE}\n{{"text": 7, "evidence": [1]}}\n{TWO}', 1),
        (f'{ONE}\n{{"text": " … ", "evidence": [1]}}\n{TWO}', 1),
        (f"{ONE}\n{{}}\n{TWO}", 1),
        (f'{{"sentences": [{ONE},\n{{"text": "No end\n{TWO}]}}', 1),
        (f'{ONE}\n{TWO}\n{{"text": "Cut o', 1),
        (f'{ONE}\n{TWO}\n{{"text": "{"x" * LONGEST}x", "evidence": [1]}}', 1),
        (f'{ONE}\n{TWO}\n{{"text": "A b.", "evidence": [1], "more": "{"x" * LONGEST_LINE}"}}', 1),
        (f'{ONE}\n{TWO}\n{{"text": "A b.", "evidence": {"[" * 3000}}}', 1),
    ],
)
def test_a_line_that_cannot_be_read_is_counted_and_the_others_are_read(text: str, unreadable: int) -> None:
    assert read(text) == (BOTH, unreadable)


def test_a_line_that_cannot_be_read_is_kept_as_it_was_written() -> None:
    assert list(lines(["I cannot say.\n"])) == [Unreadable("I cannot say.")]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (f"{WALLS} {SHIPS}", [WALLS, SHIPS]),
        ("Neighbours fear a wall. Ships wait.", ["Neighbours fear a wall.", "Ships wait."]),
        ("They fear “a wall.” Ships wait.", ["They fear “a wall.”", "Ships wait."]),
        (
            "Prof. Lund wrote to Dr. A. B. Holm of the U.S. Navy.",
            ["Prof. Lund wrote to Dr. A. B. Holm of the U.S. Navy."],
        ),
        ("Walls, e.g. Lund's, rise by 3.5 per cent.", ["Walls, e.g. Lund's, rise by 3.5 per cent."]),
    ],
)
def test_each_sentence_of_a_line_is_a_statement_with_the_same_evidence(text: str, sentences: list[str]) -> None:
    assert read(line(text, 2)) == ([Statement(one, (2,)) for one in sentences], 0)


@pytest.mark.parametrize("number", [-1, 1000, 10**400, float("nan"), float("inf"), 1.5, True, None, "", "٣", {}, [[1]]])
def test_what_is_no_number_of_a_passage_is_left_out(number: object) -> None:
    assert read(json.dumps({"text": WALLS, "evidence": [number, 2]})) == ([Statement(WALLS, (2,))], 0)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Walls **alarm** _every_ `neighbour`.", "Walls alarm every neighbour."),
        ("Walls [alarm](https://example.org/a) [them][2].", "Walls alarm them."),
        ("Walls alarm ![them](https://example.org/x.png) all.", "Walls alarm all."),
        ("Walls <b onclick='x()'>alarm</b> <img src=x onerror=y> all.", "Walls alarm all."),
        ("Walls &lt;script&gt;alarm&lt;/script&gt; all.", "Walls alarm all."),
        ("Walls <scr<b>ipt>alarm</script> all.", "Walls alarm all."),
        ("Walls alarm all [1].", "Walls alarm all."),
        ("Walls alarm all [1, 3] and [2–4] more.[^2]", "Walls alarm all and more."),
        ("Walls alarm all (see passages 1 and 2).", "Walls alarm all."),
        ("Walls alarm all【3†source】.", "Walls alarm all."),
        ("- Walls alarm all.", "Walls alarm all."),
        ("## 1. Walls alarm all.", "Walls alarm all."),
        ("Walls\nalarm\u202e\x00 all \ud800.", "Walls alarm all."),
        ("Walls alarm, see https://example.org/a?b or www.example.org", "Walls alarm, see or"),
        ("In [1978] he wrote a_b, 3 < 4 & 5 > 4.", "In [1978] he wrote a_b, 3 < 4 & 5 > 4."),
        ("“Walls” don’t – ever – pay … (much).", "“Walls” don’t – ever – pay … (much)."),
    ],
)
def test_only_words_are_left_of_markup_links_pictures_and_marks(written: str, plain: str) -> None:
    assert plain_words(written) == plain


SIGNS = st.text(st.sampled_from('{}[]",:\\ \n`abA.1<>!()*_w/ht\u202e\ud800é'), max_size=120)
ANYTHING = st.one_of(SIGNS, st.text(max_size=80))


@given(pieces=st.lists(ANYTHING, max_size=6))
def test_whatever_is_written_it_is_read_the_same_however_it_is_cut(pieces: list[str]) -> None:
    found = list(lines(pieces))
    assert found == list(lines(["".join(pieces)]))
    for one in found:
        if isinstance(one, Statement):
            assert 0 < len(one.text) <= LONGEST
            assert "\n" not in one.text
            one.text.encode()


@given(before=ANYTHING, after=ANYTHING)
def test_a_line_between_line_ends_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    statements, _ = read(f"{before}\n", f'"}}\n{ONE}\n', after)
    assert BOTH[0] in statements


@given(ANYTHING)
def test_no_markup_outlives_the_cleaning(text: str) -> None:
    found = plain_words(text)
    assert not re.search(r"<[a-z/!?]|\]\(|[`*\n]|https?://|www\.", found, re.IGNORECASE)
    assert found == " ".join(found.split())


@given(st.lists(st.tuples(st.sampled_from([WALLS, SHIPS]), st.lists(st.integers(1, 9), min_size=1, unique=True))))
def test_what_was_written_rightly_is_read_back(written: list[tuple[str, list[int]]]) -> None:
    text = "".join(line(words, *evidence) for words, evidence in written)
    assert read(*text) == ([Statement(words, tuple(evidence)) for words, evidence in written], 0)
