"""The fields of a question by its type; what is typed stays while the window is open, also on other pages."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from tutor.quiz.questions import BLANK, Question
from tutor.ui.bank_state import Editing
from tutor.ui.components.plain import literal
from tutor.ui.question_draft import Typed, TypedOption, TypedPair

OPTIONS, PAIRS = 4, 4
LONGEST, LONGEST_LINE = 1200, 300
_NO_TENET = ""


def question_form(editing: Editing, tenets: Mapping[str, str]) -> Typed:
    """Draws the fields and returns what is typed in them."""
    before = editing.before
    stem = _area(editing, "stem", _asks_for(editing), before.stem if before else "")
    parts: dict[str, Any] = {}
    match editing.type:
        case "single_choice" | "multiple_choice" | "true_false":
            parts["options"] = _options(editing)
        case "matching":
            parts["pairs"] = _pairs(editing)
        case "short_answer":
            points = "\n".join(one.text for one in before.points) if before else ""
            parts["points"] = _lines(_area(editing, "points", "What a good answer has to say, one sentence a line",
                                           points))  # fmt: skip
        case "cloze":
            parts["answer"] = _line(
                editing, "answer", "The words that belong in the blank", before.answer if before else ""
            )
            accepts = "\n".join(before.accepts) if before else ""
            parts["accepts"] = _lines(_area(editing, "accepts", "Also right, one a line (optional)", accepts))
    explanation = _area(editing, "explanation", "Why the answer is right", before.explanation if before else "")
    hint = _line(editing, "hint", "A hint that does not give it away (optional)", before.hint if before else "")
    return Typed(stem=stem, explanation=explanation, hint=hint, **parts, **_about(editing, tenets))


def _asks_for(editing: Editing) -> str:
    if editing.type == "true_false":
        return "A sentence that is true or false"
    return f"A sentence with {BLANK} where words are missing" if editing.type == "cloze" else "The question"


def _options(editing: Editing) -> tuple[TypedOption, ...]:
    before = editing.before.options if editing.before else ()
    is_fixed = editing.type == "true_false"
    count = 2 if is_fixed else max(OPTIONS, len(before))
    right: int | None = None
    if editing.type != "multiple_choice":
        names = ["True", "False"] if is_fixed else [f"Option {place}" for place in range(1, count + 1)]
        chosen = next((place for place, one in enumerate(before) if one.correct), None)
        right = st.radio(
            "Which one is right", range(count), index=chosen, format_func=lambda place: names[place], horizontal=True,
            key=f"{editing.key}-right", persist_state="session",
        )  # fmt: skip
    found = []
    for place in range(count):
        old = before[place] if place < len(before) else None
        with st.container(border=True, gap="small"):
            if is_fixed:
                text = ("True", "False")[place]
                st.markdown(f"**{text}**")
            else:
                text = _line(editing, f"option-{place}", f"Option {place + 1}", old.text if old else "")
            is_right = place == right
            if editing.type == "multiple_choice":
                is_right = st.checkbox(
                    "This one is right", bool(old.correct if old else ""), key=f"{editing.key}-is-right-{place}",
                    persist_state="session",
                )  # fmt: skip
            why = _line(editing, f"why-{place}", "Why it is right or wrong", old.rationale if old else "")
        if text or why:
            found.append(TypedOption(text, is_right, why, old.citations if old else ()))
    return tuple(found)


def _pairs(editing: Editing) -> tuple[TypedPair, ...]:
    before = editing.before.pairs if editing.before else ()
    found = []
    for place in range(max(PAIRS, len(before))):
        old = before[place] if place < len(before) else None
        line = partial(_line, editing)
        with st.container(border=True, gap="small"):
            with st.container(horizontal=True):
                left = line(f"left-{place}", f"Left side of pair {place + 1}", old.left if old else "")
                right = line(f"right-{place}", f"What belongs to it, pair {place + 1}", old.right if old else "")
            why = line(f"why-{place}", "Why they belong together", old.rationale if old else "")
        if left or right or why:
            found.append(TypedPair(left, right, why, old.citations if old else ()))
    return tuple(found)


def _about(editing: Editing, tenets: Mapping[str, str]) -> dict[str, Any]:
    before: Question | None = editing.before
    with st.container(horizontal=True):
        names = [_NO_TENET, *tenets]
        chosen = before.tenet if before and before.tenet in tenets else _NO_TENET
        tenet = st.selectbox(
            "Tenet of the course", names, index=names.index(chosen or _NO_TENET),
            format_func=lambda slug: tenets[slug] if slug else "None of them", key=f"{editing.key}-tenet",
            persist_state="session",
        )  # fmt: skip
        topic = _line(editing, "topic", "Topic in a few words", before.topic if before else "")
        difficulty = st.select_slider(
            "How hard it is, from 1 to 5", [1, 2, 3, 4, 5], value=before.difficulty if before else 3,
            key=f"{editing.key}-difficulty", persist_state="session",
        )  # fmt: skip
    return {"tenet": tenet or None, "topic": topic, "difficulty": int(difficulty)}


def _line(editing: Editing, name: str, label: str, value: str | None = None) -> str:
    key = f"{editing.key}-{name}"
    typed = st.text_input(literal(label), value or "", max_chars=LONGEST_LINE, key=key, persist_state="session")
    return " ".join((typed or "").split())


def _area(editing: Editing, name: str, label: str, value: str) -> str:
    key = f"{editing.key}-{name}"
    typed = st.text_area(literal(label), value, height=90, max_chars=LONGEST, key=key, persist_state="session")
    return (typed or "").strip()


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in typed.splitlines() if one.strip())
