"""What a learner knows, topic by topic: in words, as a bar, and with the number of answers it rests on."""

from collections.abc import Callable, Sequence

import streamlit as st

from tutor.ui.components.plain import literal, shortened
from tutor.ui.standing import TOO_EARLY, Topic

SHOWN = 8
_LONGEST = 110


def work_on_next(weakest: Sequence[Topic], on_quiz: Callable[[tuple[str, ...]], None]) -> None:
    """Draws the weakest topics as cards; `on_quiz` gets the keys of those that are wanted."""
    st.subheader("What to work on next", anchor=False)
    with st.grid(len(weakest), min_column_width=210, gap="small"):
        for place, topic in enumerate(weakest):
            with st.container(border=True, height="stretch", gap="small", vertical_alignment="distribute"):
                st.markdown(f"**{_title(topic)}**  \n{topic.level} · {topic.counted}")
                if st.button("Quiz me on this", key=f"quiz-on-{place}", icon=":material/quiz:", help=_title(topic)):
                    on_quiz((topic.key,))
    if len(weakest) > 1 and st.button(f"Quiz me on all {len(weakest)}", type="primary", icon=":material/quiz:"):
        on_quiz(tuple(topic.key for topic in weakest))


def mastery_list(topics: Sequence[Topic]) -> None:
    """Draws every topic that was asked about, the weakest first."""
    st.subheader("What you know", anchor=False)
    st.caption(
        "Each line is an estimate from your own answers, the weakest first. Later answers count for more. "
        f"With fewer than three answers it is “{TOO_EARLY.lower()}”."
    )
    _bars(topics[:SHOWN])
    if len(topics) > SHOWN:
        with st.expander(f"{len(topics) - SHOWN} more"):
            _bars(topics[SHOWN:])


def _bars(topics: Sequence[Topic]) -> None:
    for topic in topics:
        line = f"**{_title(topic)}** · {topic.level} · {topic.counted}"
        # A bar would say what the words say cannot be said yet.
        if topic.level == TOO_EARLY:
            st.markdown(line)
        else:
            st.progress(min(max(topic.estimate, 0.0), 1.0), line)


def _title(topic: Topic) -> str:
    return literal(shortened(topic.title, _LONGEST)) or "No topic"
