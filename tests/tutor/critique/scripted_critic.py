"""A made-up course on tides, and a router and a judge of stance that say of its sentences what they are told to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.judge import STANCES, ClaimInContext, Judgement
from knowledge.library import Library
from knowledge.packs.pack import (
    Misreading,
    Pack,
    PackEvidence,
    PackSource,
    Quotation,
    Scholar,
    Tenet,
    TenetKind,
    Theory,
    Work,
)
from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.libraries import opened, written
from tutor.critique.claims import JudgedClaim, judge_claims
from tutor.critique.critic import Critic, Judges
from tutor.critique.essay import Essay
from tutor.critique.reading import essay_of_text
from tutor.critique.voice import Voice, voices

MOON, SILT, WIND, DOUBT = "moon-lifts", "harbours-silt", "wind-drives", "lunarism-vague"
STATED = "The moon lifts the water of every sea twice in each day."
SILTED = "Harbours that face the open sea fill with sand in a few decades."
QUOTED = "no lighthouse ever moved a single rock out of the way of a ship"
REFERENCE = f"""# Tides

{STATED} {SILTED} The pilots of the coast kept a book of every tide that they had seen.

The wind drives the water against the shore whenever it blows for a week. Oster (1970) writes that "{QUOTED}".
"""
FILLER = (
    "The old town stands on a hill above the bay, and most of its people have always lived from fishing and trade. "
    "Every spring the council sends two clerks to the pier, where they write down how high the water has come. "
    "Their books fill a whole room of the town hall, and many a scholar has sat there for weeks to read them. "
    "What they found there was not always what they had hoped for, and their reports are a pleasure to read. "
    "In the evenings they walked along the quay with the keeper, who told them of the storms of his youth."
)
"""Enough prose for an essay; no sentence of it is on the course's matters."""


def _tenet(slug: str, summary: str, theory: str = "lunarism", kind: TenetKind = "core", **more: object) -> Tenet:
    fields = {
        "title": summary.split(" of ", maxsplit=1)[0],
        "statements": (summary,),
        "scope": "At sea.",
        "cues": (),
        **more,
    }
    return Tenet.model_validate(
        {"slug": slug, "theory": theory, "kind": kind, "summary": summary, "evidence": ()} | fields
    )


def _scholar(slug: str, name: str, school: str | None, *quotations: str) -> Scholar:
    work = Work(slug=f"{slug}-1970", title="Notes from a Pier", year=1970, kind="book")
    said = tuple(Quotation(text=text, work=work.slug, year=1970) for text in quotations)
    alias = name.rsplit(maxsplit=1)[-1]
    return Scholar(
        slug=slug, name=name, aliases=(alias,), school=school, ideas=("An idea.",), works=(work,), quotations=said
    )


PACK = Pack(
    folder=Path(), slug="tides", title="Tides", description="d", language="en", licence="CC0", version="1",
    theories=(
        Theory(slug="lunarism", name="Lunarism", aliases=("lunarist", "lunarists"), summary="s"),
        Theory(slug="new-lunarism", name="New Lunarism", parent="lunarism", summary="s"),
        Theory(slug="windism", name="Windism", aliases=("windist", "windists"), summary="s"),
    ),
    sources=(
        PackSource(file="tides.md", title="T", authors=("N",), year=2020, licence="CC0", role="reference", summary="s"),
    ),
    tenets=(
        _tenet(MOON, "The moon lifts the water of every sea.", cues=("moon", "tide", "lift"), scholars=("brandvold",),
               evidence=(PackEvidence(source="tides.md", quote=STATED),),
               misreadings=(Misreading(text="The moon moves no water.", error="contradicts", why="Tides follow it."),)),
        _tenet(SILT, "Harbours of the open sea fill with sand.", cues=("sand", "tide"), also_held_by=("windism",)),
        _tenet(WIND, "The wind drives the water of the sea.", "windism", "rival", cues=("storm", "gale", "breeze")),
        _tenet(DOUBT, "Lunarism is too vague to be of use.", "lunarism", "critique", scholars=("quist",)),
    ),
    scholars=(
        _scholar("brandvold", "Ingrid Brandvold", "lunarism",
                 "A sheltered harbour rewards patience; it does not reward haste."),
        _scholar("oster", "Karl Oster", "windism"),
        _scholar("quist", "Piet Quist", None),
    ),
)  # fmt: skip
TENETS = {tenet.slug: tenet for tenet in PACK.tenets}


@dataclass(frozen=True)
class Said:
    """How a sentence stands to a tenet, how sure the judge is of that, and the router of the tenet."""

    tenet: str
    label: str
    sure: float = 0.99
    share: float = 0.97


Script = Mapping[str, Said]


class ScriptedRouter:
    """Names the tenet of each sentence that the script has; any other may be about all, and is hardly about one."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self.asked: list[ClaimInContext] = []

    def shares(self, claims: Sequence[ClaimInContext], most: int) -> list[list[tuple[Tenet, float]]]:
        self.asked += claims
        return [self._shares(self._script.get(claim.sentence))[:most] for claim in claims]

    def _shares(self, said: Said | None) -> list[tuple[Tenet, float]]:
        if said is None:
            return [(tenet, 0.1) for tenet in PACK.tenets]
        others = [tenet for tenet in PACK.tenets if tenet.slug != said.tenet]
        return [(TENETS[said.tenet], said.share), *((tenet, (1 - said.share) / len(others)) for tenet in others)]


class ScriptedStance:
    """Judges as the script says; every other pair of tenet and claim is unrelated."""

    def __init__(self, script: Script) -> None:
        self._script = script

    def judge(self, claims: Sequence[tuple[Tenet, ClaimInContext]]) -> list[Judgement]:
        return [self._judged(tenet, self._script.get(claim.sentence)) for tenet, claim in claims]

    def _judged(self, tenet: Tenet, said: Said | None) -> Judgement:
        label, sure = (said.label, said.sure) if said is not None and said.tenet == tenet.slug else ("unrelated", 1.0)
        rest = (1 - sure) / (len(STANCES) - 1)
        return Judgement(label, {one: sure if one == label else rest for one in STANCES})


def essay(*sentences: str, title: str = "On the Coast", times: int = 1) -> Essay:
    """An essay with these sentences in its middle, each a paragraph of its own, between so much filler."""
    return essay_of_text("\n\n".join((f"# {title}", *[FILLER] * times, *sentences, "So much for the coast.")))


def judged(written_: Essay, script: Script) -> tuple[tuple[JudgedClaim, ...], dict[int, Voice]]:
    """The claims of an essay as the script has them, and their voices by the ordinals of their sentences."""
    claims = judge_claims(written_, ScriptedRouter(script), ScriptedStance(script), quiet)
    return claims, {one.unit: one for one in voices(written_, PACK)}


def scripted_critic(
    library: Library, script: Script, entailment: ScriptedEntailment | None = None, *, is_learnt: bool = True
) -> Critic:
    """A critic of the course on tides that judges as the script says."""
    judges = Judges(ScriptedRouter(script), ScriptedStance(script), entailment or ScriptedEntailment({}), is_learnt)
    return Critic(PACK, library, judges)


def tides_library(folder: Path, **more: str) -> Library:
    """A library with the course's document; `more` are essays of other people by their names."""
    library = opened(folder / "data")
    library.add(written(folder, "tides.md", REFERENCE), role="reference")
    for name, text in more.items():
        library.add(written(folder, f"{name}.md", text), role="essay")
    return library


def quiet(_stage: str, _done: int, _of: int) -> None:
    """Progress that nobody watches."""
