"""A small course and library about bread, which yield questions of every type, and a judge that goes by words."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from knowledge.judge import Judgement
from knowledge.library import Library
from knowledge.packs import Case, CourseQuestion, Misreading, Pack, WrongAnswer, load_pack
from knowledge.words import content_words, stem
from tests.fakes import HashEmbeddings
from tests.libraries import written
from tests.scripted import ScriptedReranker
from tests.tutor.quick_services import TINY_PACK, QuickServices
from tutor.judging import Judging
from tutor.quiz.questions import Quiz

RISING = """# How dough rises

Yeast leavening is the raising of dough by living cells that ferment sugar. Bakers who trust yeast leavening wait for \
it. Without yeast leavening a loaf of wheat stays flat and heavy. Villages knew yeast leavening long before they could \
explain it. Old recipes call yeast leavening a gift. A guild once taught yeast leavening for seven years. Today yeast \
leavening is taught in a week.

Yeast turns sugars into carbon dioxide. The gas that lifts bread comes from fermentation. Fermenting yeast gives off \
carbon dioxide. Without fermentation a yeast dough stays flat. Carbon dioxide from yeast makes dough grow. \
Fermentation gives off carbon dioxide and never oxygen.

# Time and taste

Cool dough that rises slowly has more flavour. A long rise improves the taste of bread. Time in the cold makes bread \
taste better. Slow fermentation deepens flavour. A slow rise gives a loaf the flavour that customers wait \
for.
"""
WORDS = """# Words of the bakery

A leaven is a piece of old dough that raises the next loaf. The crumb is the soft inside of a loaf that the crust \
encloses. Gluten is the elastic net of proteins that keeps gas inside a wheat dough. An autolyse is a rest in which \
flour takes up water before kneading begins. Proofing is the last rest of shaped loaves in front of the oven. \
Scalding refers to the cooking of flour in boiling water before it is mixed.

Leaven, crumb, gluten, autolyse, proofing and scalding are words that every baker of a village knows by heart.

Ada Korhonen argued that rye needs a longer rest than wheat does. Bruno Salas claimed that village ovens kept families \
together for centuries. Clara Whitfield showed that old flour takes up less water than fresh flour. Emil Varga held \
that hard water makes a firmer dough in winter.

Rye bread is heavy because rye has little gluten. Crusts turn brown because sugars and proteins react in the heat.
"""
ESSAY = """# My own view

Yeast turns sugars into carbon dioxide, as every essay says. A brioche is a loaf of butter and eggs that the French \
court invented. Zoe Martell argued that brioche ruined kings.
"""
REFERENCES = {"rising.md": RISING, "words.md": WORDS}


class WordJudge:
    """A passage bears out what shares its words; it contradicts nothing."""

    def __init__(self) -> None:
        self.asked = 0

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        self.asked += len(pairs)
        return [self._judged(*pair) for pair in pairs]

    def _judged(self, premise: str, hypothesis: str) -> Judgement:
        said, asked = _stems(premise), _stems(hypothesis)
        entailed = round(0.98 * len(said & asked) / max(1, len(asked)), 6)
        relation = "entailment" if entailed > 0.5 else "neutral"
        return Judgement(relation, {"entailment": entailed, "neutral": 0.99 - entailed, "contradiction": 0.01})


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content_words(text)}


def asked(tenet: str, stem: str, key: str, wrong: Sequence[str], points: Sequence[str]) -> CourseQuestion:
    """A question as a course's author writes it."""
    return CourseQuestion(
        tenet=tenet,
        asks="claim",
        stem=stem,
        key=key,
        wrong=tuple(WrongAnswer(text=one, why="The bakers of this course say something else.") for one in wrong),
        because="The chapter on rising says so.",
        points=tuple(points),
        hint="Look at what a baker can see.",
        difficulty=2,
    )


GAS = asked(
    "yeast-makes-gas",
    "What does a baker's yeast turn sugars into?",
    "Carbon dioxide",
    ("Pure oxygen", "Lactose", "Table salt"),
    ("Yeast turns sugars into carbon dioxide.", "Elephants graze on savannahs at night."),
)
TASTE = asked(
    "slow-rise-flavour",
    "What does a loaf gain from a long rise in the cold?",
    "Deeper flavour",
    ("Brighter colour", "Greater weight", "Thinner crust"),
    ("Slow fermentation deepens flavour.",),
)
UNHEARD_OF = asked(
    "slow-rise-flavour",
    "Which animals does a zookeeper feed at dawn?",
    "Hungry zebras",
    ("Sleepy lions", "Proud camels", "Young otters"),
    ("Zookeepers feed zebras at dawn.",),
)
PARIS = Case(
    slug="paris",
    name="The hurried loaves",
    tenet="slow-rise-flavour",
    happened="A bakery in Paris kept its loaves in a warm room for one hour, and its neighbours ate elsewhere.",
    shows="A slow rise gives a loaf the flavour that customers wait for.",
)


def bread_course(*questions: CourseQuestion, cases: Sequence[Case] = ()) -> Pack:
    """The tiny course with a title that its sources name, these questions and cases, and tenets enough for four."""
    pack = load_pack(TINY_PACK)
    gas, taste = pack.tenets
    taste = taste.model_copy(update={"misreadings": (Misreading(text="Fast, warm rising deepens flavour.",
        error="contradicts", why="Slow fermentation deepens flavour."),)})  # fmt: skip
    more = tuple(
        gas.model_copy(update={"slug": slug, "title": title, "statements": (), "misreadings": ()})
        for slug, title in (("salt-slows", "Salt slows the yeast"), ("steam-opens", "Steam opens the crust"))
    )
    return pack.model_copy(
        update={"tenets": (gas, taste, *more), "questions": questions, "cases": tuple(cases)},
    )


COURSE = bread_course(GAS, TASTE, UNHEARD_OF, cases=(PARIS,))


class BakeryServices(QuickServices):
    """Services of a library about bread with a course in it, and a judge that goes by words."""

    @cached_property
    def packs(self) -> list[Pack]:
        return [COURSE]

    @cached_property
    def judge(self) -> WordJudge:
        """What reads texts here."""
        return WordJudge()

    @cached_property
    def judging(self) -> Judging:
        return Judging(self.packs, Path(self.settings.data), HashEmbeddings(64), self.judge)

    @property
    def _library(self) -> Library:
        return self.library


def bakery(folder: Path, files: dict[str, str] | None = None) -> Library:
    """A library of these reference documents, and of an essay that is an authority for nothing."""
    library = Library.open(folder / "data", embeddings=HashEmbeddings(64), reranker=ScriptedReranker())
    fill(library, folder / "files", files)
    return library


def fill(library: Library, folder: Path, files: dict[str, str] | None = None) -> None:
    """Add the documents about bread, or these, and the essay."""
    for name, text in (REFERENCES if files is None else files).items():
        library.add(written(folder, name, text), role="reference")
    library.add(written(folder, "essay.md", ESSAY), role="essay")


def misquoted(quiz: Quiz, text_of: Callable[[str], str]) -> list[str]:
    """The stems of questions that cite what does not stand in the library, or cite an essay."""
    return [
        question.stem
        for question in quiz.questions
        for one in question.citations
        if text_of(one.source_id)[one.start : one.end] != one.quote or one.role != "reference"
    ]


def silent(_stage: str, _done: int, _of: int) -> None:
    """Progress that nobody watches."""
