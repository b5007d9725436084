"""Facts found in made-up texts on several subjects."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.library import Library
from tests.fakes import HashEmbeddings
from tutor.quiz.finding import find_facts
from tutor.quiz.finding.attributions import attributions_in
from tutor.quiz.finding.casing import Casing
from tutor.quiz.finding.clauses import stands_alone
from tutor.quiz.finding.definitions import definitions_in
from tutor.quiz.finding.people import People
from tutor.quiz.finding.reasons import reason_in

CASING = Casing(["the osmosis of a leaven and a tide pool, sourdough, an estuary, photosynthesis, cartel, bakers"])


@pytest.mark.parametrize(
    ("sentence", "term", "meaning"),
    [
        (
            "An estuary is a body of water where a river meets the sea.",
            "estuary",
            "a body of water where a river meets the sea",
        ),
        (
            "Photosynthesis refers to the process by which plants make sugar out of light.",
            "photosynthesis",
            "the process by which plants make sugar out of light",
        ),
        (
            "A group of firms that agree to keep prices high is called a cartel.",
            "cartel",
            "a group of firms that agree to keep prices high",
        ),
        (
            "Bakers keep a leaven—a piece of dough that is saved for the next loaf.",
            "leaven",
            "a piece of dough that is saved for the next loaf",
        ),
        (
            "Osmosis occurs when water passes through a thin wall toward the saltier side.",
            "osmosis",
            "what happens when water passes through a thin wall toward the saltier side",
        ),
    ],
)
def test_each_defining_shape_gives_the_term_and_its_meaning(sentence: str, term: str, meaning: str) -> None:
    (found,) = definitions_in(sentence, CASING)
    assert (found.term, found.meaning) == (term, meaning)


@pytest.mark.parametrize(
    "sentence",
    [
        "This is a body of water where a river meets the sea.",
        "Sourdough is an important part of every bakery that we know.",
        "An estuary is a place where it meets these.",
        "Is an estuary a body of water where a river meets the sea?",
        "The main reason is the price of the flour that bakers buy.",
        "Lake Baikal is a body of water that lies in Siberia.",
        "The term means that bakers have to wait for the dough to rise.",
        "",
        "—" * 300,
        "A <script>estuary</script> is a body of water where a river meets <b>the sea.",
    ],
)
def test_nothing_is_made_of_what_defines_nothing(sentence: str) -> None:
    assert list(definitions_in(sentence, CASING)) == []


def test_a_person_is_named_in_full_and_what_they_held_fits_after_who() -> None:
    people = People(["Marta Lindqvist kept bees for many years."])
    found = list(attributions_in("Lindqvist argued that bees count the flowers that they visit each day.", people))
    assert found == [("Marta Lindqvist", "argued that bees count the flowers that they visit each day")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike Marta Lindqvist argued that bees count the flowers that they visit each day.",
        "The Royal Society argued that bees count the flowers that they visit each day.",
        "Marta Lindqvist argued that this is how it goes with all of these things here.",
    ],
)
def test_no_view_is_given_to_those_of_whom_it_is_not_said(sentence: str) -> None:
    assert list(attributions_in(sentence, People([sentence]))) == []


def test_a_reason_names_what_its_pronoun_stands_for() -> None:
    found = reason_in("Sourdough is slow because it depends on wild yeast in the flour.", CASING)
    assert found == ("Sourdough is slow", "sourdough depends on wild yeast in the flour")


@pytest.mark.parametrize(
    "sentence",
    [
        "It is slow because wild yeast needs a whole day to grow.",
        "Sourdough is slow because of the wild yeast in the flour.",
        "Bread was dear in 1789 because the harvest had failed twice.",
        "When it rains, sourdough is slow because wild yeast needs warmth.",
    ],
)
def test_no_reason_is_taken_that_could_not_be_asked_for(sentence: str) -> None:
    assert reason_in(sentence, CASING) is None


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_what_is_found_stands_alone(text: str) -> None:
    for found in definitions_in(text, CASING):
        assert stands_alone(found.meaning)
    list(attributions_in(text, People([text])))
    reason_in(text, CASING)


TIDES = """# Tides

An estuary is a body of water where a river meets the sea. A spring tide is a tide that comes with a full moon.

The zones of the shore are the splash zone, the upper shore, and the lower shore.

- Neap tide: the gentle rise of the sea that comes twice a month
- Tide pools: animals hide in them

| Term | Meaning |
|---|---|
| Ebb | the flow of water away from the shore |
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    shore, essay = tmp_path / "tides.md", tmp_path / "essay.md"
    shore.write_text(TIDES)
    essay.write_text("# My essay\n\nA lagoon is a shallow pond that is cut off from the sea.\n")
    with Library.open(tmp_path / "data", embeddings=HashEmbeddings()) as opened:
        opened.add(shore)
        opened.add(essay, role="essay")
        yield opened


def test_facts_are_cited_word_for_word_and_essays_are_no_authority(library: Library) -> None:
    facts = find_facts(library)
    terms = {one.term.lower(): one for one in facts.definitions}
    assert {"estuary", "neap tide", "ebb"} <= set(terms)
    assert "lagoon" not in terms and "tide pools" not in terms
    cited = [one.citation for one in facts.definitions] + [one.citation for one in facts.listings]
    for one in cited:
        assert library.text(one.source_id)[one.start : one.end] == one.quote
    assert [one.members for one in facts.listings] == [("the splash zone", "the upper shore", "the lower shore")]


def test_the_same_library_gives_the_same_facts_and_progress_is_told(library: Library) -> None:
    told: list[tuple[str, int, int]] = []
    assert find_facts(library, lambda *step: told.append(step)) == find_facts(library)
    assert told == [("finding facts", 0, 1)]
