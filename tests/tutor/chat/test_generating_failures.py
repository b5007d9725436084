"""Where a chat model fails or is stopped, what was proved stays, quotations follow, and it is said why."""

from collections.abc import Iterator
from threading import Event

import pytest

from knowledge.library import Library
from tests.fakes import HashEmbeddings
from tests.scripted import Rule, ScriptedReranker
from tests.tutor.chat.generated import (
    ALARM,
    ALSO,
    FALSE,
    LUND,
    TRUE,
    Asked,
    harbours,
    quotes_again,
    texts,
)
from tests.writers import Script, line
from tutor.errors import (
    ChatModelBusy,
    ChatModelCutOff,
    ChatModelError,
    ChatModelMissing,
    ChatModelRefused,
    ChatModelStopped,
    ChatModelTooLong,
    ChatModelTooSlow,
    ChatModelUnreachable,
    ChatModelUnusable,
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with harbours(tmp_path_factory.mktemp("failing")) as opened:
        yield opened


@pytest.mark.parametrize("error", [ChatModelTooSlow("Slow."), ChatModelUnusable("Nothing."), ChatModelStopped("Stop.")])
def test_an_answer_is_whole_where_only_the_second_try_fails(library: Library, error: ChatModelError) -> None:
    asked = Asked(library, Script([line(TRUE, 1), line(FALSE, 1)]), Script([line(ALSO, 2)], error))
    assert (texts(asked.reply), asked.reply.fallback) == ([TRUE, ALSO], "")


ERRORS = [
    (ChatModelMissing, "The package of the chat model is not installed"),
    (ChatModelUnreachable, "The chat model could not be reached"),
    (ChatModelRefused, "The chat model refused the request"),
    (ChatModelBusy, "The chat model is too busy at the moment"),
    (ChatModelTooSlow, "The chat model did not answer in time"),
    (ChatModelCutOff, "The chat model broke off before it was done"),
    (ChatModelTooLong, "The chat model wrote more than an answer may hold"),
    (ChatModelUnusable, "The chat model wrote nothing that could be read"),
    (ChatModelStopped, "You stopped the chat model"),
    (ChatModelError, "The chat model failed"),
]


@pytest.mark.parametrize(("kind", "why"), ERRORS)
@pytest.mark.parametrize("pieces", [(), (line(FALSE, 1),), (line(TRUE, 1)[:-4],)])
def test_where_the_model_fails_the_sources_are_quoted_and_it_is_said_why(
    library: Library, kind: type[ChatModelError], why: str, pieces: tuple[str, ...]
) -> None:
    asked = Asked(library, Script(pieces, kind("Secret sk-123 of the provider.", "Hint.")))
    assert quotes_again(asked)
    assert asked.reply.fallback == f"{why}, so the sources are quoted instead."
    assert asked.parts == ["answer"]


@pytest.mark.parametrize(("kind", "why"), ERRORS)
def test_an_answer_that_breaks_off_says_so_and_goes_on_in_quotations(
    library: Library, kind: type[ChatModelError], why: str
) -> None:
    asked = Asked(library, Script([line(ALSO, 2), line(TRUE, 1)[:20]], kind("Failed.")))
    reply = asked.reply
    assert texts(reply) == [ALSO, ALARM]
    assert (reply.status, reply.composer) == ("answered", "scripted:writer")
    assert reply.sentences[1].kind == "quote"
    assert reply.sentences[1].lead_in == f"The answer breaks off here: {why[0].lower()}{why[1:]}. The sources say:"
    assert reply.fallback == f"{why}, so the sources are quoted instead."
    assert [one.quote for one in reply.citations] == [LUND, ALARM]
    assert asked.parts == ["answer"]


def test_a_quotation_after_the_break_takes_the_number_that_its_place_has(library: Library) -> None:
    with Library.open(
        library.catalogue.folder, embeddings=HashEmbeddings(64), reranker=ScriptedReranker(Rule("Lund"))
    ) as lund:
        asked = Asked(lund, Script([line(ALSO, 1)], ChatModelTooSlow("Slow.")), question="Who wrote the harbour code?")
    assert [(one.text, one.citations) for one in asked.reply.sentences] == [(ALSO, (1,)), (LUND, (1,))]


def test_a_person_who_stops_the_model_keeps_what_was_proved(library: Library) -> None:
    asked = Asked(library, Script([line(TRUE, 1), line(ALSO, 2)]), stop_after=1)
    assert texts(asked.reply) == [TRUE, ALARM]
    assert "you stopped the chat model" in asked.reply.sentences[1].lead_in


def test_a_person_who_stops_at_the_end_has_the_whole_answer_and_no_second_try(library: Library) -> None:
    asked = Asked(library, Script([line(FALSE, 1), line(TRUE, 1)]), stop_after=1)
    assert (asked.parts, texts(asked.reply), asked.reply.fallback) == (["answer"], [TRUE], "")


def test_a_person_who_stops_before_anything_is_written_gets_quotations(library: Library) -> None:
    stop = Event()
    stop.set()
    asked = Asked(library, Script([line(TRUE, 1)]), stop=stop)
    assert asked.writer.asked == []
    assert asked.reply.fallback.startswith("You stopped")


@pytest.mark.parametrize("kind", [ChatModelTooSlow, ChatModelUnreachable, ChatModelStopped])
def test_a_model_that_does_not_answer_a_follow_up_is_not_asked_again(
    library: Library, kind: type[ChatModelError]
) -> None:
    asked = Asked(
        library, Script(error=kind("Failed.")), question="And whom does it alarm?", history=["What is a wall?"]
    )
    assert quotes_again(asked)
    assert asked.reply.fallback.endswith("so the sources are quoted instead.")
    assert asked.parts == ["standalone"]
