"""Who is learning: profiles of one computer apart from each other, and people who sign in apart from everybody."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.tutor.quiz.made_up_questions import SINGLE
from tests.tutor.ui.fakes import FakeServices
from tests.tutor.ui.on_the_page import button
from tests.tutor.ui.pages_under_test import app_on
from tutor.learners.conversations import LOCAL_LEARNER
from tutor.quiz.questions import Grade, Response
from tutor.ui.signing_in import SIGNED_IN, Person

AUTH = {"auth": {"client_id": "us", "cookie_secret": "c" * 32}}
MARIA = {"is_logged_in": True, "iss": "https://id.example", "sub": "4711", "name": "Maria"}
MARIAS = Person("https://id.example", "4711", "Maria").learner


def labels(page: AppTest) -> list[str]:
    return [item.label.replace("\\", "") for item in page.button]


def popovers(page: AppTest) -> list[str]:
    found = [item.proto.popover.label for item in page.get("popover")]
    return [label.replace("\\", "") for label in found]


def signed_in_as(services: FakeServices, claims: dict[str, Any], secrets: dict[str, Any] | None = None) -> AppTest:
    """The app for a person with these claims, where signing in is on."""
    page = app_on(services)
    page.secrets = secrets or AUTH
    page.user = claims
    return page.run()


def acting(services: FakeServices, act: Callable[[Any], None], **state: object) -> AppTest:
    """What one act on the learner of a window leaves in its state."""

    def page(services, act):  # type: ignore[no-untyped-def]
        from tutor.ui.learner import Learning

        act(Learning(services))

    run = AppTest.from_function(page, kwargs={"services": services, "act": act}, default_timeout=60)
    for name, value in state.items():
        run.session_state[name] = value
    return run.run()


def test_a_computer_begins_with_one_profile_of_the_name_me(services: FakeServices) -> None:
    page = app_on(services).run()
    assert not page.exception
    assert "Me" in popovers(page)
    assert not [label for label in labels(page) if label.startswith("Switch to")]


def test_switching_shows_the_other_learner_and_nothing_of_the_one_before(services: FakeServices) -> None:
    ada = services.profiles.create("Ada <b>*Lund*</b>")
    conversation = services.conversations_of(LOCAL_LEARNER).create("My own talk")
    page = app_on(services).run()
    button(page, "My own talk").click().run()
    page = button(page, "Switch to Ada <b>*Lund*</b>").click().run()
    assert "My own talk" not in labels(page)
    assert page.session_state["chat_state"].conversation_id is None
    assert page.query_params["profile"] == ada.id
    assert "Ada <b>*Lund*</b>" in popovers(page)
    page = button(page, "Switch to Me").click().run()
    assert "My own talk" in labels(page)
    assert "profile" not in page.query_params
    assert services.conversations_of(LOCAL_LEARNER).get(conversation.id)


def test_a_reload_keeps_the_profile(services: FakeServices) -> None:
    ada = services.profiles.create("Ada")
    page = app_on(services)
    page.query_params["profile"] = ada.id
    assert "Ada" in popovers(page.run())


@pytest.mark.parametrize("address", ["nobody", MARIAS, "<img src=x>"])
def test_an_address_of_no_profile_of_this_computer_shows_nobody_elses_records(
    services: FakeServices, address: str
) -> None:
    services.profiles.ensure(MARIAS, "Maria")
    page = app_on(services)
    page.query_params["profile"] = address
    page.run()
    assert "Me" in popovers(page)
    assert "Switch to Maria" not in labels(page)
    assert "erased in another window" in page.info[0].value


def test_a_profile_that_was_erased_in_another_window_is_left(services: FakeServices) -> None:
    ada = services.profiles.create("Ada")
    page = app_on(services).run()
    button(page, "Switch to Ada").click().run()
    services.profiles.erase(ada.id)
    page.run()
    assert "Me" in popovers(page)
    assert "erased in another window" in page.info[0].value
    assert not page.run().info


def test_a_new_profile_is_gone_on_as_and_what_the_window_showed_is_forgotten(services: FakeServices) -> None:
    page = acting(services, lambda learning: learning.add("Ada"), chat_state="open", library_state="kept")
    ada = next(one for one in services.profiles.list() if one.name == "Ada")
    assert page.session_state["learner"] == ada.id
    assert "chat_state" not in page.session_state
    assert page.session_state["library_state"] == "kept"


def test_a_profile_is_renamed_and_a_name_is_needed(services: FakeServices) -> None:
    acting(services, lambda learning: learning.rename("Ada"))
    assert services.profiles.list()[0].name == "Ada"
    assert acting(services, lambda learning: learning.rename("  ")).exception
    assert services.profiles.list()[0].name == "Ada"


def test_erasing_leaves_nothing_of_this_learner_and_everything_of_the_others(services: FakeServices) -> None:
    ada = services.profiles.create("Ada")
    grade = Grade(score=1.0, is_correct=True, message="")
    for learner in (ada.id, LOCAL_LEARNER):
        services.attempts.keep(learner, SINGLE, Response(), grade)
    page = acting(services, lambda learning: learning.erase(), learner=ada.id)
    assert services.attempts.list(ada.id) == ()
    assert len(services.attempts.list(LOCAL_LEARNER)) == 1
    assert page.session_state["learner"] == LOCAL_LEARNER


def test_nobody_sees_anything_before_signing_in_where_that_is_asked(services: FakeServices) -> None:
    services.conversations_of(LOCAL_LEARNER).create("My own talk")
    services.profiles.create("Ada")
    page = signed_in_as(services, {"is_logged_in": False})
    assert page.title[0].value == "Sign in to begin"
    assert popovers(page) == []
    assert not [label for label in labels(page) if "talk" in label or "Ada" in label]


@pytest.mark.parametrize("claims", [{}, {"is_logged_in": "yes", "iss": "a", "sub": "b"}])
def test_claims_that_do_not_say_who_is_signed_in_let_nobody_in(services: FakeServices, claims: dict[str, Any]) -> None:
    assert signed_in_as(services, claims).title[0].value == "Sign in to begin"


@pytest.mark.parametrize("left_out", ["iss", "sub"])
def test_a_service_that_does_not_say_who_it_is_shows_why_and_no_records(services: FakeServices, left_out: str) -> None:
    page = signed_in_as(services, {name: value for name, value in MARIA.items() if name != left_out})
    assert "did not say who you are" in page.warning[0].value
    assert popovers(page) == []


def test_whoever_signed_in_sees_their_own_records_and_no_profiles_of_the_computer(services: FakeServices) -> None:
    services.profiles.create("Ada")
    services.conversations_of(LOCAL_LEARNER).create("Local talk")
    services.conversations_of(MARIAS).create("Maria's talk")
    page = signed_in_as(services, MARIA)
    assert not page.exception
    assert popovers(page)[0] == "Maria"
    assert "Maria's talk" in labels(page)
    assert not [label for label in labels(page) if label.startswith("Switch") or label == "Local talk"]
    assert "Sign out" in labels(page)


def test_an_address_of_a_profile_is_nothing_to_whoever_signed_in(services: FakeServices) -> None:
    ada = services.profiles.create("Ada")
    page = app_on(services)
    page.secrets, page.user = AUTH, MARIA
    page.query_params["profile"] = ada.id
    page.session_state["learner"] = ada.id
    assert popovers(page.run())[0] == "Maria"


def test_without_the_package_the_sign_in_page_says_how_to_install_it(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tutor.ui.signing_in.find_spec", lambda _name: None)
    page = signed_in_as(services, {"is_logged_in": False})
    assert 'pip install "theory-tutor[signin]"' in page.warning[0].value.replace("\\", "")


def test_every_provider_has_a_button(services: FakeServices, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.ui.signing_in.find_spec", lambda _name: object())
    secrets = {"auth": {"cookie_secret": "c", "google": {"client_id": "a"}, "school": {"client_id": "b"}}}
    page = signed_in_as(services, {"is_logged_in": False}, secrets)
    assert labels(page) == ["Sign in with Google", "Sign in with School"]


@given(st.lists(st.tuples(st.text(), st.text()), min_size=2, max_size=2, unique=True))
def test_two_people_never_share_an_id_and_it_tells_nothing_of_them(people: list[tuple[str, str]]) -> None:
    ids = {Person(issuer, subject, "Name").learner for issuer, subject in people}
    assert len(ids) == 2
    assert all(len(one) <= 64 and one.startswith(SIGNED_IN) and one.isascii() for one in ids)
