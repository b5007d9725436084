"""Where options stand: keys evenly over the places, in an order that follows from the seed."""

import random
from collections.abc import Iterator, Sequence

from tutor.quiz.gate.choices import out_of_order
from tutor.quiz.questions import Option, Question


def with_keys_spread(questions: Sequence[Question], seed: int) -> Iterator[Question]:
    """The questions with their options put in order; of every run of four single choices each place has one key.

    Numbers stay in their order.
    """
    dice = random.Random(seed)
    places: list[int] = []
    for question in questions:
        if question.type == "single_choice":
            count = len(question.options)
            usable = [place for place in places if place < count]
            if not usable:
                places = dice.sample(range(count), count)
                usable = places
            placed = _in_order(question, _placed(question.options, usable[0], dice))
            place = next(number for number, one in enumerate(placed.options) if one.correct)
            if place in places:
                places.remove(place)
            yield placed
        elif question.type == "multiple_choice":
            yield _in_order(question, dice.sample(question.options, len(question.options)))
        else:
            yield question


def _in_order(question: Question, options: Sequence[Option]) -> Question:
    mixed = question.model_copy(update={"options": tuple(options)})
    return mixed if out_of_order(mixed) is None else question


def _placed(options: Sequence[Option], place: int, dice: random.Random) -> tuple[Option, ...]:
    key = next(one for one in options if one.correct)
    others = [one for one in options if one is not key]
    mixed = dice.sample(others, len(others))
    return (*mixed[:place], key, *mixed[place:])
