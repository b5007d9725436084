"""Adding goes on after a click has broken in, what was left unfinished is finished, and what holds it up is said."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException
from streamlit.testing.v1 import AppTest

from knowledge.errors import DiskFull, ModelMissing
from knowledge.locking import write_lock
from tests.tutor.ui.fakes import HARBOUR, FakeLibrary, FakeOutcome, FakeServices
from tests.tutor.ui.pages_under_test import chat_on, library_on

CLICK = RerunException(RerunData())
FULL = DiskFull("The disk is full.", "Make room.")
NO_MODEL = ModelMissing("The reading model is missing.", "Run init.")
FILES = [("one.txt", b"One wall.", "text/plain"), ("two.txt", b"Two walls.", "text/plain"), ("three.txt", b"3", "")]


class ScriptedLibrary(FakeLibrary):
    """Adding and resuming raise what stands next in `script`; None lets one pass.

    What is raised while a file is added comes after it is kept and before it is ready, as in the real library.
    """

    def __init__(self) -> None:
        super().__init__()
        self.script: list[BaseException | None] = []
        self.resumed = 0

    def add(self, path: Path, **rest: Any) -> FakeOutcome:
        outcome = super().add(path, **rest)
        if outcome.source:
            self.leave_unfinished(outcome.source.id)
        self.resume()
        return outcome

    def leave_unfinished(self, source_id: str) -> None:
        source, data, text = self._sources[source_id]
        self._sources[source_id] = (replace(source, state="indexing"), data, text)

    def resume(self, progress: Any = None) -> None:
        self.resumed += 1
        if error := self.script.pop(0) if self.script else None:
            raise error
        for source, data, text in self._sources.values():
            self._sources[source.id] = (replace(source, state="ready"), data, text)


class Services(FakeServices):
    """Fake services on a scripted library."""

    library: ScriptedLibrary

    def __init__(self, folder: Path, **rest: Any) -> None:
        super().__init__(folder, library=ScriptedLibrary(), **rest)


class CourseWithoutModel(Services):
    """A course that is kept and found by its words, but not yet by its meaning."""

    def load_course(self, progress: Any = None) -> list[FakeOutcome]:
        self.harbour = self.library.put("harbour.md", HARBOUR.encode())
        self.library.leave_unfinished(self.harbour.id)
        return [FakeOutcome("harbour.md", self.library.source(self.harbour.id), "added", NO_MODEL)]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with closing(Services(tmp_path)) as services:
        yield services


def button(page: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(item for item in page.button if item.label == label)


def said(page: AppTest) -> list[str]:
    return [
        item.value.replace("\\", "") for kind in (page.success, page.info, page.warning, page.error) for item in kind
    ]


def add(page: AppTest) -> AppTest:
    page.file_uploader[0].set_value(FILES)
    return button(page, "Add to the library").click().run()


def names(services: Services) -> list[str]:
    return [source.file_name for source in services.library.sources()][2:]


def test_a_click_while_files_are_added_loses_none_of_them(services: Services) -> None:
    services.library.script = [None, CLICK, CLICK]
    page = add(library_on(services))
    assert not page.exception
    assert names(services) == ["one.txt", "two.txt", "three.txt"]
    assert said(page) == ["Added: one.txt, two.txt, three.txt"]


def test_what_the_library_had_before_is_told_from_what_a_click_broke_off(services: Services) -> None:
    services.library.put("there.txt", b"Two walls.")
    services.library.script = [CLICK, CLICK]
    assert said(add(library_on(services))) == ["Added: one.txt, three.txt", "Already in the library: there.txt"]


def test_a_full_disk_keeps_the_files_waiting_until_the_person_decides(services: Services) -> None:
    page = library_on(services)
    services.library.script = [None, FULL, FULL]
    add(page)
    assert said(page) == ["Added: one.txt", "The disk is full.  \nMake room."]
    assert "Still to be added: two.txt, three.txt" in [item.value.replace("\\", "") for item in page.caption]
    page.run()
    assert services.library.resumed == 2, "nothing is tried again before the person says so"
    services.library.script.clear()
    button(page, "Try again").click().run()
    assert said(page) == ["Added: one.txt, two.txt, three.txt"]


def test_the_files_that_wait_can_be_left_out(services: Services) -> None:
    page = library_on(services)
    services.library.script = [None, FULL]
    add(page)
    button(page, "Leave them out").click().run()
    assert said(page) == ["Added: one.txt"]
    assert not [item for item in page.button if item.label == "Try again"]


def test_a_fault_of_the_programs_own_costs_one_file_and_not_the_others(services: Services) -> None:
    page = library_on(services)
    services.library.script = [ZeroDivisionError(), None, None]
    add(page).run()
    assert said(page) == ["Added: two.txt, three.txt"]


def test_a_source_that_was_left_unfinished_is_finished(services: Services) -> None:
    services.library.leave_unfinished(services.harbour.id)
    page = library_on(services)
    assert not page.exception
    assert said(page) == []
    assert {source.state for source in services.library.sources()} == {"ready"}
    assert not any("still being prepared" in item.value for item in page.caption)


def test_what_cannot_be_finished_is_said_once_and_tried_when_the_person_says_so(services: Services) -> None:
    services.library.leave_unfinished(services.harbour.id)
    services.library.script = [NO_MODEL]
    page = library_on(services)
    page.run()
    assert services.library.resumed == 1
    assert said(page) == ["The reading model is missing.  \nRun init."]
    button(page, "Try again").click().run()
    assert said(page) == []
    assert services.library.resumed == 2


def test_nobody_waits_while_somebody_else_prepares_documents(services: Services) -> None:
    services.library.leave_unfinished(services.harbour.id)
    with held(services):
        assert "Another process" in said(library_on(services))[0]
    assert services.library.resumed == 0


def test_adding_waits_while_a_source_is_read(services: Services) -> None:
    page = library_on(services)
    services.library.leave_unfinished(services.harbour.id)
    button(page, "Read").click().run()
    assert services.library.resumed == 0
    assert "Adding goes on when you have closed the text." in [item.value for item in page.caption]


def test_what_went_wrong_with_the_course_is_shown_until_it_is_put_right(tmp_path: Path) -> None:
    with closing(CourseWithoutModel(tmp_path, empty=True)) as services:
        page = chat_on(services)
        button(page, "Load the course").click().run()
        assert said(page) == ["The reading model is missing.  \nRun init."]
        services.library.resume()
        page.run()
        assert said(page) == []


@contextmanager
def held(services: Services) -> Iterator[None]:
    with write_lock(services.settings.data, 0):
        yield
