"""A sentence is shown as fact only where the passages that it names bear it out, word by word and in sense."""

from collections.abc import Sequence

import pytest

from knowledge.judge import RELATIONS, Judgement
from knowledge.sources import Citation
from tutor.grounding.proof import NO_PASSAGE, WHOSE_VIEW, Proved, Statement, prove

HARBOUR = (
    "Mara Holt argues that the harbour of Aldby silted up in 1821, because the mill took half of the river's water."
)
TRADE = "Most merchants left the town within ten years, and the guild did not return."
PASSAGES = {1: HARBOUR, 3: TRADE}


class AgreeableEntailment:
    """Finds everything borne out, or nothing; forwards and backwards."""

    def __init__(self, *, agrees: bool = True) -> None:
        self.agrees = agrees
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        self.asked += pairs
        label = "entailment" if self.agrees else "neutral"
        return [Judgement(label, {one: 0.96 if one == label else 0.02 for one in RELATIONS}) for _ in pairs]


def _proved(text: str, evidence: tuple[int, ...] = (1, 3), *, agrees: bool = True, heading: str = "") -> Proved:
    passages = {
        number: Citation(number, "s", "a.txt", "The Town", "reference", None, (heading,), 0, len(quote), quote)
        for number, quote in PASSAGES.items()
    }
    return prove([Statement(text, evidence)], passages, AgreeableEntailment(agrees=agrees))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Holt argues that the harbour of Aldby silted up in 1821.",
        "According to Mara Holt, the mill took half the water of the river.",
        "Holt says that the mill's taking of water silted up Aldby's harbour.",
        "Most merchants had left the town within a decade.",
        "The guild never returned.",
        "Most merchants left within “ten years”.",
    ],
)
def test_a_true_paraphrase_is_supported(text: str) -> None:
    assert _proved(text) == Proved(text, "supported", (1, 3))


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Holt argues that the harbour silted up in 1281.", "the number 1281"),
        ("Snyder argues that the harbour silted up in 1821.", "the name “Snyder”"),
        ("Holt argues that the harbour of Elmby silted up in 1821.", "the name “Elmby”"),
        ("All merchants left the town within ten years.", "“all”"),
        ("Most merchants left the town within ten months.", "“months”"),
        ("Most merchants left within “ten long years”.", "the quotation “ten long years”"),
        ("The harbour of Aldby silted up in 1821.", WHOSE_VIEW),
    ],
)
def test_what_the_passages_do_not_have_is_named(text: str, lacking: str) -> None:
    found = _proved(text)
    assert found.verdict == "partly"
    assert lacking in found.lacking


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Holt argues that the harbour did not silt up.", "“not”"),
        ("The guild returned, and most merchants left within ten years.", "“not”"),
        ("Few merchants left the town within ten years.", "“few”"),
    ],
)
def test_what_turns_the_passages_round_is_withheld(text: str, lacking: str) -> None:
    found = _proved(text)
    assert found.verdict == "unsupported"
    assert lacking in found.lacking


def test_the_judge_alone_can_withhold_a_sentence_whose_words_all_stand_there() -> None:
    assert _proved("Most merchants left the town within ten years.", agrees=False).verdict == "unsupported"


@pytest.mark.parametrize("evidence", [(), (2,), (99, -1, 0)])
def test_a_sentence_that_names_no_known_passage_is_unsupported(evidence: tuple[int, ...]) -> None:
    text = "Most merchants left the town within ten years."
    assert _proved(text, evidence) == Proved(text, "unsupported", (), (NO_PASSAGE,))


def test_unknown_numbers_are_dropped_and_repeated_ones_counted_once() -> None:
    assert _proved("Most merchants left the town within ten years.", (3, 7, 3)).citations == (3,)


def test_a_passage_that_is_not_named_bears_nothing_out() -> None:
    assert _proved("Holt argues that the harbour silted up in 1821.", (3,)).verdict != "supported"


def test_a_name_may_stand_in_the_heading_alone() -> None:
    text = "The guild of Westmark did not return."
    assert _proved(text, (3,)).lacking == ("the name “Westmark”",)
    assert _proved(text, (3,), heading="The guild in Westmark").verdict == "supported"


@pytest.mark.parametrize("text", ["", "   ", "...", "1821", "“”", "\u200b"])
def test_what_says_nothing_is_unsupported(text: str) -> None:
    assert _proved(text).verdict == "unsupported"


@pytest.mark.parametrize(
    "text", ["“" * 300, "Holt " * 400, "not " * 500, "(" * 2000, "Äß 12,,3 %%– " * 200, "A'" * 800]
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    assert _proved(text).verdict in ("partly", "unsupported", "supported")


def test_no_statements_ask_nothing_of_the_judge() -> None:
    judge = AgreeableEntailment()
    assert prove([], {}, judge) == [] and judge.asked == []
