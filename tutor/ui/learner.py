"""Who is learning in this window: one of the profiles of this computer, or the person who signed in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import streamlit as st

from tutor.errors import NotSignedIn
from tutor.learners.conversations import LOCAL_LEARNER
from tutor.ui.background import Background
from tutor.ui.quiz_state import quiz_state
from tutor.ui.signing_in import SIGNED_IN, is_sign_in_on, person_signed_in
from tutor.ui.state import essay_state

if TYPE_CHECKING:
    from tutor.learners.profiles import Profile
    from tutor.services import Services

ADDRESS = "profile"
GONE = "The profile that was open here has been erased in another window."
_CHOSEN, _NOTICE, _LIBRARY = "learner", "learner_notice", "library_state"


def current_learner(_services: "Services") -> str:
    """The id of the learner whose records this window shows; raises NotSignedIn where somebody has to sign in first."""
    if is_sign_in_on():
        person = person_signed_in()
        if person is None:
            raise NotSignedIn("Nobody is signed in.", "Sign in to go on.")
        return person.learner
    chosen: str = st.session_state.get(_CHOSEN, LOCAL_LEARNER)
    return chosen


def admit(services: "Services") -> bool:
    """Whether a learner is at work in this window, who is then settled for this run; False asks to sign in."""
    if is_sign_in_on():
        person = person_signed_in()
        if person is None:
            return False
        if st.session_state.get(_CHOSEN) != person.learner:
            _begin_anew(person.learner)
            services.profiles.ensure(person.learner, person.name)
        return True
    _settle(services)
    return True


class Learning:
    """The learner of this window, and what can be done with the profiles of this computer."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self.id = current_learner(services)

    def profiles(self) -> "tuple[Profile, ...]":
        """The profiles of this computer; of those who signed in nobody sees any but their own."""
        if self.id.startswith(SIGNED_IN):
            return tuple(one for one in self._services.profiles.list() if one.id == self.id)
        return _local(self._services)

    def name(self) -> str:
        """What this learner is called."""
        return next((one.name for one in self.profiles() if one.id == self.id), "Me")

    def notice(self) -> str:
        """What has to be known of a change of learner; told once."""
        told: str = st.session_state.pop(_NOTICE, "")
        return told

    def switch(self, learner: str) -> None:
        """Goes on as another profile of this computer; every page begins anew."""
        if not self.id.startswith(SIGNED_IN) and any(one.id == learner for one in self.profiles()):
            _begin_anew(learner)

    def add(self, name: str) -> None:
        """Makes a profile and goes on as it."""
        _begin_anew(self._services.profiles.create(name).id)

    def rename(self, name: str) -> None:
        """Gives this learner another name."""
        self._services.profiles.rename(self.id, name)

    def export(self) -> dict[str, Any]:
        """Everything held on this learner, as plain values."""
        return dict(self._services.profiles.export(self.id))

    def erase(self) -> None:
        """Erases everything held on this learner, also when its traces could not be erased; every page begins anew."""
        try:
            # What is at work would keep what it makes after everything else is gone.
            for work in _at_work():
                work.stop()
                work.is_done(1.0)
            self._services.profiles.erase(self.id)
        finally:
            _begin_anew(LOCAL_LEARNER)


def _at_work() -> Iterator[Background[Any]]:
    """What this window has begun and not finished."""
    for one in (essay_state().reading, quiz_state().making, *st.session_state.values()):
        if isinstance(one, Background):
            yield one


def _settle(services: "Services") -> None:
    known = [one.id for one in _local(services)]
    chosen = st.session_state.get(_CHOSEN) or st.query_params.get(ADDRESS, LOCAL_LEARNER)
    if chosen not in known and chosen != LOCAL_LEARNER:
        _begin_anew(LOCAL_LEARNER)
        st.session_state[_NOTICE] = GONE
    else:
        st.session_state[_CHOSEN] = chosen
    learner = st.session_state[_CHOSEN]
    # In the address, so that the page knows it after a reload too; a change of page takes it away.
    if learner != LOCAL_LEARNER:
        st.query_params[ADDRESS] = learner
    elif ADDRESS in st.query_params:
        del st.query_params[ADDRESS]


def _begin_anew(learner: str) -> None:
    """Forgets what this window showed of another learner; the library is everybody's and goes on."""
    kept = {key: st.session_state[key] for key in (_LIBRARY,) if key in st.session_state}
    st.session_state.clear()
    st.session_state.update(kept)
    st.session_state[_CHOSEN] = learner


def _local(services: "Services") -> "tuple[Profile, ...]":
    return tuple(one for one in services.profiles.list() if not one.id.startswith(SIGNED_IN))
