"""A quiz as a deck for Anki: a card a question, which a later import of the same question finds again."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from sqlite3 import connect

from genanki import Deck, Model, Note, Package  # type: ignore[import-untyped, unused-ignore]

from tutor.exports.fixed_zip import fixed_zip
from tutor.exports.quiz_anki_sides import back, front, harmless
from tutor.exports.quiz_wording import printable, printed_title, tags
from tutor.quiz.questions import Question

MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)
_MODEL = 1_704_067_217
_DECKS = 1 << 30
_FIRST_NOTE = 1_400_000_000_000
_NOTES = 300_000_000_000
"""Anki reads the number of a note as the milliseconds at which it was made; these lie in the past."""
_CSS = """
.card { font: 1.1rem/1.5 Georgia, serif; text-align: left; max-width: 40rem; margin: 0 auto; }
.how, cite { font-style: italic; }
blockquote { margin: 0.75rem 0; padding-left: 1rem; border-left: 3px solid; }
"""


def quiz_as_apkg(questions: Sequence[Question], title: str, made_at: datetime = MADE_AT) -> bytes:
    """The deck; its number follows from the title, those of its notes from the questions' ids.

    Anki keeps the words that it has unless `made_at` is later than those were.
    """
    name = printed_title(title).replace("::", ":")
    deck = Deck(_DECKS + _number(name) % _DECKS, name)
    model = _model()
    numbers: dict[int, str] = {}
    for place, question in enumerate(printable(questions), start=1):
        numbers[_free(_FIRST_NOTE + _number(question.id) % _NOTES, numbers)] = question.id
        deck.add_note(_note(question, model, place))
    return fixed_zip({"collection.anki2": _collection(deck, tuple(numbers), made_at), "media": b"{}"})


def _model() -> Model:
    return Model(
        _MODEL,
        "Quiz question with its sources",
        fields=[{"name": name} for name in ("Front", "Back", "Hint", "Id")],
        templates=[
            {
                "name": "Card",
                "qfmt": "{{Front}}{{#Hint}}<p>{{hint:Hint}}</p>{{/Hint}}",
                "afmt": '{{Front}}<hr id="answer">{{Back}}',
            }
        ],
        css=_CSS,
    )


def _note(question: Question, model: Model, place: int) -> Note:
    fields = [front(question), back(question), harmless(question.hint), harmless(question.id)]
    guid = sha256(question.id.encode()).hexdigest()[:20]
    return Note(model, fields, guid=guid, tags=list(tags(question)), due=place)


def _number(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:8])


def _free(number: int, taken: dict[int, str]) -> int:
    while number in taken:
        number += 1
    return number


def _collection(deck: Deck, notes: Sequence[int], made_at: datetime) -> bytes:
    """Anki's database; it is made in memory, as genanki would leave its own file behind."""
    with closing(connect(":memory:")) as database:
        Package(deck).write_to_db(database.cursor(), made_at.timestamp(), _numbers(notes))
        database.commit()
        return database.serialize()


def _numbers(notes: Sequence[int]) -> Iterator[int]:
    """A number for each note and the same for its one card, as genanki asks for them."""
    for number in notes:
        yield number
        yield number
