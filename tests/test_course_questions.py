"""The questions of the course are fair: neither length nor words give the answer away, and no two of them are one."""

import itertools
import re
from collections import Counter

import pytest
from rapidfuzz import fuzz

from knowledge.packs import CourseQuestion, bundled_packs, load_pack

FOLDER = bundled_packs()["defensive-realism"]
COURSE = load_pack(FOLDER)
QUESTIONS = COURSE.questions
ABSOLUTE = re.compile(r"\b(always|never|all|only|every|everything|none|must|entirely|completely)\b", re.IGNORECASE)
GIVEAWAY = re.compile(r"of the above|of the following|which of these|\bboth [ab]\b", re.IGNORECASE)
NEGATIVE = re.compile(r"\b(not|except|never|cannot|untrue|incorrect)\b", re.IGNORECASE)
DANGLING = re.compile(
    r"(it|its|this|that|these|those|they|their|he|she|such|here|there)\b(?! is a | is no )", re.IGNORECASE
)
COMMON = frozenset(
    "according account after against among because been before being between both could does each from have into "
    "latter former might more most none other others over same some state states such than that their them then "
    "there these they this those though through under upon usually view what when where which while whom whose "
    "will with would your about also here should".split()
)


def options(question: CourseQuestion) -> list[str]:
    """The four answers, the right one first."""
    return [question.key, *(wrong.text for wrong in question.wrong)]


def content_words(text: str) -> set[str]:
    """Words that carry meaning, cut short so that forms of one word count as the same."""
    words = re.findall(r"[a-z]{4,}", text.casefold())
    return {word[:5] for word in words if word not in COMMON}


def failing(fails: dict[str, bool]) -> list[str]:
    return [stem for stem, does in fails.items() if does]


def test_every_tenet_has_five_to_seven_questions() -> None:
    counts = Counter(question.tenet for question in QUESTIONS)

    assert set(counts) == {tenet.slug for tenet in COURSE.tenets}
    assert {slug: count for slug, count in counts.items() if not 5 <= count <= 7} == {}


def test_every_kind_is_asked_and_the_difficulty_is_spread() -> None:
    kinds = Counter(question.asks for question in QUESTIONS)
    difficulties = Counter(question.difficulty for question in QUESTIONS)

    assert (
        min(kinds[kind] for kind in ("definition", "attribution", "contrast", "case", "reason", "list", "claim")) >= 6
    )
    assert all(difficulties[level] >= least for level, least in {1: 20, 2: 25, 3: 20, 4: 8, 5: 3}.items()), difficulties


def test_the_length_of_an_answer_says_nothing_about_its_rightness() -> None:
    longest = [q.stem for q in QUESTIONS if len(q.key) > max(len(wrong.text) for wrong in q.wrong)]
    shortest = [q.stem for q in QUESTIONS if len(q.key) < min(len(wrong.text) for wrong in q.wrong)]

    assert 0.18 <= len(longest) / len(QUESTIONS) <= 0.32, len(longest)
    assert 0.18 <= len(shortest) / len(QUESTIONS) <= 0.32, len(shortest)


def test_no_key_is_much_longer_or_shorter_than_the_options_beside_it() -> None:
    share = {q.stem: len(q.key) / (sum(map(len, options(q))) / 4) for q in QUESTIONS}

    assert {stem: round(part, 2) for stem, part in share.items() if not 0.65 <= part <= 1.3} == {}


def test_answers_are_short() -> None:
    counts = {q.stem: len(q.key.split()) for q in QUESTIONS}

    assert {stem: count for stem, count in counts.items() if not 4 <= count <= 20} == {}


def test_the_words_of_the_stem_do_not_point_to_the_key() -> None:
    fails = {}
    for question in QUESTIONS:
        stem = content_words(question.stem)
        key, *wrong = (len(content_words(option) & stem) for option in options(question))
        fails[question.stem] = key > max(wrong)

    assert failing(fails) == []


def test_no_two_stems_are_nearly_the_same() -> None:
    pairs = itertools.combinations([question.stem for question in QUESTIONS], 2)

    assert [pair for pair in pairs if fuzz.ratio(*pair) >= 80] == []


def test_no_answer_stands_twice() -> None:
    keys = Counter(question.key.casefold() for question in QUESTIONS)

    assert [key for key, count in keys.items() if count > 1] == []
    assert failing({q.stem: len({option.casefold() for option in options(q)}) < 4 for q in QUESTIONS}) == []
    alike = {
        q.stem: any(fuzz.ratio(a, b) > 92 for a, b in itertools.combinations(options(q), 2))
        for q in QUESTIONS
        if "latter" not in q.key
    }
    assert failing(alike) == []


def test_stems_ask_for_what_is_right() -> None:
    assert failing({q.stem: bool(NEGATIVE.search(q.stem) or GIVEAWAY.search(q.stem)) for q in QUESTIONS}) == []


def test_no_wrong_answer_gives_itself_away_by_an_absolute_word() -> None:
    fails = {
        q.stem: not ABSOLUTE.search(q.key) and any(ABSOLUTE.search(wrong.text) for wrong in q.wrong) for q in QUESTIONS
    }

    assert failing(fails) == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.stem)
def test_points_are_sentences_that_stand_alone(question: CourseQuestion) -> None:
    for point in question.points:
        assert point[0].isupper() and point.endswith("."), point
        assert not DANGLING.match(point), point
        assert 4 <= len(point.split()) <= 32, point
    assert len(set(question.points)) == len(question.points)


def test_answers_have_no_final_stop_and_explanations_have_one() -> None:
    assert failing({q.stem: any(option.endswith(".") for option in options(q)) for q in QUESTIONS}) == []
    sentences = [text for q in QUESTIONS for text in (q.because, q.hint, *(wrong.why for wrong in q.wrong))]
    assert [text for text in sentences if text[-1] not in ".?"] == []


def test_no_hint_gives_the_key_away() -> None:
    fails = {q.stem: q.key.casefold() in q.hint.casefold() for q in QUESTIONS}

    assert failing(fails) == []


def test_cases_say_what_happened_without_the_words_of_their_tenet() -> None:
    tenets = {tenet.slug: tenet for tenet in COURSE.tenets}
    named = {
        case.slug: [word for word in content_words(tenets[case.tenet].title) if word in content_words(case.happened)]
        for case in COURSE.cases
    }

    assert 12 <= len(COURSE.cases) <= 16
    assert {slug: words for slug, words in named.items() if len(words) > 1} == {}


def test_no_name_stands_for_two_cases() -> None:
    names = Counter(name.casefold() for case in COURSE.cases for name in (case.name, *case.aliases))

    assert [name for name, count in names.items() if count > 1] == []


def test_written_questions_are_worded_for_writing() -> None:
    opened = [question.open_stem for question in QUESTIONS if question.open_stem]

    assert len(set(opened)) == len(opened)
    assert failing({q.stem: q.open_stem == q.stem for q in QUESTIONS}) == []
    assert [stem for stem in opened if stem[0].islower() or stem[-1] not in ".?"] == []
