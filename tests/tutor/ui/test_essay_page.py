"""The Essay page takes an essay, shows what is said of it, keeps and compares it; nothing typed is lost."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from knowledge.errors import CorruptSource, UnreadableSource
from tests.tutor.ui.fake_essays import PROSE, RIGHT, TITLE, TOO_FAR, WRONG, fake_critique, fake_essay
from tests.tutor.ui.fakes import FakeServices
from tests.tutor.ui.on_the_page import button
from tests.tutor.ui.pages_under_test import essay_on
from tutor.critique.findings import Critique
from tutor.errors import EssayTooShort, NotEnglish, TutorError
from tutor.learners.conversations import LOCAL_LEARNER
from tutor.services import Services
from tutor.settings import Settings
from tutor.ui.components.critique_view import view_data
from tutor.ui.criticising import Criticising
from tutor.ui.state import OpenedPassage, Place

ROOT = Path(__file__).parents[3]
EVIL = "<img src=http://evil.example/x.png> ![mine](http://evil.example/y.png) :material/home: **bold**"
BARE_MARKUP = re.compile(r"(?<!\\)(?:<img|!\[|\]\(|:material/home:|http:|\*\*bold)")


@pytest.fixture
def essay(services: FakeServices) -> AppTest:
    return essay_on(services)


def paste(page: AppTest, text: str = PROSE) -> AppTest:
    """Pastes a text and has it read."""
    page.radio[0].set_value("Paste the text").run()
    page.text_area[0].set_value(text).run()
    return button(page, "Read my essay").click().run()  # type: ignore[no-any-return]


def drawn(page: AppTest, part: str) -> dict[str, Any]:
    """What the component that draws this part was given."""
    found = [json.loads(item.proto.json) for item in page.get("bidi_component") if item.proto.json]
    return next(data for data in found if part in data)


def remark(page: AppTest, verdict: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in drawn(page, "remarks")["remarks"] if one["kind"] == verdict)
    return found


def marked_text(page: AppTest, number: int) -> str:
    pieces = [piece for block in drawn(page, "blocks")["blocks"] for piece in block["pieces"]]
    return "".join(piece["text"] for piece in pieces if number in piece["remarks"])


def test_the_empty_page_says_what_happens_with_an_essay(essay: AppTest) -> None:
    assert not essay.exception
    said = " ".join(item.value for item in essay.markdown)
    assert all(words in said for words in ("stays on this computer", "no grade", "Nothing is rewritten"))
    assert any("Your essays will be kept here." in item.value for item in essay.caption)


def test_the_page_loads_no_models_and_nothing_that_writes_word_files(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from tests.tutor.ui.fakes import FakeServices\n"
        "from tests.tutor.ui.pages_under_test import essay_on\n"
        f"page = essay_on(FakeServices(pathlib.Path({str(tmp_path)!r})))\n"
        "names = {'torch', 'chromadb', 'docx', 'tutor.critique.critic', 'tutor.critique.drafts'}\n"
        "print(bool(page.exception), names & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.strip() == "False set()"


def test_a_pasted_essay_is_shown_with_its_remarks_in_their_places(essay: AppTest, services: FakeServices) -> None:
    paste(essay)
    assert not essay.exception
    assert services.read == [PROSE]
    assert essay.title[0].value.replace("\\", "") == TITLE
    wrong = remark(essay, "contradicts")
    assert (wrong["verdict"], wrong["severity"]) == ("Goes against the theory", "important")
    assert marked_text(essay, wrong["number"]) == WRONG
    assert [one["label"] for one in wrong["citations"]] == ["The Harbour Question, Why harbours stay open"] * 2
    assert marked_text(essay, remark(essay, "strength")["number"]) == RIGHT
    assert drawn(essay, "unplaced")["unplaced"] == [remark(essay, "omits")["number"]]


def test_the_things_to_do_first_lead_to_their_places(essay: AppTest) -> None:
    paste(essay)
    first = [item.value for item in essay.markdown if item.value.startswith(("**1.", "**3.", "**5."))]
    assert len(first) == 3
    assert "Goes against the theory" in first[0]
    button(essay, "Show me where").click().run()
    assert drawn(essay, "going")["going"] == {"count": 1, "remark": remark(essay, "contradicts")["number"]}
    essay.run()
    assert drawn(essay, "going")["going"] is None, "gone to only once"


@pytest.mark.parametrize(
    "error",
    [
        EssayTooShort("This text has 12 words.", "An essay of 200 words or more can be read."),
        NotEnglish("This text is not in English.", "Hand in an English essay."),
        CorruptSource("essay.docx", hint="Save it again and choose the new file."),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_essay_that_cannot_be_read_is_said_so_and_stays_in_the_box(
    essay: AppTest, services: FakeServices, error: TutorError | UnreadableSource
) -> None:
    services.essay_script.append(error)
    paste(essay, "Twelve words.")
    said = essay.warning[0].value.replace("\\", "")
    assert error.message in said
    assert error.hint in said
    assert essay.text_area[0].value == "Twelve words."
    paste(essay)
    assert not essay.warning
    assert drawn(essay, "remarks")


def test_a_fault_of_our_own_is_calm_and_the_essay_stays_in_the_box(essay: AppTest, services: FakeServices) -> None:
    services.essay_script.append(ZeroDivisionError("secret detail"))
    paste(essay)
    assert "look for the number" in essay.error[0].value
    assert "secret" not in essay.error[0].value
    assert essay.text_area[0].value == PROSE
    assert not essay.exception


def test_what_was_pasted_is_still_there_after_another_essay_was_looked_at(essay: AppTest) -> None:
    paste(essay)
    button(essay, "New essay").click().run()
    essay.radio[0].set_value("Paste the text").run()
    essay.text_area[0].set_value("Half an essay").run()
    button(essay, TITLE).click().run()
    assert not essay.text_area
    button(essay, "New essay").click().run()
    assert essay.text_area[0].value == "Half an essay"


def test_nothing_is_read_when_nothing_was_handed_in(essay: AppTest, services: FakeServices) -> None:
    button(essay, "Read my essay").click().run()
    assert "Choose a file first" in essay.info[0].value
    paste(essay, "  ")
    assert "Paste your essay" in essay.info[0].value
    assert services.read == []


def test_an_essay_is_reopened_from_the_list(essay: AppTest) -> None:
    paste(essay)
    button(essay, "New essay").click().run()
    assert essay.title[0].value == "Have your essay read closely"
    button(essay, TITLE).click().run()
    assert remark(essay, "contradicts")


def test_an_essay_is_deleted_for_good_only_when_asked_twice(essay: AppTest, services: FakeServices) -> None:
    paste(essay)
    button(essay, "Delete…").click().run()
    (kept,) = services.essays.list(LOCAL_LEARNER)
    assert button(essay, "Delete for good")
    on_the_open_essay(services, kept.id, lambda work: work.delete(kept.id))
    assert services.essays.list(LOCAL_LEARNER) == ()


def test_an_essay_that_was_deleted_elsewhere_is_closed_and_said_so(essay: AppTest, services: FakeServices) -> None:
    paste(essay)
    services.essays.delete(LOCAL_LEARNER, services.essays.list(LOCAL_LEARNER)[0].id)
    essay.run()
    assert not essay.exception
    assert "deleted in another window" in essay.info[0].value


def test_a_disagreement_is_kept_and_shown(essay: AppTest, services: FakeServices) -> None:
    paste(essay)
    (kept,) = services.essays.list(LOCAL_LEARNER)

    def disagree(work: Criticising) -> None:
        opened = work.opened()
        assert opened
        work.disagree(next(one for one in opened.remarks if one.about == "gates"), "Only small ones")

    on_the_open_essay(services, kept.id, disagree)
    essay.run()
    number = remark(essay, "contradicts")["number"]
    assert drawn(essay, "disagreements")["disagreements"] == {str(number): "Only small ones"}
    assert [one.reason for one in services.essays.disagreements(LOCAL_LEARNER, kept.id)] == ["Only small ones"]

    def agree(work: Criticising) -> None:
        opened = work.opened()
        assert opened is not None
        work.disagree(next(one for one in opened.remarks if one.about == "gates"), None)

    on_the_open_essay(services, kept.id, agree)
    assert services.essays.disagreements(LOCAL_LEARNER, kept.id) == ()


def on_the_open_essay(services: FakeServices, essay_id: str, do: Callable[[Criticising], None]) -> None:
    """Does with an open essay what a component's callback does."""

    def page(services, essay_id, do):  # type: ignore[no-untyped-def]
        from tutor.ui.criticising import Criticising

        work = Criticising(services)
        work.choose(essay_id)
        do(work)

    given = {"services": services, "essay_id": essay_id, "do": do}
    assert not AppTest.from_function(page, kwargs=given, default_timeout=60).run().exception


@pytest.mark.parametrize(
    ("ticked", "kinds"),
    [
        (["Goes against the theory: 1", "Well said: 1"], {"contradicts", "strength"}),
        (["Important: 2"], {"contradicts", "misquotes"}),
        (["Minor: 1"], {"language"}),
        (["Important: 2", "Goes against the theory: 1"], {"contradicts"}),
    ],
)
def test_remarks_are_shown_by_what_they_say_and_how_much_they_matter(
    essay: AppTest, ticked: list[str], kinds: set[str]
) -> None:
    paste(essay)
    everything = drawn(essay, "only")["only"]
    assert everything == [one["number"] for one in drawn(essay, "only")["remarks"]]
    tick(essay, *ticked)
    data = drawn(essay, "only")
    assert {one["kind"] for one in data["remarks"] if one["number"] in data["only"]} == kinds


def tick(page: AppTest, *labels: str) -> None:
    for label in labels:
        next(item for item in page.checkbox if item.label == label).check().run()


def test_a_choice_that_leaves_no_remark_says_how_to_go_on(essay: AppTest) -> None:
    paste(essay)
    tick(essay, "Well said: 1", "Minor: 1")
    assert drawn(essay, "only")["only"] == []
    assert any("Take one of your choices back" in item.value for item in essay.caption)


def test_a_cited_passage_opens_beside_the_essay_and_can_be_closed_when_it_is_gone(
    essay: AppTest, services: FakeServices
) -> None:
    paste(essay)
    number = remark(essay, "contradicts")["number"]
    for cited_by in (f"remark-{number}", "tenet-walls"):
        essay.session_state["essay_state"].opened = OpenedPassage(cited_by, 1)
        essay.run()
        assert drawn(essay, "picture")["title"] == "The Harbour Question"
    services.library.remove(services.harbour.id)
    essay.run()
    assert any("no longer" in item.value for item in essay.warning)
    button(essay, "Close the source").click().run()
    assert essay.session_state["essay_state"].opened is None
    assert not essay.warning


def test_a_revised_draft_is_held_against_the_one_before(essay: AppTest, services: FakeServices) -> None:
    from tests.tutor.ui.fake_essays import REVISED

    paste(essay)
    button(essay, "Upload a revised draft").click().run()
    assert essay.title[0].value == "Your revised draft"
    paste(essay, REVISED)
    assert not essay.exception
    said = [item.value for item in essay.markdown]
    assert "3 dealt with · 4 as before" in said, said
    assert any("Now: “A harbour that is afraid is tempted" in line for line in said)
    newest, first = services.essays.list(LOCAL_LEARNER)
    assert newest.previous == first.id
    assert button(essay, f"Draft 2: {TITLE}")


def test_the_way_back_from_a_revised_draft_leads_to_the_remarks(essay: AppTest) -> None:
    paste(essay)
    button(essay, "Upload a revised draft").click().run()
    button(essay, "Back to the remarks").click().run()
    assert remark(essay, "contradicts")


def test_a_tenets_place_is_found_in_the_text_as_it_is_drawn(services: FakeServices) -> None:
    text = PROSE.replace(TOO_FAR, f"Some say **never** and “\U0001f6a2”. {TOO_FAR}")
    read = fake_essay(text)
    start = text.index(TOO_FAR)
    data = view_data(read, (), {}, {}, only=(), going=(1, Place(start=start, end=start + len(TOO_FAR))))
    going = data["going"]
    words = "".join(piece["text"] for piece in data["blocks"][going["block"]]["pieces"])
    assert words[going["start"] : going["end"]] == TOO_FAR
    assert "**" not in words


def test_words_of_an_essay_never_become_markup(essay: AppTest, services: FakeServices) -> None:
    paste(essay, PROSE.replace(TITLE, EVIL))
    assert not essay.exception
    shown = [item.value for kind in ("title", "markdown", "caption", "subheader") for item in getattr(essay, kind)]
    shown += [item.label for item in essay.button]
    assert any("evil" in text for text in shown)
    assert not [text for text in shown if BARE_MARKUP.search(text)]


class HostileServices(FakeServices):
    """A critic whose every word is hostile."""

    def critique(self, essay: Any, progress: Any = None) -> Critique:
        found = fake_critique(essay, self.harbour, self.citation)
        worse = [one.model_copy(update={"comment": EVIL, "question": EVIL}) for one in found.findings]
        tenets = [one.model_copy(update={"title": EVIL}) for one in found.tenets]
        references = found.references.model_copy(update={"missing": (EVIL,)})
        changed = {"findings": tuple(worse), "tenets": tuple(tenets), "references": references, "notes": (EVIL,)}
        return found.model_copy(update=changed)


def test_words_of_a_critique_never_become_markup(tmp_path: Path) -> None:
    services = HostileServices(tmp_path)
    try:
        page = paste(essay_on(services))
        shown = [item.value for kind in ("title", "markdown", "caption") for item in getattr(page, kind)]
        assert sum("evil" in text for text in shown) >= 5
        assert not [text for text in shown if BARE_MARKUP.search(text)]
    finally:
        services.close()


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (("reading", 0, 1), "Reading"),
        (("judging", 12, 40), "Judging: 12 of 40 sentences"),
        (("weighing", 0, 1), "Weighing what to say"),
    ],
)
def test_every_stage_of_a_reading_has_plain_words(stage: tuple[str, int, int], said: str) -> None:
    from tutor.ui.components.essay_progress import said_of, share_of

    assert said_of(*stage) == said
    assert 0 <= share_of(*stage) <= 1


def test_a_reading_that_was_stopped_keeps_nothing(services: FakeServices) -> None:
    from threading import Event

    from tutor.ui.essay_reading import EssayReading

    may_go_on = Event()

    def slow() -> Any:
        may_go_on.wait(10)
        return fake_essay(PROSE)

    services.essays.list(LOCAL_LEARNER)
    reading = EssayReading(services, LOCAL_LEARNER, "slow", slow, None)  # type: ignore[arg-type]
    reading.stop()
    may_go_on.set()
    assert reading.is_done(10)
    assert (reading.result, reading.failure, reading.fault) == (None, None, None)
    assert services.essays.list(LOCAL_LEARNER) == ()


@pytest.mark.parametrize(("name", "begins"), [("_docx", b"PK"), ("_html", b"<!DOCTYPE"), ("_markdown", b"# Walls")])
def test_the_remarks_can_be_taken_away(services: FakeServices, name: str, begins: bytes) -> None:
    from tutor.ui.components import critique_heading

    read = fake_essay(PROSE)
    make: Callable[..., bytes | str] = getattr(critique_heading, name)
    made = make(read, fake_critique(read, services.harbour, services.citation))
    assert (made if isinstance(made, bytes) else made.encode()).startswith(begins)


def test_the_real_services_read_pasted_essays_and_have_one_to_try(tmp_path: Path) -> None:
    with closing(Services(Settings(data=tmp_path))) as services:
        sample = services.sample_essay()
        assert sample
        assert services.read_essay(sample).words > 300
        assert services.essay_of_text(PROSE).title == TITLE
        with pytest.raises(EssayTooShort):
            services.essay_of_text("A harbour is open.")
        assert services.essays.list(LOCAL_LEARNER) == ()
