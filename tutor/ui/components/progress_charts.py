"""The charts of the Progress page, each with the same figures as a table for whoever does not see it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from tutor.ui.components.plain import literal, shortened
from tutor.ui.components.when import coming_up
from tutor.ui.standing import Topic, confidence_line, level, right_of, said

if TYPE_CHECKING:
    from tutor.learners.progress import Calibration

LINES = 3
_SYMBOLS = ("circle", "rect", "triangle", "diamond", "pin", "arrow")
_STROKES = ("solid", "dashed", "dotted")
_COLOURS = ["#2f86a8", "#c0661c", "#8a6cc4", "#4b8f3c", "#c2507f", "#7a7f87"]
"""Each is told from a white and from a black ground by 3 to 1 and more."""
_LONGEST = 48
_LEFT = {"nameTextStyle": {"align": "left"}}
_TABLE = "The same as a table"

Course = Mapping[str, Sequence[tuple[date, float]]]


def over_time(topics: Sequence[Topic], course: Course) -> None:
    """Draws how the estimates of some topics changed from day to day."""
    followed = [topic for topic in topics if len({day for day, _ in course.get(topic.key, ())}) > 1]
    st.subheader("Over time", anchor=False)
    if not followed:
        st.caption("Lines appear here once you have answered questions on the same topic on two different days.")
        return
    names = {topic.key: shortened(topic.title, _LONGEST) or "No topic" for topic in followed}
    most = sorted(followed, key=lambda topic: -topic.answers)[:LINES]
    chosen = st.multiselect(
        "Topics to compare", list(names), default=[topic.key for topic in most], format_func=lambda key: names[key],
        max_selections=len(_SYMBOLS), placeholder="Choose a topic", key="progress-topics",
    )  # fmt: skip
    if not chosen:
        st.caption("Choose a topic to see how it changed.")
        return
    series = [_line(place, names[key], course[key]) for place, key in enumerate(chosen)]
    st.echarts_chart(
        {
            "color": _COLOURS,
            "xAxis": {"type": "time", "axisLabel": {"formatter": "{d} {MMM}"}, "minInterval": 86_400_000},
            "yAxis": {"type": "value", "min": 0, "max": 100, "name": "Estimate, of 100", **_LEFT},
            "legend": {"bottom": 0, "type": "scroll"},
            "grid": {"left": 8, "right": 16, "top": 36, "bottom": 40, "containLabel": True},
            "tooltip": {"trigger": "axis"},
            "series": series,
        },
        height=300, key="over-time", alt=f"Lines of the estimates from day to day for {len(chosen)} topics",
    )  # fmt: skip
    with st.expander(_TABLE):
        counts = {topic.key: topic.answers for topic in followed}
        st.table(_days(chosen, names, course, counts), border="horizontal")


def confidence(calibration: "Calibration") -> None:
    """Draws how sure the learner was against how often that was right, and says it in a sentence."""
    st.subheader("How well you judge yourself", anchor=False)
    line = confidence_line(calibration)
    if not line:
        st.caption("When you say how sure you are of an answer, this compares it with how often you were right.")
        return
    st.write(line)
    filled = [one for one in calibration.bins if one.count]
    labels = [f"{said(one)}\n{_answers(one.count)}" for one in filled]
    st.echarts_chart(
        {
            "color": _COLOURS,
            "xAxis": {"type": "category", "data": labels, "axisLabel": {"interval": 0}},
            "yAxis": {"type": "value", "min": 0, "max": 100, "name": "Of 100 answers", **_LEFT},
            "legend": {"bottom": 0},
            "grid": {"left": 8, "right": 16, "top": 36, "bottom": 40, "containLabel": True},
            "tooltip": {"trigger": "axis"},
            "series": [
                {"type": "bar", "name": "Right", "barMaxWidth": 56,
                 "data": [round(one.share_right * 100) for one in filled]},
                {"type": "scatter", "name": "As sure as you said", "symbol": "diamond", "symbolSize": 16,
                 "data": [round(one.mean_confidence * 100) for one in filled]},
            ],
        },
        height=280, key="confidence", alt=line,
    )  # fmt: skip
    with st.expander(_TABLE):
        rows = [{"You said": said(one), "Answers": str(one.count), "Right": str(right_of(one))} for one in filled]
        st.table(rows, border="horizontal", hide_index=True)


def forecast(days: Sequence[tuple[date, int]], today: date) -> None:
    """Draws how many questions come back for review on which day."""
    due = sum(count for day, count in days if day <= today)
    if not any(count for _, count in days):
        st.caption("Nothing waits for review. Questions that you miss, or guess, come back here after some days.")
        return
    now = "1 question is due today" if due == 1 else f"{due or 'No'} questions are due today"
    later = coming_up(days, today)
    line = f"{now}. Coming back: {later}." if later else f"{now}."
    st.write(line)
    st.echarts_chart(
        {
            "color": _COLOURS,
            "xAxis": {"type": "category", "data": [_day(day, today) for day, _ in days]},
            "yAxis": {"type": "value", "minInterval": 1},
            "grid": {"left": 8, "right": 16, "top": 16, "bottom": 8, "containLabel": True},
            "tooltip": {"trigger": "axis"},
            "series": [{"type": "bar", "name": "To review", "barMaxWidth": 36, "data": [count for _, count in days]}],
        },
        height=200, key="forecast", alt=line,
    )  # fmt: skip
    with st.expander(_TABLE):
        rows = [{"Day": _day(day, today), "Questions": str(count)} for day, count in days]
        st.table(rows, border="horizontal", hide_index=True)


def _line(place: int, name: str, course: Sequence[tuple[date, float]]) -> dict[str, Any]:
    return {
        "type": "line",
        "name": name,
        "symbol": _SYMBOLS[place % len(_SYMBOLS)],
        "symbolSize": 9,
        "lineStyle": {"type": _STROKES[place % len(_STROKES)]},
        "data": [[day.isoformat(), round(estimate * 100)] for day, estimate in course],
    }


def _days(
    chosen: Sequence[str], names: Mapping[str, str], course: Course, counts: Mapping[str, int]
) -> list[dict[str, str]]:
    days = sorted({day for key in chosen for day, _ in course[key]})
    known = {key: dict(course[key]) for key in chosen}
    return [
        {"Day": f"{day.day} {day:%B}"}
        | {
            literal(f"{place}. {names[key]}"): level(known[key][day], counts[key]) if day in known[key] else "–"
            for place, key in enumerate(chosen, start=1)
        }
        for day in days
    ]


def _day(day: date, today: date) -> str:
    return "Today" if day <= today else f"{day.day} {day:%b}"


def _answers(count: int) -> str:
    return "1 answer" if count == 1 else f"{count} answers"
