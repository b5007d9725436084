"""Questions of every type with any words in them, those that mean something to one of the formats above all."""

from hypothesis import strategies as st

from tests.tutor.quiz.made_up_questions import EVERY_TYPE
from tutor.exports.characters import one_line
from tutor.quiz.questions import BLANK, Question

SIGNS = (
    "<script>alert(1)</script>", "<img src=x onerror=y>", "]]>", "</text>", "&amp;", "&&058;", "\\", "\\n", "\\(x\\)",
    "\\[", "[sound:a.mp3]", "[html]", "[latex]", "{{Front}}", "{{c1::x}}", "{", "}", "~", "=", "#", "####", "::", ":",
    "->", "//", "\n//", "\n\n", "\r\n", "\r", "\t", "%50%", "*", "$CATEGORY: a", "https://example.org/a", "=1+1", "@a",
    "+1", "-1", "\x00", "\x1b[31m", "\x1f", "\x85", "\ufffe", "'", '"', ",", ";", " ", "yeast", "_____", "T", "TRUE",
)  # fmt: skip
WORDS = st.text(st.characters(codec="utf-8"), max_size=20) | st.lists(st.sampled_from(SIGNS), max_size=5).map("".join)
SAID = WORDS.filter(one_line)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question of any type whose words were all made up anew."""
    base = draw(st.sampled_from(EVERY_TYPE))
    is_true_false = base.type == "true_false"
    return base.model_copy(
        update={
            "id": draw(SAID),
            "stem": draw(SAID) + (BLANK + draw(WORDS) if base.type == "cloze" else ""),
            "options": tuple(
                one.model_copy(update={"rationale": draw(WORDS)} | ({} if is_true_false else {"text": text}))
                for one, text in zip(base.options, _different(draw, len(base.options)), strict=True)
            ),
            "pairs": tuple(
                one.model_copy(update={"left": left, "right": right, "rationale": draw(WORDS)})
                for one, left, right in zip(
                    base.pairs, _different(draw, len(base.pairs)), _different(draw, len(base.pairs)), strict=True
                )
            ),
            "points": tuple(one.model_copy(update={"text": draw(SAID)}) for one in base.points),
            "answer": base.answer if is_true_false else draw(SAID),
            "accepts": tuple(draw(st.lists(SAID, max_size=2))) if base.type == "cloze" else (),
            "explanation": draw(WORDS),
            "hint": draw(WORDS),
            "tenet": draw(st.none() | WORDS),
            "citations": tuple(
                one.model_copy(update={"quote": draw(SAID), "source_title": draw(WORDS), "heading": (draw(WORDS),)})
                for one in base.citations
            ),
        }
    )


def _different(draw: st.DrawFn, count: int) -> list[str]:
    return draw(st.lists(SAID, min_size=count, max_size=count, unique_by=one_line))
