"""Reference entries are read in the common styles, and the report says calmly what does not fit."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.packs import Pack, PackSource, Scholar, Tenet, Theory, Work
from tutor.critique.essay import Essay, EssayUnit
from tutor.critique.references import reference_entries, reference_report

PACK = Pack(
    folder=Path(),
    slug="walls",
    title="Walls",
    description="On walls.",
    language="en",
    licence="CC0",
    version="1",
    theories=(Theory(slug="wallism", name="Wallism", summary="Walls wait."),),
    sources=(
        PackSource(file="a.md", title="A", authors=("A",), year=2000, licence="CC0", role="reference", summary="A"),
    ),
    tenets=(
        Tenet(
            slug="walls-wait",
            title="Walls wait",
            theory="wallism",
            kind="core",
            summary="Walls wait.",
            statements=("Walls wait.",),
            scope="Walls.",
            cues=("wall",),
            evidence=(),
        ),
    ),
    scholars=(
        Scholar(
            slug="kerr",
            name="Ann M. Kerr",
            ideas=("Walls wait.",),
            works=(
                Work(slug="kerr-1979", title="Theory of Walls", year=1979, kind="book"),
                Work(
                    slug="kerr-1994",
                    title="Gates Reopened",
                    year=1994,
                    kind="article",
                    venue="Masonry 3, Winter 1994/95",
                ),
            ),
        ),
    ),
)
KERR = "Kerr, A. M. (1979). Theory of walls. Hull: Quay."
ASKE = "Aske, Robin. “Gates under Siege.” Masonry, vol. 30, no. 2, 1988, pp. 167–214."


def essay_of(*sentences: str, listed: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> Essay:
    units: list[EssayUnit] = []
    text = ""
    rows = [(one, "prose", 0) for one in sentences]
    rows += [(one, "footnote", 1 + i) for i, one in enumerate(notes)]
    rows += [(one, "reference", 99) for one in listed]
    for sentence, kind, paragraph in rows:
        start = len(text)
        text += sentence
        units.append(EssayUnit(len(units), paragraph, start, len(text), sentence, kind))  # type: ignore[arg-type]
        text += " " if kind == "prose" else "\n"
    return Essay("Made up", text, "0" * 64, len(text.split()), tuple(units))


@pytest.mark.parametrize(
    ("entry", "authors", "year"),
    [
        (KERR, ("Kerr",), 1979),
        ("Kerr, A. (1988) ‘Origins of Gates’, Masonry, 18(4), pp. 615-628.", ("Kerr",), 1988),
        ("Lund, A. P., & Ikeda, G. J. (2014). Racing. Masonry, 39(2), 52–91.", ("Lund", "Ikeda"), 2014),
        ("Berg, Carl L., and Chaim Kaye. 1998. “What Is a Gate?” Masonry 22 (4): 44–82.", ("Berg", "Kaye"), 1998),
        (ASKE, ("Aske",), 1988),
        ("Moor, John J. The Tragedy of Great Gates. New York: Quay, 2001.", ("Moor",), 2001),
        ("Kohl, Rob O., and Joe S. Neve. Power and Gates. Boston: Quay, 1977.", ("Kohl", "Neve"), 1977),
        ("SIPRI (2023) SIPRI Yearbook 2023. Stockholm.", ("SIPRI",), 2023),
        ("World Bank. (2020). Report. Retrieved 4 May 2021 from https://bank.example", ("World Bank",), 2020),
        ("Van Huys, S. (1999) Causes of Walls. Hull.", ("Van Huys",), 1999),
        ("[3] K. N. Kerr, Theory of Walls (New York: Quay, 1979).", ("Kerr",), 1979),
        ("- Smith, J., Jones, A.B. and Brown, C. (2003a) A title. Hull.", ("Smith", "Jones", "Brown"), 2003),
        ("Dole, M.W., 1983. Gates. Masonry, 12(3), pp.205-235.", ("Dole",), 1983),
        ("Kerr, A. (n.d.) Walls.", ("Kerr",), None),
    ],
)
def test_an_entry_gives_its_authors_and_year(entry: str, authors: tuple[str, ...], year: int | None) -> None:
    (found,) = reference_entries(essay_of(listed=(entry,)))
    assert (found.authors, found.year, found.text) == (authors, year, entry)


def test_a_dash_stands_for_the_authors_before_it() -> None:
    found = reference_entries(essay_of(listed=(KERR, "———. 1998. “Gates.” Masonry.")))
    assert [(one.authors, one.year) for one in found] == [(("Kerr",), 1979), (("Kerr",), 1998)]


@given(st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=60), max_size=6))
def test_entries_stand_where_they_say(lines: list[str]) -> None:
    essay = essay_of("Walls wait.", listed=tuple(lines))
    assert all(essay.text[one.start : one.end] == one.text for one in reference_entries(essay))
    reference_report(essay, PACK)


def test_a_fitting_essay_gets_no_remark() -> None:
    essay = essay_of("Walls wait (Kerr, 1979).", "Aske (1988) says so too.", listed=(KERR, ASKE))
    report = reference_report(essay, PACK)
    assert (report.in_text, report.listed) == (2, 2)
    assert not (report.missing or report.unused or report.inconsistent or report.quotations_without_page)


def test_a_work_that_is_not_listed_is_named_once() -> None:
    report = reference_report(
        essay_of("So (Holm, 1950).", "So (Holm, 1950).", "So (Kerr, 1979).", listed=(KERR,)), PACK
    )
    assert report.missing == ("“Holm, 1950” is cited in the text but is not in the reference list.",)


def test_a_listed_work_that_is_never_cited_is_named() -> None:
    report = reference_report(essay_of("So (Kerr, 1979).", listed=(KERR, ASKE)), PACK)
    assert report.unused == ("Aske (1988) is in the reference list but is never cited in the text.",)


def test_an_essay_without_a_list_gets_one_line() -> None:
    report = reference_report(essay_of("So (Holm, 1950).", "And (Lund, 1960)."), PACK)
    assert report.missing == ("The essay cites sources in its text but has no reference list.",)


def test_footnotes_that_name_the_works_are_a_list() -> None:
    notes = ("[^1]: A. Holm, Gates (Hull: Quay, 1950), 12.",)
    assert reference_report(essay_of("So it is.[^1]", notes=notes), PACK).missing == ()


def test_an_empty_essay_gets_nothing() -> None:
    assert reference_report(essay_of(), PACK).missing == ()


@pytest.mark.parametrize(
    ("cited", "entry"),
    [
        pytest.param("(Aske, 1987)", "Aske (1988)", id="year"),
        pytest.param("(Askel, 1988)", "Aske (1988)", id="surname"),
    ],
)
def test_a_slip_between_text_and_list_is_inconsistent_and_not_missing(cited: str, entry: str) -> None:
    report = reference_report(essay_of(f"So it is {cited}.", listed=(ASKE,)), PACK)
    assert len(report.inconsistent) == 1 and entry in report.inconsistent[0]
    assert report.missing == report.unused == ()


def test_two_works_of_one_author_are_no_slip() -> None:
    listed = (ASKE, "Aske, R. (1987). Locks. Hull: Quay.")
    assert reference_report(essay_of("So (Aske, 1987; Aske, 1988).", listed=listed), PACK).inconsistent == ()


def test_a_year_that_the_course_knows_otherwise_is_named() -> None:
    (line,) = reference_report(
        essay_of("So (Kerr, 1980).", listed=("Kerr, A. (1980). Theory of Walls. Hull.",)), PACK
    ).inconsistent
    assert "Theory of Walls" in line and "1979" in line


@pytest.mark.parametrize(
    ("cited", "listed"),
    [
        pytest.param("(Kerr, 1980)", "Kerr, A. (1980). Pigeons of Hull. Hull.", id="another work"),
        pytest.param("(Kerr, 1995)", "Kerr, A. (1995). Gates Reopened. Masonry.", id="year of the issue"),
        pytest.param("(Kerr, 1950)", "Kerr, A. (1950). Theory of Walls. Hull.", id="far away"),
    ],
)
def test_a_year_that_may_be_right_is_let_be(cited: str, listed: str) -> None:
    assert reference_report(essay_of(f"So {cited}.", listed=(listed,)), PACK).inconsistent == ()


@pytest.mark.parametrize(
    ("sentences", "flagged"),
    [
        (("She says “the walls wait for nobody” (Kerr, 1979).",), True),
        (("She says “the walls wait for nobody” (Kerr, 1979, p. 3).",), False),
        (("Kerr (1979) says that “the walls wait for nobody” (p. 3).",), False),
        (("Kerr (1979) says that “the walls wait for nobody”.",), True),
        (("She says “the walls wait for nobody.”", "(Kerr, 1979)."), True),
        (("She says “walls wait” (Kerr, 1979).",), False),
        (("In “The Origins of Gates in Hull” (Kerr, 1979) walls wait.",), False),
        (("She says “the walls wait for nobody”.[^1]", "So (Kerr, 1979)."), False),
        (("She says “the walls wait for nobody”.", "So (Kerr, 1979)."), False),
    ],
)
def test_a_quotation_wants_a_page(sentences: tuple[str, ...], flagged: bool) -> None:
    report = reference_report(essay_of(*sentences, listed=(KERR,)), PACK)
    assert bool(report.quotations_without_page) is flagged
