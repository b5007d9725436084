"""An exported conversation keeps every word and every reference, and nothing in it becomes markup."""

import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from knowledge.sources import Source
from tutor.chat.replies import Reply, ReplyCitation, ReplySentence
from tutor.exports.addresses import WORD_JOINER
from tutor.exports.conversation import conversation_markdown, file_name
from tutor.learners.conversations import Conversation, Turn

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SOURCE = Source(
    id="h", file_name="h.md", title="The Harbour", role="reference", format="md", state="ready", sha256="0",
    size_bytes=1, words=1, authors=("Astrid Lund", "P. Ferro"), year=1911,
)  # fmt: skip


def citation(number: int, quote: str, start: int = 0, **changes: object) -> ReplyCitation:
    values = {
        "id": number, "source_id": "h", "source_file": "h.md", "source_title": "The Harbour", "role": "reference",
        "page": 12, "heading": ("Part one", "Walls"), "start": start, "end": start + len(quote), "quote": quote,
    }  # fmt: skip
    return ReplyCitation.model_validate(values | changes)


def turn(question: str, *citations: ReplyCitation, **parts: object) -> Turn:
    sentences = tuple(ReplySentence(text=item.quote, citations=(item.id,), lead_in="Lund:") for item in citations)
    values = {"question": question, "standalone_question": question, "status": "answered", "sentences": sentences,
              "citations": citations}  # fmt: skip
    return Turn(question, question, Reply.model_validate(values | parts), NOW)


def markdown(*turns: Turn, name: str = "Harbours") -> str:
    return conversation_markdown(Conversation("c", name, NOW, NOW), turns, {"h": SOURCE})


def test_an_answer_carries_its_quotations_and_numbered_references() -> None:
    text = markdown(turn("Why?", citation(1, "Walls alarm."), citation(2, "Ships wait.", 40)))
    assert text.startswith("# Harbours\n\nStarted on 22 November 2026.")
    assert "## Why?" in text
    assert "Lund: “Walls alarm.” [1]" in text
    assert "[1] Astrid Lund, P. Ferro (1911). *The Harbour*, Part one › Walls, page 12. “Walls alarm.”" in text
    assert "[2] Astrid Lund" in text


def test_the_same_words_get_one_number_in_the_whole_conversation() -> None:
    text = markdown(turn("Why?", citation(1, "Walls alarm.")), turn("Again?", citation(1, "Walls alarm.")))
    assert text.count("“Walls alarm.” [1]") == 2
    assert "[2]" not in text


def test_a_decline_keeps_its_message_and_the_nearest_passages() -> None:
    declined = turn(
        "The moon?", status="declined", reason="not_covered", message="Nothing.", nearest=(citation(1, "Walls."),)
    )
    text = markdown(declined)
    assert "Nothing." in text
    assert "The nearest passages: [1]" in text


def test_a_student_essay_is_named_as_one_and_a_removed_source_keeps_its_title() -> None:
    gone = citation(1, "I claim.", source_id="gone", source_title="My essay", role="essay", page=None, heading=())
    assert "[1] *My essay* (student essay). “I claim.”" in markdown(turn("Why?", gone))


def test_words_of_others_never_become_markup() -> None:
    hostile = citation(1, "![x](http://evil.example/x.png) <img src=x> # not a heading\n\n# still not")
    text = markdown(turn("1. [link](http://evil.example)", hostile), name="# <b>name</b>")
    unescaped = re.sub(r"\\.", "", text)
    for markup in ("![", "](", "://", "<", "# still"):
        assert markup not in unescaped
    assert "## 1\\. \\[link\\]" in text


ADDRESSES = st.lists(st.sampled_from(["://", "http:", "//", "www.", "WWW", ".", "@", "a", "b.org", "\\", "[", " "]))


@given(st.one_of(st.text(), ADDRESSES.map("".join)))
def test_the_words_of_others_survive_and_no_address_in_them_stays_whole(words: str) -> None:
    heading = markdown(name=words).partition("\n")[0].removeprefix("# ")
    seen = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", heading)
    assert seen.replace(WORD_JOINER, "") == " ".join(words.split()).replace(WORD_JOINER, "")
    assert "://" not in seen
    assert "www." not in seen.lower()
    assert not re.search(rf"[^{WORD_JOINER}]@|@[^{WORD_JOINER}]", f" {seen} ")


def test_file_names_suit_every_system() -> None:
    assert file_name(Conversation("c", "Why: a/b\\c? ..", NOW, NOW)) == "why-a-b-c.md"
    assert file_name(Conversation("c", "…", NOW, NOW)) == "conversation.md"
