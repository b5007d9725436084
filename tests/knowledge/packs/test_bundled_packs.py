"""The courses that come with the program are sound, and are data only."""

import itertools
from pathlib import Path

import pytest

import knowledge.packs
from knowledge.packs import Pack, bundled_packs, load_pack

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module", params=bundled_packs().items(), ids=lambda item: item[0])
def bundled(request: pytest.FixtureRequest) -> tuple[str, Pack]:
    slug, folder = request.param
    return slug, load_pack(folder)


@pytest.fixture(scope="module")
def pack(bundled: tuple[str, Pack]) -> Pack:
    return bundled[1]


def test_a_pack_comes_with_the_program() -> None:
    assert bundled_packs()


def test_a_bundled_pack_is_listed_under_its_own_slug(bundled: tuple[str, Pack]) -> None:
    slug, pack = bundled

    assert pack.slug == slug


def test_a_bundled_pack_has_the_twenty_tenets_of_its_list(bundled: tuple[str, Pack]) -> None:
    slug, pack = bundled
    listed = (DATA / "bundled_tenets" / f"{slug}.txt").read_text(encoding="utf-8").split()

    assert [tenet.slug for tenet in pack.tenets] == listed
    assert len(listed) == 20


def test_every_tenet_is_backed_by_references_and_never_by_an_essay(pack: Pack) -> None:
    references = {source.file for source in pack.sources if source.role == "reference"}

    for tenet in pack.tenets:
        assert 2 <= len(tenet.evidence) <= 5, tenet.slug
        assert {evidence.source for evidence in tenet.evidence} <= references, tenet.slug


def test_every_quote_is_a_whole_sentence(pack: Pack) -> None:
    owners = itertools.chain(pack.tenets, pack.concepts, pack.rival_pairs)
    quotes = [evidence.quote for owner in owners for evidence in owner.evidence]

    assert [quote for quote in quotes if not quote[0].isupper() or quote.rstrip('"')[-1] not in ".?!"] == []


def test_every_tenet_can_be_asked_about_and_misread(pack: Pack) -> None:
    for tenet in pack.tenets:
        assert 5 <= len(tenet.statements) <= 7, tenet.slug
        assert 4 <= len(tenet.misreadings) <= 6, tenet.slug
        assert 8 <= len(tenet.cues) <= 15, tenet.slug


def test_no_statement_is_also_a_misreading(pack: Pack) -> None:
    statements = {statement for tenet in pack.tenets for statement in tenet.statements}
    misreadings = {misreading.text for tenet in pack.tenets for misreading in tenet.misreadings}

    assert len(statements) == sum(len(tenet.statements) for tenet in pack.tenets)
    assert not statements & misreadings


def test_no_name_stands_for_two_scholars(pack: Pack) -> None:
    owners: dict[str, str] = {}
    for scholar in pack.scholars:
        for name in {scholar.name, *scholar.aliases, *scholar.misspellings}:
            assert owners.setdefault(name.casefold(), scholar.slug) == scholar.slug, name


def test_no_term_stands_for_two_concepts(pack: Pack) -> None:
    owners: dict[str, str] = {}
    for concept in pack.concepts:
        for name in {concept.name, *concept.aliases}:
            assert owners.setdefault(name.casefold(), concept.slug) == concept.slug, name


def test_the_code_of_packs_names_no_course() -> None:
    words = [slug.replace("-", " ") for slug in bundled_packs()]
    code = Path(knowledge.packs.__file__).parent.glob("*.py")

    for module in code:
        text = module.read_text(encoding="utf-8").casefold().replace("-", " ").replace("_", " ")
        assert not any(word in text for word in words), module.name
