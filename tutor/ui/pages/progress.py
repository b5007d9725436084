"""The Progress page: what a learner knows and how surely, what to work on next, and everything that is held."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.boundary import guarded
from tutor.ui.components.guided_shares import guided_shares
from tutor.ui.components.held_on_you import held_on_you
from tutor.ui.components.mastery_list import mastery_list, work_on_next
from tutor.ui.components.progress_charts import confidence, forecast, over_time
from tutor.ui.components.recent_answers import recent_answers
from tutor.ui.going import go_to
from tutor.ui.learner import Learning, current_learner
from tutor.ui.quiz_state import WISHED
from tutor.ui.standing import LEVELS, Topic, topics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.learners.attempts import Attempt
    from tutor.services import Services

WEAKEST = 3


def progress_page(services: "Services") -> None:
    """Draws the page; each part fails by itself."""
    st.title("Progress", anchor=False)
    learner = current_learner(services)
    with guarded("Your answers"):
        attempts = services.attempts.list(learner)
        if attempts:
            _answers(services, attempts)
        else:
            _nothing_yet()
    with guarded("The questions that you worked out"):
        guided_shares(services.guided.shares(learner))
    with guarded("Your reviews"):
        days = services.reviews.forecast(learner, 14)
        if attempts or any(count for _, count in days):
            st.subheader("Coming back for review", anchor=False)
            forecast(days, services.clock().date())
            if any(count for _, count in days) and st.button("Go to your reviews", icon=":material/event_repeat:"):
                go_to("quiz")
    with guarded("Your records"):
        held_on_you(Learning(services))


def _nothing_yet() -> None:
    st.write(
        "There is nothing to show yet. Answer a few questions, and this page tells you what you know well, "
        "what to look at again, and how well you judge that yourself."
    )
    if st.button("Take a quiz", type="primary", icon=":material/quiz:"):
        go_to("quiz")


def _answers(services: "Services", attempts: "Sequence[Attempt]") -> None:
    from tutor.learners import progress

    titles = services.tenet_titles()
    known = topics(progress.mastery(attempts), titles)
    count = "1 answer" if len(attempts) == 1 else f"{len(attempts):,} answers"
    st.write(f"This rests on {count} of yours. It says nothing of what you were not asked about.")
    weakest = _weakest(known, progress.weakest(attempts, WEAKEST))
    if weakest:
        work_on_next(weakest, _quiz_on)
    mastery_list(known)
    over_time(known, progress.over_time(attempts))
    confidence(progress.calibration(attempts))
    recent_answers(attempts)


def _weakest(known: "Sequence[Topic]", keys: "Sequence[str]") -> "list[Topic]":
    """The topics with these keys, without those that are firm."""
    by_key = {topic.key: topic for topic in known}
    return [by_key[key] for key in keys if key in by_key and by_key[key].estimate < LEVELS[0][0]]


def _quiz_on(keys: tuple[str, ...]) -> None:
    st.session_state[WISHED] = keys
    go_to("quiz")
