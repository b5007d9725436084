"""A proposition is borne out by a sentence of a reference document, or by none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.library import Library
from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.tutor.quiz.bakery import bakery
from tutor.quiz.grounds import BORNE_OUT, Grounds

SAYS = "Yeast turns sugars into carbon dioxide, which makes dough grow."
IN_SOURCE = "Yeast turns sugars into carbon dioxide."
ALSO_IN_SOURCE = "Carbon dioxide from yeast makes dough grow."
IN_ESSAY = "Yeast turns sugars into carbon dioxide, as every essay says."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with bakery(tmp_path) as library:
        yield library


def test_the_nearest_sentence_that_bears_a_proposition_out_is_cited_as_it_stands(library: Library) -> None:
    judge = ScriptedEntailment({(IN_SOURCE, SAYS): ("neutral", 0.9), (ALSO_IN_SOURCE, SAYS): ("entailment", 0.8)})
    (ground,) = Grounds(library, judge).find([SAYS])
    assert ground is not None
    cited = ground.citation
    assert (cited.quote, ground.entailed) == (ALSO_IN_SOURCE, 0.8)
    assert library.text(cited.source_id)[cited.start : cited.end] == cited.quote


@pytest.mark.parametrize(
    "judgement", [("entailment", BORNE_OUT - 0.01), ("contradiction", 0.9), ("neutral", 0.9)], ids=lambda one: one[0]
)
def test_what_no_sentence_bears_out_has_no_ground(library: Library, judgement: tuple[str, float]) -> None:
    judge = ScriptedEntailment({(IN_SOURCE, SAYS): judgement, (ALSO_IN_SOURCE, SAYS): judgement})
    assert Grounds(library, judge).find([SAYS]) == [None]


def test_an_essay_is_never_read_for_a_ground(library: Library) -> None:
    judge = ScriptedEntailment({(IN_ESSAY, IN_ESSAY): ("entailment", 0.99)})
    Grounds(library, judge).find([IN_ESSAY, "A brioche is a loaf of butter and eggs."])
    read = {premise for premise, _ in judge.asked}
    assert read and not any("essay" in premise or "brioche" in premise for premise in read)


def test_each_proposition_gets_its_own_answer_and_is_looked_for_once(library: Library) -> None:
    judge = ScriptedEntailment({(IN_SOURCE, SAYS): ("entailment", 0.9)})
    grounds = Grounds(library, judge)
    first = grounds.find(["Elephants graze.", SAYS, SAYS])
    assert [one is not None for one in first] == [False, True, True]
    asked = len(judge.asked)
    assert grounds.find([SAYS, "Elephants graze."]) == [first[1], None]
    assert len(judge.asked) == asked


@pytest.mark.parametrize("text", ["", "  ", "?!", "\x00", '" OR 1=1 --', "NEAR(yeast*)"])
def test_odd_propositions_are_only_words(library: Library, text: str) -> None:
    assert Grounds(library, ScriptedEntailment({})).find([text]) == [None]


def test_an_empty_library_bears_nothing_out(tmp_path: Path) -> None:
    with bakery(tmp_path, {}) as library:
        assert Grounds(library, ScriptedEntailment({})).find([SAYS, "Salt slows yeast."]) == [None, None]
        assert Grounds(library, ScriptedEntailment({})).find([]) == []
