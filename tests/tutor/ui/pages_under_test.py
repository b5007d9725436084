"""The pages as AppTest runs them, on fake services."""

from streamlit.testing.v1 import AppTest

from tests.tutor.ui.fakes import FakeServices
from tutor.services import Services

SECONDS = 60


def chat_on(services: Services | FakeServices) -> AppTest:
    def page(services):  # type: ignore[no-untyped-def]
        from tutor.ui.boundary import guarded
        from tutor.ui.pages.chat import chat_page

        with guarded():
            chat_page(services)

    return AppTest.from_function(page, kwargs={"services": services}, default_timeout=SECONDS).run()


def essay_on(services: Services | FakeServices) -> AppTest:
    def page(services):  # type: ignore[no-untyped-def]
        from tutor.ui.boundary import guarded
        from tutor.ui.pages.essay import essay_page

        with guarded():
            essay_page(services)

    return AppTest.from_function(page, kwargs={"services": services}, default_timeout=SECONDS).run()


def quiz_on(services: Services | FakeServices) -> AppTest:
    def page(services):  # type: ignore[no-untyped-def]
        from tutor.ui.boundary import guarded
        from tutor.ui.pages.quiz import quiz_page

        with guarded():
            quiz_page(services)

    return AppTest.from_function(page, kwargs={"services": services}, default_timeout=SECONDS).run()


def guided_on(services: Services | FakeServices, guided_id: str | None = None) -> AppTest:
    """The page; with an id as after a reload, when it stands in the address."""

    def page(services):  # type: ignore[no-untyped-def]
        from tutor.ui.boundary import guarded
        from tutor.ui.pages.guided import guided_page

        with guarded():
            guided_page(services)

    test = AppTest.from_function(page, kwargs={"services": services}, default_timeout=SECONDS)
    if guided_id:
        test.query_params["guided"] = guided_id
    return test.run()


def library_on(services: Services | FakeServices) -> AppTest:
    def page(services):  # type: ignore[no-untyped-def]
        from tutor.ui.boundary import guarded
        from tutor.ui.pages.library import library_page

        with guarded():
            library_page(services)

    return AppTest.from_function(page, kwargs={"services": services}, default_timeout=SECONDS).run()


def progress_on(services: Services | FakeServices) -> AppTest:
    def page(services):  # type: ignore[no-untyped-def]
        from tutor.ui.boundary import guarded
        from tutor.ui.pages.progress import progress_page

        with guarded():
            progress_page(services)

    return AppTest.from_function(page, kwargs={"services": services}, default_timeout=SECONDS).run()


def bank_on(services: Services | FakeServices) -> AppTest:
    def page(services):  # type: ignore[no-untyped-def]
        from tutor.ui.boundary import guarded
        from tutor.ui.pages.bank import bank_page

        with guarded():
            bank_page(services)

    return AppTest.from_function(page, kwargs={"services": services}, default_timeout=SECONDS).run()


def app_on(services: Services | FakeServices) -> AppTest:
    """The whole app with its menu; AppTest shows the page that it opens with. Not run yet."""

    def page(services):  # type: ignore[no-untyped-def]
        from tutor.ui.navigation import show

        show(lambda: services)

    return AppTest.from_function(page, kwargs={"services": services}, default_timeout=SECONDS)
