"""What became of each finding from one draft to the next, whatever else was edited."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.critique.drafts import DraftChange, compare_drafts, new_findings
from tutor.critique.findings import Coverage, Critique, EssayFacts, EssaySpan, Finding, TenetUse
from tutor.critique.identity import finding_id
from tutor.critique.sentence_places import SentencePlaces

WRONG = "Tides are always driven by the wind over open water."
MENDED = "Tides are driven by the pull of the moon, and wind over open water only adds to them."
SOFTER = "Tides are often driven by the wind over open water."
DRAFT = (
    "The sea rises and falls twice a day. Sailors have long kept tables of it.\n\n"
    f"{WRONG} Harbours plan their traffic by the tables.\n\n"
    "A spring tide comes with a full moon. It is the highest of the month."
)


def critique(*findings: Finding, tenets: tuple[TenetUse, ...] = ()) -> Critique:
    facts = EssayFacts(title="Tides", words=1, paragraphs=1, sha256="")
    return Critique(essay=facts, findings=findings, tenets=tenets, coverage=Coverage(addressed=0, relevant=1))


def finding(draft: str, quote: str | None = WRONG, **parts: object) -> Finding:
    place = draft.index(quote) if quote else 0
    values: dict[str, object] = {
        "verdict": "contradicts", "severity": "medium", "tenet": "moon", "comment": "No.", "question": "Why?",
        "essay_span": EssaySpan(start=place, end=place + len(quote), quote=quote) if quote else None,
        "confidence": 0.8,
    } | parts  # fmt: skip
    name = finding_id(str(values["verdict"]), str(values["tenet"]) if values["tenet"] else None, quote or "")
    return Finding.model_validate({"id": name} | values)


def change(after: str, *standing: Finding, earlier: Finding | None = None) -> DraftChange:
    (found,) = compare_drafts(critique(earlier or finding(DRAFT)), DRAFT, critique(*standing), after)
    if found.essay_span:
        span = found.essay_span
        assert after[span.start : span.end] == span.quote
    return found


def test_a_mended_sentence_addresses_its_finding_and_is_pointed_to() -> None:
    found = change(DRAFT.replace(WRONG, MENDED))
    assert (found.outcome, found.is_changed, found.now) == ("addressed", True, None)
    assert found.essay_span and found.essay_span.quote == MENDED


def test_a_sentence_that_went_addresses_its_finding() -> None:
    found = change(DRAFT.replace(WRONG + " ", ""))
    assert (found.outcome, found.essay_span) == ("addressed", None)


def test_a_sentence_left_as_it_was_ignores_its_finding_wherever_it_moved() -> None:
    edited = "A new opening. " + DRAFT.replace("Sailors", "Fishermen").replace("It is the", "That is the")
    moved = DRAFT.replace(WRONG + " ", "") + " " + WRONG
    for after in (DRAFT, edited, moved, DRAFT.replace(WRONG, WRONG.upper().replace(".", "!"))):
        quote = WRONG if WRONG in after else WRONG.upper()[:-1]
        found = change(after, finding(after, quote))
        assert (found.outcome, found.is_changed) == ("ignored", False), after
        assert found.essay_span and quote in found.essay_span.quote


@pytest.mark.parametrize(
    ("parts", "outcome"),
    [
        ({"severity": "low"}, "partly"),
        ({"verdict": "overstates"}, "partly"),
        ({"verdict": "overstates", "severity": "low"}, "partly"),
        ({}, "ignored"),
        ({"severity": "high"}, "regressed"),
        ({"verdict": "misattributes", "severity": "high"}, "regressed"),
        ({"tenet": "another"}, "addressed"),
        ({"tenet": None, "verdict": "unsupported", "severity": "high"}, "addressed"),
    ],
)
def test_what_stands_in_a_changed_sentence_decides(parts: dict[str, object], outcome: str) -> None:
    after = DRAFT.replace(WRONG, SOFTER)
    found = change(after, finding(after, SOFTER, **parts))
    assert found.outcome == outcome
    assert (found.now is None) == (outcome == "addressed")


def test_the_same_mistake_elsewhere_is_not_held_against_a_mended_sentence() -> None:
    after = DRAFT.replace(WRONG, MENDED) + " The wind alone makes every tide there is."
    found = change(after, finding(after, "The wind alone makes every tide there is."))
    assert found.outcome == "addressed"


def test_a_sentence_that_was_split_or_joined_is_still_found() -> None:
    split = DRAFT.replace(WRONG, "Tides are always driven by the wind. They are driven over open and deep water.")
    assert change(split, finding(split, "Tides are always driven by the wind.")).outcome == "ignored"
    joined = DRAFT.replace(f"{WRONG} Harbours", f"{WRONG[:-1]}, and so harbours")
    assert change(joined, finding(joined, WRONG[:-1])).outcome == "ignored"


def test_a_sentence_reworded_throughout_is_known_by_its_place() -> None:
    reworded = "What moves all seas, and nothing else does, must be gusts."
    after = DRAFT.replace(WRONG, reworded)
    found = change(after, finding(after, reworded))
    assert found.outcome == "ignored"
    assert found.essay_span and found.essay_span.quote == reworded


def test_one_of_two_mistakes_in_a_sentence_can_be_mended_alone() -> None:
    before = "Teh sea is deep, and teh moon is far, but recieve both."
    after = "The sea is deep, and the moon is far, but recieve both."
    slips = [finding(before, word, verdict="language", tenet=None) for word in ("Teh", "recieve")]
    left = finding(after, "recieve", verdict="language", tenet=None)
    changes = compare_drafts(critique(*slips), before, critique(left), after)
    assert [one.outcome for one in changes] == ["addressed", "ignored"]


def test_one_of_two_misquotations_in_a_sentence_can_be_mended_alone() -> None:
    before = "Some say “water climbs by night alone”, others say “boats hate a low shore”."
    after = "Some say “water climbs by day and night”, others say “boats hate a low shore”."
    quotes = ("water climbs by night alone", "boats hate a low shore")
    wrong = [finding(before, quote, verdict="misquotes", tenet=None) for quote in quotes]
    left = finding(after, quotes[1], verdict="misquotes", tenet=None)
    changes = compare_drafts(critique(*wrong), before, critique(left), after)
    assert [one.outcome for one in changes] == ["addressed", "ignored"]


def test_an_omission_is_ignored_while_it_is_one() -> None:
    left_out = finding(DRAFT, None, verdict="omits")
    assert change(DRAFT, left_out, earlier=left_out).outcome == "ignored"
    after = DRAFT + " The moon pulls at the sea."
    tried = finding(after, "The moon pulls at the sea.", verdict="overstates")
    partly = change(after, tried, earlier=left_out)
    assert (partly.outcome, partly.essay_span) == ("partly", tried.essay_span)


def test_an_omission_made_good_points_to_what_is_now_said() -> None:
    after = DRAFT + " The moon pulls at the sea."
    span = finding(after, "The moon pulls at the sea.").essay_span
    assert span
    use = TenetUse(tenet="moon", title="The moon pulls", status="used_correctly", essay_spans=(span,))
    before = critique(finding(DRAFT, None, verdict="omits"))
    (found,) = compare_drafts(before, DRAFT, critique(tenets=(use,)), after)
    assert (found.outcome, found.essay_span) == ("addressed", span)


def test_new_findings_are_counted_where_sentences_are_new() -> None:
    added = "Every harbour has its own moon."
    after = DRAFT.replace(WRONG, SOFTER) + " " + added
    standing = (
        finding(after, SOFTER, severity="low"),
        finding(after, added, tenet="harbour"),
        finding(after, "It is the highest of the month.", tenet="spring"),
    )
    assert new_findings(critique(finding(DRAFT)), DRAFT, critique(*standing), after) == 1


@pytest.mark.parametrize(("before", "after"), [("", ""), (DRAFT, ""), ("", DRAFT), ("...\n\n!?", "\x00\x1b")])
def test_empty_drafts_have_no_places(before: str, after: str) -> None:
    assert SentencePlaces(before, after).place(0, len(before)) is None
    assert compare_drafts(critique(), before, critique(), after) == ()


@pytest.mark.parametrize("sentence", ["a a a a.", "{} tides {} rise {} and fall {}.", "no end {} " * 3])
def test_long_drafts_are_compared_quickly(sentence: str) -> None:
    before = " ".join(sentence.format(*[f"w{number}"] * 4) for number in range(2500))
    after = " ".join(sentence.format(*[f"v{number}"] * 4) for number in range(2500))
    quote = before[1000:1040]
    said = critique(*(finding(before, quote, essay_span=span_at(before, place)) for place in range(0, 20000, 800)))
    began = time.perf_counter()
    assert len(compare_drafts(said, before, critique(), after)) == 25
    assert time.perf_counter() - began < 5


def span_at(text: str, place: int) -> EssaySpan:
    return EssaySpan(start=place, end=place + 20, quote=text[place : place + 20])


WORDS = st.lists(
    st.sampled_from(["tide", "moon", "wind", "the", "rises.", "falls!", "\n", "A b c d e f g."]), max_size=30
)


@settings(deadline=None)
@given(WORDS.map(" ".join), WORDS.map(" ".join), st.integers(0, 80), st.integers(1, 80))
def test_places_lie_in_the_later_draft_and_a_draft_is_the_same_as_itself(
    before: str, after: str, start: int, length: int
) -> None:
    found = SentencePlaces(before, after).place(start, start + length)
    assert found is None or 0 <= found.start < found.end <= len(after)
    itself = SentencePlaces(before, before).place(start, start + length)
    assert itself is None or (itself.start < start + length and itself.end > start and not itself.is_changed)


def test_the_id_of_a_finding_follows_from_its_words_alone() -> None:
    name = finding_id("omits", None, "The  Moon’s pull.")
    assert len(name) == 12 and set(name) <= set("0123456789abcdef")
    assert name == finding_id("omits", None, "the moon pull") == "285b62766878"
    others = {finding_id("contradicts", None, "the moon pull"), finding_id("omits", "moon", "the moon pull")}
    assert len(others | {name, finding_id("omits", None, "the moon pulls")}) == 4
