"""The course's concepts and scholars as facts, as far as the library's sources bear them out."""

from collections.abc import Iterable, Sequence

from knowledge.packs.pack import Concept, Pack, Scholar
from tutor.quiz.facts import Attribution, Definition, Facts
from tutor.quiz.grounds import Grounds


def known_facts(pack: Pack, grounds: Grounds, texts: Iterable[str]) -> Facts:
    """Definitions and attributions in the course's words, each with a sentence of the library that says the same.

    Only what the texts of the library name is looked for.
    """
    text = "\n".join(texts).casefold()
    concepts = [one for one in pack.concepts if any(name.casefold() in text for name in (one.name, *one.aliases))]
    scholars = [one for one in pack.scholars if _surname(one).casefold() in text]
    return Facts(definitions=_definitions(pack, concepts, grounds), attributions=_attributions(pack, scholars, grounds))


def _definitions(pack: Pack, concepts: Sequence[Concept], grounds: Grounds) -> tuple[Definition, ...]:
    """What the course's own documents say of a concept is known; in other libraries it is looked for."""
    citations = {one.slug: grounds.cited(one.evidence) for one in concepts}
    sought = [one for one in concepts if citations[one.slug] is None]
    found = grounds.find([f"{_capital(one.name)} means {_meaning(one)}." for one in sought])
    citations |= {one.slug: ground.citation if ground else None for one, ground in zip(sought, found, strict=True)}
    return tuple(
        Definition(one.name, _meaning(one), citation, _tenet_of(pack, one))
        for one in concepts
        if (citation := citations[one.slug]) is not None
    )


def _attributions(pack: Pack, scholars: Sequence[Scholar], grounds: Grounds) -> tuple[Attribution, ...]:
    """Only a sentence that names the scholar says who held it."""
    ideas = [(scholar, _predicate(idea)) for scholar in scholars for idea in scholar.ideas]
    propositions = [f"{scholar.name} {predicate}." for scholar, predicate in ideas]
    found = grounds.find(propositions, [_surname(scholar) for scholar, _ in ideas])
    return tuple(
        Attribution(scholar.name, predicate, ground.citation, _tenet_by(pack, scholar))
        for (scholar, predicate), ground in zip(ideas, found, strict=True)
        if ground is not None
    )


def _meaning(concept: Concept) -> str:
    """The definition up to its first semicolon: what comes after is a remark on it."""
    text = concept.definition.split(";")[0].strip().rstrip(".")
    return text if _begins_with_name(text) else _small(text)


def _predicate(idea: str) -> str:
    return _small(idea.strip().rstrip("."))


def _tenet_of(pack: Pack, concept: Concept) -> str | None:
    """The tenet that names the concept among its cues."""
    names = {name.lower() for name in (concept.name, *concept.aliases)}
    return next((one.slug for one in pack.tenets if names & {cue.lower() for cue in one.cues}), None)


def _tenet_by(pack: Pack, scholar: Scholar) -> str | None:
    """The tenet of a scholar whom only one of them names."""
    own = [one.slug for one in pack.tenets if scholar.slug in one.scholars]
    return own[0] if len(own) == 1 else None


def _surname(scholar: Scholar) -> str:
    return scholar.name.split()[-1]


def _begins_with_name(text: str) -> bool:
    return text.split(maxsplit=1)[0].endswith(("'s", "’s"))


def _small(text: str) -> str:
    """With a small letter first, unless it begins with letters that stand for words ("NATO", "U.S.")."""
    return text if text[1:2].isupper() or text[1:2] == "." else text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
