"""Questions made of facts about bread, beasts and books, none of which is anybody's course."""

from collections import Counter

import pytest

from knowledge.sources import Citation
from tutor.quiz.facts import Attribution, Definition, Facts, Listing, Reason
from tutor.quiz.identity import question_id, spread
from tutor.quiz.making import questions_from
from tutor.quiz.making.asking import why
from tutor.quiz.questions import BLANK, QUESTION_TYPES, Option, Pair, Question

MEANINGS = {
    "leaven": "a piece of old dough that raises the next loaf",
    "crumb": "the soft inside of a loaf that the crust encloses",
    "proofing": "leaving shaped loaves to rise before they go into the oven",
    "herbivore": "an animal that lives on leaves and grasses",
    "pride": "a family of lions that hunts together",
    "burrow": "a tunnel dug underground by small mammals for shelter",
    "colophon": "a note at the end of a printed volume about its making",
    "folio": "a sheet of paper that is folded once to make four pages",
    "incunabulum": "any work printed in Europe before the sixteenth century",
    "marginalia": "remarks written by readers beside the text",
}
VIEWS = {
    "Ada Korhonen": "argued that rye needs a longer rest than wheat does",
    "Bruno Salas": "held that wild geese choose their leaders by turns",
    "Chen Yating": "showed that ink made from oak galls eats into parchment",
    "Dora Whitfield": "claimed that shepherds invented the first calendars",
    "Emil Varga": "believed that silent reading began in monasteries",
}


def cited(number: int, quote: str) -> Citation:
    return Citation(
        0,
        f"source-{number % 2}",
        "book.md",
        "A book",
        "reference",
        None,
        ("Words",),
        100 * number,
        100 * number + len(quote),
        quote,
    )


def facts() -> Facts:
    definitions = tuple(
        Definition(term, meaning, cited(number, f"What is called {term} here is {meaning}."))
        for number, (term, meaning) in enumerate(MEANINGS.items())
    )
    attributions = tuple(
        Attribution(who, view, cited(50 + number, f"{who} {view}.")) for number, (who, view) in enumerate(VIEWS.items())
    )
    reasons = (
        Reason(
            "Rye bread is heavy",
            "rye has little gluten",
            cited(70, "Rye bread is heavy because rye has little gluten."),
        ),
    )
    listings = (
        Listing(
            "grains of the north",
            ("rye", "barley", "oats"),
            cited(80, "The grains of the north are rye, barley, and oats."),
        ),
        Listing(
            "parts of a volume",
            ("spine", "boards", "hinges"),
            cited(81, "The parts of a volume are spine, boards, and hinges."),
        ),
    )
    return Facts(definitions, attributions, reasons, listings)


QUESTIONS = tuple(questions_from(facts(), "sources"))


def of_type(kind: str) -> list[Question]:
    return [one for one in QUESTIONS if one.type == kind]


def test_every_type_is_made_and_the_same_facts_give_the_same_questions() -> None:
    assert {one.type for one in QUESTIONS} == set(QUESTION_TYPES)
    assert tuple(questions_from(facts(), "sources")) == QUESTIONS
    assert len({one.id for one in QUESTIONS}) == len(QUESTIONS)


def test_nothing_is_made_of_nothing_and_little_of_little() -> None:
    assert list(questions_from(Facts(), "sources")) == []
    alone = Facts(definitions=facts().definitions[:1])
    assert Counter(one.type for one in questions_from(alone, "teacher")) == {
        "true_false": 1,
        "cloze": 1,
        "short_answer": 1,
    }


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: f"{one.type}-{one.id}")
def test_each_question_is_cited_and_says_why_of_every_choice(question: Question) -> None:
    numbers = [one.id for one in question.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert question.hint and question.explanation and question.topic == "A book"
    parts: tuple[Option | Pair, ...] = (*question.options, *question.pairs)
    for part in parts:
        assert part.rationale and set(part.citations) <= set(numbers) and part.citations


def test_a_choice_has_one_key_and_three_others_and_never_gives_itself_away() -> None:
    for one in of_type("single_choice"):
        assert [option.text for option in one.options if option.correct] == [one.answer]
        assert len({option.text for option in one.options}) == 4
        assert one.answer.lower() not in one.stem.lower()


def test_a_gap_stands_within_the_sentence_and_its_word_nowhere_else() -> None:
    for one in of_type("cloze"):
        assert one.stem.count(BLANK) == 1 and not one.stem.startswith(BLANK)
        assert one.answer not in one.stem


def test_a_statement_is_true_exactly_where_the_facts_say_it() -> None:
    said = {f"{who} {view}." for who, view in VIEWS.items()}
    said |= {f'The term "{term}" refers to {meaning}.' for term, meaning in MEANINGS.items()}
    for one in of_type("true_false"):
        assert [option.text for option in one.options] == ["True", "False"]
        assert (one.stem in said) == (one.answer == "True")


def test_what_matches_belongs_together() -> None:
    for one in of_type("matching"):
        assert len({pair.right for pair in one.pairs}) == len(one.pairs) == 4
        for pair in one.pairs:
            meaning = MEANINGS.get(pair.left) or VIEWS[pair.left]
            assert pair.right.lower() == meaning.lower()


def test_terms_that_hold_each_other_or_mean_the_same_never_stand_side_by_side() -> None:
    near = (
        Definition("wild leaven", "old dough that raises the next loaf by wild yeast", cited(90, "x")),
        Definition("starter", "a piece of old dough that raises the next loaf slowly", cited(91, "y")),
    )
    made = questions_from(Facts(definitions=(*facts().definitions, *near)), "sources")
    for one in made:
        texts = {option.text.lower() for option in one.options} | {pair.left for pair in one.pairs}
        assert len(texts & {"leaven", "wild leaven"}) < 2
        assert len(texts & {"leaven", "starter"}) < 2


def test_a_why_question_is_asked_only_of_plain_clauses() -> None:
    plain = facts().reasons[0]
    assert why(plain) == "Why is rye bread heavy?"
    assert why(Reason("When it rains, rye is heavy", "rye drinks water", plain.citation)) is None
    assert why(Reason("Rye rises slowly", "rye has little gluten", plain.citation)) is None


def test_places_are_even_and_ids_follow_from_the_item() -> None:
    places = Counter(spread(4, "place", str(number)) for number in range(4000))
    assert all(850 < places[place] < 1150 for place in range(4))
    assert question_id("cloze", "a", "b") == question_id("cloze", "a", "b") != question_id("cloze", "ab", "")


def test_markup_in_a_fact_stays_words() -> None:
    odd = Definition("<b>bold</b>", "a word that someone wrote with [a link](javascript:x)", cited(99, "z"))
    for one in questions_from(Facts(definitions=(odd,)), "sources"):
        assert "<b>bold</b>" in one.explanation
