"""A quiz as a deck for Anki, read back with zipfile and sqlite3 as Anki's package format has it."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.tutor.exports.hostile_questions import questions
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, MATCHING, SINGLE
from tutor.exports.characters import one_line, portable
from tutor.exports.quiz_anki import quiz_as_apkg
from tutor.quiz.questions import Question


@dataclass
class Card:
    number: int
    guid: str
    model: int
    deck: int
    changed: int
    tags: list[str]
    fields: dict[str, str]

    def words(self, side: str) -> str:
        tree = etree.fromstring(f"<html><body><div>{self.fields[side]}</div></body></html>", etree.HTMLParser())
        return "".join(str(text) for text in tree.itertext()).replace("\u2060", "")


@dataclass
class Read:
    decks: dict[int, str]
    cards: list[Card]


def read(written: bytes) -> Read:
    """The decks by number and the notes in the order in which they are asked; fails where the package is no whole."""
    archive = ZipFile(BytesIO(written))
    assert sorted(archive.namelist()) == ["collection.anki2", "media"] and json.loads(archive.read("media")) == {}
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(archive.read("collection.anki2"))
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        version, models, decks = database.execute("SELECT ver, models, decks FROM col").fetchone()
        rows = database.execute(
            "SELECT n.id, guid, mid, did, n.mod, tags, flds FROM notes n JOIN cards c ON c.nid = n.id ORDER BY due"
        ).fetchall()
        assert database.execute("SELECT count(*) FROM cards WHERE queue = 0 AND type = 0").fetchone() == (len(rows),)
    assert version == 11
    names = {int(number): [one["name"] for one in model["flds"]] for number, model in json.loads(models).items()}
    cards = [
        Card(number, guid, model, deck, changed, tags.split(),
             dict(zip(names[model], fields.split("\x1f"), strict=True)))
        for number, guid, model, deck, changed, tags, fields in rows
    ]  # fmt: skip
    return Read({int(number): deck["name"] for number, deck in json.loads(decks).items()}, cards)


def test_every_question_is_one_card_in_the_deck_of_the_title() -> None:
    found = read(quiz_as_apkg(EVERY_TYPE, "Bread::dough"))
    assert [card.fields["Id"] for card in found.cards] == [question.id for question in EVERY_TYPE]
    assert {found.decks[card.deck] for card in found.cards} == {"Bread:dough"}
    assert found.cards[0].tags == ["tenet-yeast-rises", "difficulty-2"]


def test_the_answer_its_reasons_and_its_sources_are_on_the_back_alone() -> None:
    for card, question in zip(read(quiz_as_apkg(EVERY_TYPE, "")).cards, EVERY_TYPE, strict=True):
        assert question.stem in card.words("Front") and question.hint == unescape(card.fields["Hint"])
        assert all(option.text in card.words("Front") for option in question.options)
        for said in (question.explanation, *(cited.quote for cited in question.citations), "On bread, Rising"):
            assert said in card.words("Back") and said not in card.words("Front")
        assert all(option.rationale in card.words("Back") for option in question.options)
    assert read(quiz_as_apkg((CLOZE,), "")).cards[0].words("Back").startswith("gluten")
    assert "Yeast: B. Makes gas" in read(quiz_as_apkg((MATCHING,), "")).cards[0].words("Back")


def test_the_same_question_is_the_same_note_in_every_quiz() -> None:
    reworded = SINGLE.model_copy(update={"explanation": "Said otherwise."})
    (first,) = read(quiz_as_apkg((SINGLE,), "One")).cards
    again = read(quiz_as_apkg((*EVERY_TYPE[1:], reworded), "Another")).cards[-1]
    assert (first.guid, first.number, first.model) == (again.guid, again.number, again.model)
    assert first.fields["Back"] != again.fields["Back"]
    assert read(quiz_as_apkg((SINGLE,), "One")).decks == read(quiz_as_apkg((CLOZE,), "One")).decks


def test_a_later_package_is_newer_to_anki() -> None:
    (before,) = read(quiz_as_apkg((SINGLE,), "")).cards
    (after,) = read(quiz_as_apkg((SINGLE,), "", datetime(2030, 1, 1, tzinfo=UTC))).cards
    assert before.changed < after.changed and before.guid == after.guid


def test_nothing_on_a_card_is_played_typeset_or_filled_in() -> None:
    hostile = SINGLE.model_copy(update={"stem": "[sound:a.mp3] [latex]x[/latex] {{Back}} \\(x\\) [[type:Back]] <img>"})
    (card,) = read(quiz_as_apkg((hostile,), "")).cards
    assert not any(sign in card.fields["Front"] for sign in ("[", "{{", "\\(", "<img"))
    assert hostile.stem in card.words("Front")


@settings(max_examples=30)
@given(st.lists(questions(), max_size=3, unique_by=lambda one: portable(one.id)))
def test_any_words_come_back_as_they_were(several: list[Question]) -> None:
    written = quiz_as_apkg(several, "x")
    assert written == quiz_as_apkg(several, "x")
    cards = read(written).cards
    assert len({card.number for card in cards}) == len({card.guid for card in cards}) == len(several)
    for card, question in zip(cards, several, strict=True):
        assert plain(card.fields["Front"]).startswith(f"<p>{kept(question.stem)}</p>")
        offered = [one.text for one in question.options] or [one.left for one in question.pairs]
        assert all(f"<li>{kept(text)}</li>" in plain(card.fields["Front"]) for text in offered)
        assert all(one_line(cited.quote).replace("\u2060", "") in card.words("Back") for cited in question.citations)


def plain(field: str) -> str:
    return unescape(field).replace("\u2060", "").replace("<br>", "\n")


def kept(text: str) -> str:
    return portable(text).replace("\u2060", "").replace("<br>", "\n")
