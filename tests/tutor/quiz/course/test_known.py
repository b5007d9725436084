"""A course's concepts and scholars become facts where a sentence of the library says the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.library import Library
from knowledge.packs import Concept, Pack, Scholar
from tests.tutor.quiz.bakery import RISING, WORDS, WordJudge, bakery, bread_course
from tutor.quiz.course.known import known_facts
from tutor.quiz.facts import Facts
from tutor.quiz.grounds import Grounds

TEXTS = (RISING, WORDS)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with bakery(tmp_path) as library:
        yield library


def with_concepts(*concepts: Concept) -> Pack:
    return bread_course().model_copy(update={"concepts": concepts, "scholars": ()})


def with_ideas(name: str, *ideas: str) -> Pack:
    scholar = Scholar(slug="someone", name=name, ideas=ideas)
    return bread_course().model_copy(update={"concepts": (), "scholars": (scholar,)})


def known(pack: Pack, library: Library) -> Facts:
    return known_facts(pack, Grounds(library, WordJudge()), TEXTS)


def test_a_concept_is_defined_in_the_course_s_words_and_cited_in_the_library_s(library: Library) -> None:
    crumb = Concept(slug="crumb", name="crumb", definition="The soft inside of a loaf; it dries out first.")
    (found,) = known(with_concepts(crumb), library).definitions
    assert (found.term, found.meaning) == ("crumb", "the soft inside of a loaf")
    assert found.citation.quote == "The crumb is the soft inside of a loaf that the crust encloses."
    assert library.text(found.citation.source_id)[found.citation.start : found.citation.end] == found.citation.quote


@pytest.mark.parametrize(
    ("definition", "meaning"),
    [
        ("The soft inside of a loaf.", "the soft inside of a loaf"),
        ("Korhonen's name for the soft inside of a loaf.", "Korhonen's name for the soft inside of a loaf"),
        ("NATO word for the soft inside of a loaf.", "NATO word for the soft inside of a loaf"),
        ("U.S. word for the soft inside of a loaf.", "U.S. word for the soft inside of a loaf"),
    ],
)
def test_a_meaning_begins_small_unless_it_begins_with_a_name(library: Library, definition: str, meaning: str) -> None:
    concept = Concept(slug="crumb", name="crumb", definition=definition)
    (found,) = known(with_concepts(concept), library).definitions
    assert found.meaning == meaning


def test_a_concept_that_no_source_names_or_none_bears_out_is_left_out(library: Library) -> None:
    unnamed = Concept(slug="brioche", name="brioche", definition="A loaf of butter and eggs.")
    unsaid = Concept(slug="leaven", name="leaven", definition="Zebras grazing quietly under tropical moonlight.")
    assert known(with_concepts(unnamed, unsaid), library).definitions == ()


def test_a_concept_belongs_to_the_tenet_whose_cue_it_is(library: Library) -> None:
    concept = Concept(slug="yeast", name="Yeast", definition="Living cells that ferment sugar in a dough.")
    (found,) = known(with_concepts(concept), library).definitions
    assert found.tenet == "yeast-makes-gas"


def test_an_idea_is_given_to_a_scholar_whom_the_sentence_names(library: Library) -> None:
    pack = with_ideas("Ada Korhonen", "Argued that rye needs a longer rest than wheat does.")
    (found,) = known(pack, library).attributions
    assert (found.holder, found.predicate) == ("Ada Korhonen", "argued that rye needs a longer rest than wheat does")
    assert "Korhonen" in found.citation.quote


def test_a_sentence_that_names_somebody_else_gives_no_idea_to_a_scholar(library: Library) -> None:
    pack = with_ideas("Bruno Salas", "Argued that rye needs a longer rest than wheat does.")
    assert known(pack, library).attributions == ()


def test_whom_no_source_names_holds_nothing(library: Library) -> None:
    assert known(with_ideas("Zoe Martell", "Argued that brioche ruined kings."), library).attributions == ()


def test_a_course_without_concepts_and_scholars_knows_nothing(library: Library) -> None:
    assert known(with_concepts(), library) == Facts()
