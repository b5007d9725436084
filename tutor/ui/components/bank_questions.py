"""The questions of the bank as cards, a page at a time: what each asks, its key with sources, and what can be done."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from tutor.exports.quiz_wording import TYPE_NAMES
from tutor.quiz.questions import Question
from tutor.ui.boundary import guarded
from tutor.ui.components.cited_list import cited_list, line
from tutor.ui.components.plain import literal, shortened
from tutor.ui.teaching import Teaching

A_PAGE = 12
REASON_LIMIT = 300


def bank_questions(
    teaching: Teaching, questions: Sequence[Question], retired: Mapping[str, str], tenets: Mapping[str, str]
) -> None:
    """Draws a page of the questions."""
    pages = max(1, -(-len(questions) // A_PAGE))
    if st.session_state.get("bank-page", 1) > pages:
        st.session_state["bank-page"] = pages
    page = min(st.session_state.get("bank-page", 1), pages)
    for question in questions[(page - 1) * A_PAGE : page * A_PAGE]:
        _card(teaching, question, retired.get(question.id), tenets)
    if pages > 1:
        st.pagination(pages, key="bank-page", persist_state="session")


def hidden_questions(teaching: Teaching, reasons: Mapping[str, str]) -> None:
    """Draws the retired questions that the bank does not hold just now, so that each can be put back."""
    if not reasons:
        return
    with st.expander(f"{len(reasons):,} retired and not shown here"):
        st.caption("The bank leaves these out. Put one back to see it again.")
        for place, (name, reason) in enumerate(reasons.items(), start=1):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(literal(reason) or "No reason was given.", width="stretch")
                st.button(
                    "Put back", key=f"restore-{name}", icon=":material/undo:", on_click=_restore,
                    args=(teaching, name), help=f"Ask retired question {place} again",
                )  # fmt: skip


def key_lines(question: Question) -> list[dict[str, Any]]:
    """The key of a question: each option, pair or point with why it is right or wrong, and what it rests on."""
    cited = {one.id: one for one in question.citations}

    def chips(numbers: Sequence[int]) -> list[tuple[int, Any]]:
        return [(number, cited[number]) for number in numbers if number in cited]

    lines = [
        line(
            one.text, chips(one.citations), sign="right" if one.correct else "wrong",
            words="Right" if one.correct else "Wrong", note=one.rationale,
        )
        for one in question.options
    ]  # fmt: skip
    lines += [line(f"{one.left}: {one.right}", chips(one.citations), note=one.rationale) for one in question.pairs]
    lines += [line(one.text, chips(one.citations)) for one in question.points]
    if not lines:
        also = f"Also right: {', '.join(question.accepts)}" if question.accepts else ""
        lines.append(line(question.answer, chips(tuple(cited)), sign="right", words="Right", note=also))
    return lines


def _card(teaching: Teaching, question: Question, retired: str | None, tenets: Mapping[str, str]) -> None:
    with st.container(border=True, gap="small"):
        st.markdown(f"**{literal(question.stem)}**  \n:gray[{literal(_facts(question, tenets))}]")
        if retired is not None:
            why = f": {literal(retired)}" if retired else ""
            st.markdown(f":orange-badge[:material/block: Retired] Quizzes do not ask it{why}")
        key = st.expander("Answer and sources", key=f"key-{question.id}", on_change="rerun")
        if key.open:
            with key:
                _key(teaching, question)
        with st.container(horizontal=True, gap="xsmall"):
            _buttons(teaching, question, is_retired=retired is not None)


def _facts(question: Question, tenets: Mapping[str, str]) -> str:
    made = {"course": "from the course", "sources": "from the documents", "teacher": "by a teacher"}[question.origin]
    topic = tenets.get(question.tenet or "", question.tenet) or question.topic
    sources = dict.fromkeys(one.source_title for one in question.citations)
    parts = (TYPE_NAMES[question.type], topic, f"difficulty {question.difficulty} of 5", made, ", ".join(sources))
    return " · ".join(filter(None, parts))


def _key(teaching: Teaching, question: Question) -> None:
    cited_list(
        f"bank-key-{question.id}", "The key", key_lines(question), active=teaching.passages.active(question.id),
        on_open=lambda number: teaching.passages.open(question.id, number),
    )  # fmt: skip
    st.markdown(f"**Why:** {literal(question.explanation)}")
    if question.hint:
        st.markdown(f"**Hint:** {literal(question.hint)}")


def _buttons(teaching: Teaching, question: Question, *, is_retired: bool) -> None:
    name, stem = question.id, literal(shortened(question.stem, 90))
    st.button("Change", key=f"edit-{name}", icon=":material/edit:", help=f"Change “{stem}”", on_click=teaching.edit,
              args=(question,))  # fmt: skip
    if is_retired:
        st.button("Put back", key=f"restore-{name}", icon=":material/undo:", help=f"Ask “{stem}” again",
                  on_click=_restore, args=(teaching, question.id))  # fmt: skip
    else:
        with st.popover(
            "Retire", icon=":material/block:", type="tertiary", key=f"retiring-{name}", help=f"Retire “{stem}”"
        ):
            _retire(teaching, question)
    if question.origin == "teacher":
        with st.popover(
            "Delete", icon=":material/delete:", type="tertiary", key=f"deleting-{name}", help=f"Delete “{stem}”"
        ):
            st.write("The question is deleted. If it stands in for another one, that one is asked again.")
            if st.button("Delete for good", key=f"delete-{name}", type="primary"):
                with guarded("This question"):
                    teaching.remove(question)
                    teaching.look_at(None)
                    st.rerun()


def _retire(teaching: Teaching, question: Question) -> None:
    with st.form(f"retire-{question.id}", border=False):
        reason = st.text_input("Why it should not be asked (optional)", max_chars=REASON_LIMIT)
        st.caption("You can put it back at any time. Answers that were given stay.")
        if st.form_submit_button("Retire this question"):
            with guarded("This question"):
                teaching.retire(question, reason or "")
                st.rerun()


def _restore(teaching: Teaching, question_id: str) -> None:
    # A callback runs before the page, outside its edge.
    with guarded("This question"):
        teaching.restore(question_id)
