"""What is on screen while a question is worked out, one step at a time."""

from datetime import UTC, datetime

import streamlit as st

from tutor.guiding.ladder import help_at
from tutor.guiding.steps import Guidance, Stage, open_citations, shown_helps
from tutor.guiding.wording import READY, help_label, invitation, outcome, remarks
from tutor.learners.conversations import Turn
from tutor.ui.boundary import guarded
from tutor.ui.components.answer import answer
from tutor.ui.components.guided_form import attempt_form
from tutor.ui.components.guided_help import given_help
from tutor.ui.components.guided_remarks import own_tries, remark_list
from tutor.ui.components.plain import literal
from tutor.ui.components.question_head import Aim, go_key, question_head
from tutor.ui.components.watching import watch
from tutor.ui.guiding import CITED_BY, Guiding

# What a step is called, and how much of the way is done with it.
_PLACES: dict[Stage, tuple[str, float]] = {
    "declined": ("No answer to work out", 0.0),
    "first_try": ("First, on your own", 0.05),
    "trying": ("With help", 0.4),
    "closing": ("Once more, on your own", 0.75),
    "finished": ("How it went", 1.0),
}
ANOTHER = "Work out another question"


def looking(work: Guiding) -> None:
    """The question whose answer is being looked for, until it is found."""
    if work.state.looking is None:
        return
    st.title(literal(work.state.looking.question), anchor=False)
    watch(
        work.state.looking.work, "Looking through the sources", "The first question takes a little longer.", work.stop
    )
    work.finish_looking()
    st.rerun()


def reading(work: Guiding) -> None:
    """The try that is being read, until it has been."""
    if work.state.reading is None or work.state.guidance is None:
        return
    st.title(literal(work.state.guidance.question), anchor=False)
    st.text(work.state.reading.text)
    meanwhile = "It is held against the points of an answer from your sources."
    watch(work.state.reading.work, "Reading your answer", meanwhile, work.stop)
    work.finish_reading()
    st.rerun()


def guided_step(work: Guiding, guidance: Guidance) -> None:
    """The step that the learner is at."""
    _head(work, guidance)
    st.header(literal(guidance.question), anchor=False)
    st.markdown(literal(invitation(guidance)))
    with st.container():
        if work.state.notice:
            st.info(literal(work.state.notice), icon=":material/info:")
        with guarded("Your answer"):
            work.raise_failure()
    _STEPS[guidance.stage](work, guidance)


def _head(work: Guiding, guidance: Guidance) -> None:
    place, share = _PLACES[guidance.stage]
    failure = work.state.failure
    wrong = work.state.notice or (failure.message if failure else "")
    is_alone = guidance.stage in ("first_try", "closing")
    aim: Aim = "field" if is_alone or wrong else "place"
    said = outcome(guidance) if guidance.stage == "finished" else " ".join(one.said for one in remarks(guidance))
    question_head(place, "", share, work.state.step, aim=aim, said=wrong or f"{invitation(guidance)} {said}".strip())


def _declined(work: Guiding, guidance: Guidance) -> None:
    # The invitation has said the message already.
    reply = guidance.reply.model_copy(update={"message": ""})
    turn = Turn(f"guided-{work.state.step}", guidance.question, reply, datetime.now(UTC))
    active = work.passages.active(CITED_BY)
    answer(turn, active=active, fresh=False, on_open=lambda _turn, number: work.open_passage(number))
    _go(work)


def _first_try(work: Guiding, _guidance: Guidance) -> None:
    attempt_form("Your answer", work.state.step, on_answer=work.attempt, on_unknown=work.do_not_know)
    st.button(ANOTHER, icon=":material/arrow_back:", type="tertiary", on_click=work.leave)


def _trying(work: Guiding, guidance: Guidance) -> None:
    _remarks(work, guidance)
    # In a place of its own: what stands below it is then not drawn anew, and the button keeps the focus.
    with st.container():
        _helps(work, guidance)
    with st.container(horizontal=True, gap="small"):
        if guidance.next_rung is not None:
            st.button(
                help_label(guidance.next_rung), key="guided-next-help", icon=":material/lightbulb:",
                on_click=_guarded_help, args=(work,),
            )  # fmt: skip
        st.button(READY, key="guided-ready", icon=":material/visibility_off:", on_click=_guarded_close, args=(work,))
    attempt_form("Your next answer", work.state.step, on_answer=work.attempt, on_unknown=None)
    own_tries(guidance.tried)
    _later(work)


def _closing(work: Guiding, _guidance: Guidance) -> None:
    attempt_form("Your answer, without help", work.state.step, on_answer=work.attempt, on_unknown=work.do_not_know)
    _later(work)


def _finished(work: Guiding, guidance: Guidance) -> None:
    st.markdown(f"**{literal(outcome(guidance))}**")
    _go(work)
    st.subheader("Your last answer", anchor=False)
    _remarks(work, guidance)
    whole = help_at("full", guidance.reply)
    given_help(
        (whole,), guidance.reply.citations, open_citations(guidance), active=work.passages.active(CITED_BY),
        on_open=work.open_passage,
    )  # fmt: skip
    own_tries((*guidance.tried, *([guidance.closing] if guidance.closing else [])))


_STEPS = {
    "declined": _declined,
    "first_try": _first_try,
    "trying": _trying,
    "closing": _closing,
    "finished": _finished,
}


def _remarks(work: Guiding, guidance: Guidance) -> None:
    remark_list(
        remarks(guidance), guidance.reply.citations, open_citations(guidance),
        active=work.passages.active(CITED_BY), on_open=work.open_passage,
    )  # fmt: skip


def _helps(work: Guiding, guidance: Guidance) -> None:
    given_help(
        shown_helps(guidance), guidance.reply.citations, open_citations(guidance),
        active=work.passages.active(CITED_BY), on_open=work.open_passage,
    )  # fmt: skip


def _guarded_help(work: Guiding) -> None:
    # A callback runs before the page, outside its edge.
    with guarded("The help"):
        work.ask_for_help()


def _guarded_close(work: Guiding) -> None:
    with guarded("This step"):
        work.close_help()


def _go(work: Guiding) -> None:
    st.button(ANOTHER, key=go_key(work.state.step), type="primary", on_click=work.leave)


def _later(work: Guiding) -> None:
    st.button("Leave and go on later", icon=":material/pause:", type="tertiary", on_click=work.leave)
