"""The top of a critique: title and size, what can be done with it, and the things to do first."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from tutor.critique.essay import Essay
from tutor.critique.findings import Critique
from tutor.critique.wording import SEVERITIES, VERDICTS, things_to_do_first
from tutor.exports.remarks import Remark, to_do_first
from tutor.ui.components.plain import literal, shortened
from tutor.ui.criticising import file_name
from tutor.ui.state import Place

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONGEST = 230


def critique_title(critique: Critique) -> None:
    """The essay's title and its numbers."""
    st.title(literal(shortened(critique.essay.title, 160)) or "Your essay", anchor=False)
    findings, strengths = len(critique.findings), len(critique.strengths)
    parts = (
        f"{critique.essay.words:,} words",
        _counted(critique.essay.paragraphs, "paragraph"),
        _counted(findings, "remark") if findings else "no remarks",
        f"{_counted(strengths, 'sentence')} well said" if strengths else "",
    )
    st.caption(" · ".join(filter(None, parts)))


def downloads(essay: Essay, critique: Critique) -> None:
    """The critique as a file to take away; each is made when it is asked for."""
    with st.popover("Download", icon=":material/download:"):
        for label, suffix, mime, make in _FORMATS:
            st.download_button(
                label, partial(make, essay, critique), file_name(essay.title, suffix), mime,
                on_click="ignore", width="stretch",
            )  # fmt: skip


def first_things(critique: Critique, said: Sequence[Remark], on_go: Callable[[Place], None]) -> None:
    """The few remarks to begin with, as cards that lead to their place."""
    chosen = list(zip(things_to_do_first(critique), to_do_first(critique, said), strict=True))
    if not chosen:
        st.info(
            "Nothing in it was found to go against the documents. Only what the course covers was looked at.",
            icon=":material/check_circle:",
        )
        return
    st.subheader("Things to do first", anchor=False)
    with st.grid(len(chosen), min_column_width=230, gap="small"):
        for finding, remark in chosen:
            with st.container(border=True, height="stretch", gap="small", vertical_alignment="distribute"):
                comment = literal(shortened(remark.comment, _LONGEST))
                st.markdown(f"**{remark.number}. {VERDICTS[finding.verdict]}**\n\n{comment}")
                st.button(
                    "Show me where" if remark.span else "Read what is missing",
                    key=f"first-{remark.number}",
                    icon=":material/arrow_downward:",
                    type="tertiary",
                    help=f"Remark {remark.number}, {SEVERITIES[finding.severity]}",
                    on_click=on_go,
                    args=(Place(remark.number),),
                )


def notes(critique: Critique) -> None:
    """What has to be known of how the essay was read."""
    for note in critique.notes:
        st.caption(f":material/info: {literal(note)}")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _docx(essay: Essay, critique: Critique) -> bytes:
    from tutor.exports.critique_docx import critique_docx

    return critique_docx(essay, critique)


def _html(essay: Essay, critique: Critique) -> str:
    from tutor.exports.critique_html import critique_html

    return critique_html(essay, critique)


def _markdown(essay: Essay, critique: Critique) -> str:
    from tutor.exports.critique_markdown import critique_markdown

    return critique_markdown(essay, critique)


_FORMATS: Sequence[tuple[str, str, str, Callable[[Essay, Critique], bytes | str]]] = (
    ("Word, with comments", ".docx", WORD, _docx),
    ("Web page", ".html", "text/html", _html),
    ("Markdown", ".md", "text/markdown", _markdown),
)
