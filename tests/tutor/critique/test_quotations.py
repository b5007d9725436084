"""Quotations are found, given to their scholars, and held against the wordings that are known."""

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.packs.pack import Concept, Pack, PackSource, Quotation, Scholar, Tenet, Theory, Work
from tutor.critique.essay import Essay, EssayUnit, UnitKind
from tutor.critique.quotations import EssayQuotation, QuotationCheck, SourceSentence, check_quotations, quotations_in
from tutor.critique.scholars import Names


def _scholar(slug: str, name: str, *quotations: str, coauthors: tuple[str, ...] = ()) -> Scholar:
    work = Work(
        slug=f"{slug}-1970", title="Ships that pass in every night", year=1970, kind="book", coauthors=coauthors
    )
    return Scholar(
        slug=slug, name=f"Ada {name}", aliases=(name,), ideas=("An idea.",), works=(work,),
        quotations=tuple(Quotation(text=text, work=work.slug, year=1970) for text in quotations),
    )  # fmt: skip


HARBOURS = "A sheltered harbour rewards patience; it does not reward haste."
PILOTS = "the pilot who fears the shallow water will never reach the deep channel"
PACK = Pack(
    folder=Path(), slug="tides", title="Tides", description="d", language="en", licence="CC0", version="1",
    theories=(Theory(slug="tidal-theory", name="Tidal theory", summary="s"),),
    sources=(
        PackSource(file="a.md", title="A", authors=("N",), year=2020, licence="CC0", role="reference", summary="s"),
    ),
    tenets=(
        Tenet(slug="t", title="T", theory="tidal-theory", kind="core", summary="s", statements=("s",), scope="s",
              cues=(), evidence=()),
    ),
    scholars=(
        _scholar("brandvold", "Brandvold", HARBOURS, "towns should organise defences against the slowly rising water"),
        _scholar("quist", "Quist", PILOTS, coauthors=("felder",)),
        _scholar("felder", "Felder"),
        _scholar("oster", "Oster"),
    ),
    concepts=(Concept(slug="law", name="Law of the narrow strait", definition="d"),),
)  # fmt: skip
NAMES = Names(PACK)

LIBRARY = tuple(
    SourceSentence("guide", 100 * place, 100 * place + len(text), text)
    for place, text in enumerate(
        (
            'Oster (1970) writes that "no lighthouse ever moved a single rock out of the way of a ship".',
            "A town that builds its walls too high will find that its merchants trade with quieter neighbours.",
            "Felder argues that a crew which shares its bread in fair weather will share its oars in foul weather.",
            'The common view that "storms teach more than calm seas" is older than the port, and Quist repeats it.',
            'Brandvold, A. (1970). "Ships that Pass in Every Night." Harbour Review 3(1): 1-20.',
        )
    )
)


def _essay(*sentences: str | tuple[UnitKind, str], paragraphs: bool = False) -> Essay:
    units: list[EssayUnit] = []
    text = ""
    for number, sentence in enumerate(sentences):
        kind: UnitKind = "prose" if isinstance(sentence, str) else sentence[0]
        words = sentence if isinstance(sentence, str) else sentence[1]
        text += ("\n\n" if paragraphs else " ") if text else ""
        paragraph = number if paragraphs else 0
        units.append(EssayUnit(number, paragraph, len(text), len(text) + len(words), words, kind))
        text += words
    return Essay("Tides", text, "0", len(text.split()), tuple(units))


def _quotations(*sentences: str | tuple[UnitKind, str], paragraphs: bool = False) -> list[EssayQuotation]:
    return list(quotations_in(_essay(*sentences, paragraphs=paragraphs), NAMES))


def _check(*sentences: str) -> QuotationCheck:
    return check_quotations(_essay(*sentences), PACK, LIBRARY)[-1]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ('He calls it "one small boat" and “two boats”.', ["one small boat", "two boats"]),
        ("He says ‘the sailors’ boats were small’.", ["the sailors’ boats were small"]),
        ("He says 'the sailors' boats were small', and goes.", ["the sailors' boats were small"]),
        ("The sailors' fears and the towns' hopes aren't one.", []),
        ("Back in the '90s the sailors' boats 'sank' there.", ["sank"]),
        ('A 6" plank and a "real quotation".', ["real quotation"]),
        ("“He called it ‘the deep’ one day” was said.", ["He called it ‘the deep’ one day"]),
        ('It was "never closed and then "closed" again.', ["closed"]),
        ('In "Ships that Pass in Every Night" it is "all at sea".', ["all at sea"]),
        ('He says:"tight words".', ["tight words"]),
    ],
)
def test_words_in_quotation_marks_are_found_and_titles_left_out(sentence: str, found: list[str]) -> None:
    assert [one.text for one in _quotations(sentence)] == found


WORDS = "boats of this kind float"


@pytest.mark.parametrize(
    ("sentence", "scholar"),
    [
        ('Quist (1970) argues that "{}".', "quist"),
        ('According to Quist, "{}".', "quist"),
        ('"{}" (Quist, 1970).', "quist"),
        ('"{}," writes Quist.', "quist"),
        ('"{}," as Ada Quist (1970) argues.', "quist"),
        ('Unlike Oster, Quist argues that "{}".', "quist"),
        ('Oster rejects Quist\'s claim that "{}".', "quist"),
        ('Against Oster stands the view that "{}" (Quist, 1970).', "quist"),
        ('The claim that "{}" (Quist, 1970, quoted in Oster, 1980) is wrong.', "quist"),
        ('Quist holds that "{}" (quoted in Oster, 1980).', "quist"),
        ('The view that "{}" has many friends (Quist, 1970).', "quist"),
        ('Quist, in contrast to Oster, argues that "{}".', None),
        ('Quist and Felder say that "{}".', None),
        ('Quist argues that "{}" (Oster, 1970).', None),
        ('Like Quist, one may hold that "{}" (Gilmour, 1981).', None),
        ('Drawing on Quist, Gilmour argues that "{}".', None),
        ('Critics of Quist say that "{}".', None),
        ('Quist\'s critics hold that "{}".', None),
        ('Many say "{}".', None),
    ],
)
def test_a_quotation_is_given_to_the_one_who_clearly_speaks(sentence: str, scholar: str | None) -> None:
    assert [one.scholar for one in _quotations(sentence.format(WORDS))] == [scholar]


@pytest.mark.parametrize(
    ("before", "scholar"),
    [("Oster has a point.", "oster"), ("Oster and Quist have a point.", None), ("Nobody has a point.", None)],
)
def test_he_and_she_are_the_one_scholar_of_the_sentence_before(before: str, scholar: str | None) -> None:
    assert [one.scholar for one in _quotations(before, f'She writes that "{WORDS}".')] == [scholar]


def test_she_is_nobody_of_another_paragraph() -> None:
    assert _quotations("Oster has a point.", f'She writes that "{WORDS}".', paragraphs=True)[0].scholar is None


def test_a_citation_that_was_cut_off_its_sentence_is_read_with_it() -> None:
    assert _quotations(f'It is said that "{WORDS}."', "(Quist, 1970).")[0].scholar == "quist"


def test_a_block_quotation_is_given_by_its_lead_in_or_its_citation() -> None:
    led = _quotations(
        "Quist puts it thus:", ("block_quote", "“Boats float.”"), ("block_quote", "Rocks sink."), paragraphs=True
    )
    assert [(one.text, one.scholar) for one in led] == [("Boats float.", "quist"), ("Rocks sink.", "quist")]
    cited = _quotations("It is plain.", ("block_quote", "Boats float. (Oster, 1970, p. 3)"), paragraphs=True)
    assert [(one.text, one.scholar) for one in cited] == [("Boats float.", "oster")]


def test_nothing_is_quoted_in_headings_and_references() -> None:
    assert _quotations(("heading", 'On "all at sea"'), ("reference", 'Quist, A. "all at sea."')) == []


@pytest.mark.parametrize(
    "sentence",
    [
        'Brandvold writes that "a sheltered harbor rewards patience – it does not reward haste".',
        "Brandvold writes: ‘[a] sheltered harbour … does not reward haste’.",
        'She says "towns should organize defenses against the slowly rising water" (Brandvold, 1970).',
        'Brandvold holds that it "rewards patience; it doesn\'t reward haste [at all]".',
        'Quist says "the pilot who fears the shalow water will never reach the deep channel".',
        'Oster says that "no lighthouse ever moved a single rock".',
        'Felder (1970) says that "the pilot who fears the shallow water will never reach" it.',
        'Brandvold says that "in the end, a sheltered harbour rewards patience; it does not reward haste".',
    ],
)
def test_true_words_are_exact_however_they_are_spelt_marked_or_cut(sentence: str) -> None:
    check = _check(sentence)
    assert (check.outcome, check.severity, check.differing) == ("exact", None, ())


@pytest.mark.parametrize(
    ("sentence", "severity", "differing"),
    [
        (
            'Brandvold: "A sheltered harbour punishes patience; it does not reward haste."',
            "high",
            [("punishes", "rewards")],
        ),
        ('Brandvold: "A sheltered harbour rewards patience; it does reward haste."', "high", [("", "not")]),
        ('Quist: "the pilot who fears the shallow water will reach the deep channel"', "high", [("", "never")]),
        ('Quist: "a pilot who fears the shallow water will never reach the deep channel"', "low", [("a", "the")]),
        ('Brandvold: "towns should organise defences against the rising water"', "low", [("", "slowly")]),
        ('Oster: "no lighthouse ever moved a single ship out of the way of a ship"', "high", [("ship", "rock")]),
        (
            'Felder: "a crew which shares its bread in fair weather will share its gold in foul weather"',
            "high",
            [("gold", "oars")],
        ),
    ],
)  # fmt: skip
def test_altered_words_are_shown_with_the_true_ones(
    sentence: str, severity: str, differing: list[tuple[str, str]]
) -> None:
    check = _check(sentence)
    assert (check.outcome, check.severity) == ("altered", severity)
    assert [(one.written, one.meant) for one in check.differing] == differing


@pytest.mark.parametrize(
    ("sentence", "scholar"),
    [
        ('Oster writes that "a sheltered harbour rewards patience; it does not reward haste".', "brandvold"),
        ('"The pilot who fears the shallow water will never reach the deep channel" (Oster, 1970).', "quist"),
        ('Quist writes that "no lighthouse ever moved a single rock out of the way".', "oster"),
        ('Oster writes that "a sheltered harbour rewards haste; it does not reward patience".', "brandvold"),
    ],
)
def test_words_given_to_another_scholar_are_told_whose_they_are(sentence: str, scholar: str) -> None:
    check = _check(sentence)
    assert (check.outcome, check.severity, check.scholar) == ("wrong_scholar", "high", scholar)


@pytest.mark.parametrize(
    "sentence",
    [
        'Oster follows Brandvold: "a sheltered harbour rewards patience; it does not reward haste".',
        'Many hold that "a sheltered harbour rewards patience; it does not reward haste".',
        'Oster repeats that "storms teach more than calm seas".',
    ],
)
def test_nobody_is_accused_where_the_speaker_is_unclear(sentence: str) -> None:
    assert _check(sentence).outcome == "exact"


@pytest.mark.parametrize(
    "sentence",
    [
        'The so-called "law of the narrow strait" is a term.',
        'Some say "might makes right at sea".',
        'Quist says that "the shallow water near a harbour is no place for a deep ship".',
        'Oster says that "a lighthouse can move a ship but not a single rock".',
        'Felder says that "a fair crew shares its bread even in foul weather".',
        'Brandvold says that "a town with high walls will lose its merchants to a quieter town".',
        'My aunt said that "a good kitchen rewards patience and nothing else".',
        'He read "Ships that pass in every night" twice.',
        'Quist says "it is what it is and that is that".',
    ],
)
def test_terms_titles_and_words_that_are_only_alike_are_unknown(sentence: str) -> None:
    check = _check(sentence)
    assert (check.outcome, check.wording, check.differing) == ("unknown", None, ())


def test_a_wording_is_a_stretch_of_its_source() -> None:
    check = _check('Oster: "no lighthouse ever moved a single cliff out of the way"')
    assert check.source == LIBRARY[0]
    assert check.wording == "no lighthouse ever moved a single rock out of the way"
    known = _check('Brandvold: "A sheltered harbour punishes patience; it does not reward haste."').known
    assert known and (known.scholar, known.work, known.year) == ("brandvold", "brandvold-1970", 1970)


def test_a_quotation_of_the_course_comes_with_a_library_sentence_that_quotes_it() -> None:
    quoting = SourceSentence("guide", 7, 90, f'Brandvold (1970) sums it up: "{HARBOURS}"')
    essay = _essay('Brandvold: "A sheltered harbour punishes patience; it does not reward haste."')
    (check,) = check_quotations(essay, PACK, (*LIBRARY, quoting))
    assert (check.outcome, check.source, check.known is not None) == ("altered", quoting, True)


def test_a_quotation_of_two_sentences_is_judged_by_each() -> None:
    check = _check(
        f'Felder: "{LIBRARY[1].text} Boats are boats. Every sheltered harbour rewards patience; it does reward haste."'
    )
    assert check.outcome in ("altered", "wrong_scholar")


def test_short_quotations_and_empty_essays_are_not_checked() -> None:
    assert check_quotations(_essay('Quist speaks of "the deep channel".'), PACK, LIBRARY) == ()
    assert check_quotations(_essay(), PACK, ()) == ()


PARTS = st.lists(
    st.sampled_from([*"\"“”'‘’[…\n\x00", "Quist says ", "boats ", " float", "(Oster, 1970)", "s’ "]),
    max_size=40,
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["prose", "block_quote", "footnote", "heading"]), PARTS), max_size=4))
def test_every_quotation_stands_where_it_says(units: list[tuple[UnitKind, list[str]]]) -> None:
    essay = _essay(*((kind, "".join(parts)) for kind, parts in units))
    found = quotations_in(essay, NAMES)
    assert all(essay.text[one.start : one.end] == one.text and one.text.strip() for one in found)
    assert all(one.unit.start <= one.start <= one.unit.end for one in found)
    check_quotations(essay, PACK, LIBRARY)


@pytest.mark.parametrize(
    "text",
    ['"a ' * 20000, "'a " * 20000, '"a b c d" (' * 2000, '"a b c d e' + ". " * 20000 + '"', "Quist " + " " * 90000],
)
def test_a_hostile_essay_is_read_in_no_time(text: str) -> None:
    begun = perf_counter()
    check_quotations(_essay(text), PACK, LIBRARY)
    assert perf_counter() - begun < 5


def test_two_hundred_quotations_are_held_against_twenty_thousand_sentences() -> None:
    words = "harbour pilot water channel rock ship town wall crew oar storm calm port tide merchant bread".split()
    many = [
        SourceSentence("guide", 0, 1, " ".join(words[(place * step) % 16] + "s" * (place % 3) for step in range(1, 20)))
        for place in range(20_000)
    ]
    essay = _essay(*[f'Quist says that "the {" of ".join(words[n % 7 : n % 7 + 6])} is {n}".' for n in range(200)])
    begun = perf_counter()
    assert len(check_quotations(essay, PACK, many)) == 200
    assert perf_counter() - begun < 10
