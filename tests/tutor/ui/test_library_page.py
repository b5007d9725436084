"""The Library page shows what there is, adds, removes and restores."""

from contextlib import closing
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from knowledge.errors import DiskFull
from tests.tutor.quick_services import QuickServices
from tests.tutor.ui.fakes import FakeOutcome, FakeServices
from tests.tutor.ui.pages_under_test import chat_on, library_on
from tutor.services import build_services
from tutor.settings import Settings
from tutor.ui.components.upload import safe_name


class CourseOnFullDisk(FakeServices):
    """A course for which there is no room."""

    def load_course(self, progress: Any = None) -> list[FakeOutcome]:
        raise DiskFull("The disk is full.", "Make room.")


def button(page: AppTest, label: str, place: int = 0):  # type: ignore[no-untyped-def]
    return [item for item in page.button if item.label == label][place]


def titles(page: AppTest) -> list[str]:
    return [item.value.replace("\\", "") for item in page.markdown if item.value.startswith("**")]


def test_sources_are_listed_with_what_matters(library: AppTest) -> None:
    assert titles(library) == ["**The Harbour Question**", "**My essay on harbours**"]
    shown = " ".join(item.value.replace("\\", "") for item in library.caption)
    assert "Astrid Lund, P. Ferro, 1911 · 101 words · CC BY 4.0 · harbour.md" in shown
    assert "licence not stated" in shown


def test_files_are_added_with_a_result_each(library: AppTest, services: FakeServices) -> None:
    files = [("new.txt", b"A new text.", "text/plain"), ("empty.txt", b" ", "text/plain")]
    library.file_uploader[0].set_value(files)
    library.radio[0].set_value("essay")
    button(library, "Add to the library").click().run()
    assert not library.exception
    assert "new.txt" in library.success[0].value.replace("\\", "")
    assert "holds no text" in library.warning[0].value
    assert [source.role for source in services.library.sources()] == ["reference", "essay", "essay"]


def test_a_bad_file_among_good_ones_does_not_end_the_adding_in_a_real_library(tmp_path: Path) -> None:
    with closing(QuickServices(Settings(data=tmp_path / "data"))) as services:
        page = library_on(services)
        files = [
            ("tides.txt", b"Tides come twice a day."),
            ("bad.pdf", b"no PDF"),
            ("walls.txt", b"Walls stand still."),
        ]
        page.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files])
        button(page, "Add to the library").click().run()
        assert not page.exception
        assert "bad.pdf was not added" in page.warning[0].value.replace("\\", "")
        assert [source.file_name for source in services.library.sources()] == ["tides.txt", "walls.txt"]


def test_adding_nothing_says_what_to_do(library: AppTest) -> None:
    button(library, "Add to the library").click().run()
    assert "Choose one or more files" in library.info[0].value


def test_a_removed_source_comes_back_by_undo(library: AppTest, services: FakeServices) -> None:
    button(library, "Remove").click().run()
    assert titles(library) == ["**My essay on harbours**"]
    assert "Removed **The Harbour Question**" in [item.value for item in library.markdown]
    button(library, "Undo").click().run()
    assert {source.title for source in services.library.sources()} == {"The Harbour Question", "My essay on harbours"}
    assert not [item for item in library.button if item.label == "Undo"]


def test_removing_what_is_gone_says_so(library: AppTest, services: FakeServices) -> None:
    services.library.remove(services.harbour.id)
    button(library, "Remove").click().run()
    assert "no longer in the library" in library.warning[0].value
    assert not library.exception


def test_an_empty_library_says_what_to_do_next(tmp_path: Path) -> None:
    page = library_on(FakeServices(tmp_path, empty=True))
    assert "empty" in page.info[0].value
    button(page, "Load the course").click().run()
    assert len(titles(page)) == 2


def test_what_the_course_lacks_is_offered_quietly(library: AppTest, services: FakeServices) -> None:
    assert not [item for item in library.button if item.label == "Load the course"]
    services.library.remove(services.harbour.id)
    library.run()
    assert "1 document of the course is not in the library." in [item.value for item in library.caption]
    button(library, "Load the course").click().run()
    assert not library.exception
    assert {source.title for source in services.library.sources()} == {"The Harbour Question", "My essay on harbours"}
    assert not [item for item in library.button if item.label == "Load the course"]


def test_a_course_that_cannot_be_loaded_says_why(tmp_path: Path) -> None:
    with closing(CourseOnFullDisk(tmp_path, empty=True)) as services:
        for page in (library_on(services), chat_on(services)):
            button(page, "Load the course").click().run()
            assert not page.exception
            assert [item.value.replace("\\", "") for item in page.warning] == ["The disk is full.  \nMake room."]


def test_the_page_has_its_title_and_its_form_before_the_library_is_open(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    page = library_on(build_services(Settings(data=tmp_path / "data")))
    assert not page.exception
    assert page.title[0].value == "Library"
    assert button(page, "Add to the library")
    assert len(page.warning) + len(page.error) == 1


def test_a_source_opens_in_a_dialog_by_sections(library: AppTest) -> None:
    button(library, "Read").click().run()
    assert not library.exception
    assert library.selectbox[0].options[1] == "2. The Harbour Question › What the keepers disagree about"


def test_names_of_uploads_stay_inside_their_folder() -> None:
    assert safe_name("../../etc/passwd") == "passwd"
    assert safe_name("C:\\Users\\me\\essay.docx") == "essay.docx"
    assert safe_name("\0..") == "document.txt"
    assert safe_name("x" * 400 + ".pdf") == "x" * 120 + ".pdf"
