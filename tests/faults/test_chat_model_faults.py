"""A chat model that fails in every way that is known ends in time, as the error that fits, and never shows the key."""

import json
import logging
import time
import traceback
from collections.abc import Iterator
from threading import Event, Timer

import pytest
from pydantic import SecretStr

from tests.chat_server import (
    Act,
    ChatServer,
    Exchange,
    closed_address,
    drips,
    hangs,
    never_ends,
    piece,
    refuses,
    refuses_temperature,
    says,
    sends,
    serving,
    streams,
)
from tutor.chat_models.building import build_writer
from tutor.chat_models.writing import Writer
from tutor.errors import (
    ChatModelBusy,
    ChatModelCutOff,
    ChatModelError,
    ChatModelRefused,
    ChatModelStopped,
    ChatModelTooLong,
    ChatModelTooSlow,
    ChatModelUnreachable,
    ChatModelUnusable,
)
from tutor.prompting import Messages
from tutor.settings import ChatModelSettings

pytestmark = pytest.mark.faults

KEY = "sk-made-up-and-secret"
LEARNT = "what a learner wrote"
PROMPT = Messages("You answer.", LEARNT)
SECONDS = 1.5
GRACE = 0.8
TEXT = '{"text": "Walls calm the water.", "evidence": [1]}\n'
BUSY = (429, "Slow down.")
TOOL = {"index": 0, "id": "t1", "type": "function", "function": {"name": "look", "arguments": "{}"}}
BEGUN = b'data: {"choices": [{"index": 0, "delta": {"content": "half a"}}]}\n\n'


def _event(content: str | None, ending: str | None = None) -> bytes:
    return b"data: " + json.dumps(piece(content, ending)).encode() + b"\n\n"


FAULTS: dict[str, tuple[tuple[Act, ...], type[ChatModelError]]] = {
    "hangs before the headers": ((hangs,), ChatModelTooSlow),
    "hangs after the headers": ((sends(then="hang"),), ChatModelTooSlow),
    "hangs in mid-answer": ((streams(piece("half a"), then="hang", done=False),), ChatModelTooSlow),
    "only says that it is alive": ((sends(*[b": alive\n\n"] * 40, pause=0.2),), ChatModelTooSlow),
    "drips a byte a second": ((drips,), ChatModelTooSlow),
    "gateway timeout, twice": ((refuses(504, "Too late."),), ChatModelTooSlow),
    "resets the connection": ((sends(then="reset"),), ChatModelUnreachable),
    "resets in mid-answer": ((streams(piece("half a"), then="reset", done=False),), ChatModelCutOff),
    "closes in mid-answer": ((streams(piece("half a"), done=False),), ChatModelCutOff),
    "sends less than it announced": ((sends(BEGUN, Content_Length="5000"),), ChatModelCutOff),
    "says that it is done without a reason": ((streams(piece("half a")),), ChatModelCutOff),
    "runs into its length": ((says(TEXT, "length"),), ChatModelCutOff),
    "runs into its length before the first word": ((says("", "length"),), ChatModelCutOff),
    "gives a reason that nobody knows": ((says(TEXT, "tired"),), ChatModelCutOff),
    "asks for a long wait": ((refuses(*BUSY, Retry_After="3600"), says(TEXT)), ChatModelBusy),
    "asks for a wait until a date": ((refuses(*BUSY, Retry_After="Wed, 1 Jan 2031 00:00:00 GMT"),), ChatModelBusy),
    "asks for a wait that is no number": ((refuses(*BUSY, Retry_After="nan"),), ChatModelBusy),
    "is busy and does not say for how long": ((refuses(*BUSY), says(TEXT)), ChatModelBusy),
    "is busy twice": ((refuses(*BUSY, Retry_After="0.2"),), ChatModelBusy),
    "fails, twice": ((refuses(500, "Oh."),), ChatModelUnreachable),
    "is overloaded, twice": ((refuses(503, "Oh."),), ChatModelBusy),
    "fails after it has begun": (
        (streams(piece("half a"), {"error": {"message": "Oh.", "code": 500}}), says(TEXT)),
        ChatModelUnreachable,
    ),
    "does not take the key and repeats it": ((refuses(401, f"Incorrect API key: {KEY}"),), ChatModelRefused),
    "forbids and repeats the key": ((refuses(403, f"Not for {KEY}"),), ChatModelRefused),
    "wants to be paid": ((refuses(402, "Insufficient balance"),), ChatModelRefused),
    "does not know the model": ((refuses(404, "The model does not exist", "model_not_found"),), ChatModelRefused),
    "cannot read that much": (
        (refuses(400, "This model's maximum context length is 10 tokens.", "context_length_exceeded"),),
        ChatModelRefused,
    ),
    "cannot read that much, in other words": ((refuses(400, "exceeds the available context size"),), ChatModelRefused),
    "refuses the request": ((refuses(400, f"Bad: {LEARNT}"),), ChatModelRefused),
    "refuses any temperature": ((refuses(400, "No temperature."),), ChatModelRefused),
    "holds the answer back": ((says(TEXT, "content_filter"),), ChatModelRefused),
    "is a page of the web": ((sends(b"<!doctype html><p>Sign in</p>", kind="text/html"),), ChatModelUnusable),
    "answers with one JSON where a stream was asked for": (
        (sends(b'{"choices": [{"message": {"content": "hello"}}]}', kind="application/json"),),
        ChatModelUnusable,
    ),
    "has no choices": ((streams({"id": "c1", "choices": []}),), ChatModelUnusable),
    "has null for choices": ((streams({"id": "c1", "choices": None}),), ChatModelUnusable),
    "has another schema": ((streams({"candidates": [{"parts": ["hello"]}]}),), ChatModelUnusable),
    "has a list for an event": ((streams([1, 2]),), ChatModelUnusable),
    "has a number for its text": ((streams(piece("a"), {"choices": [{"delta": {"content": 7}}]}),), ChatModelUnusable),
    "has no bytes at all": ((sends(),), ChatModelUnusable),
    "is not UTF-8": ((sends(b'data: {"choices": "\xff\xfe"}\n\n'),), ChatModelUnusable),
    "breaks off in a line": ((sends(BEGUN, b'data: {"choices": [{"ind\n\n'),), ChatModelUnusable),
    "has null for its text": ((streams(piece(None, "stop")),), ChatModelUnusable),
    "has an empty text": ((says(""),), ChatModelUnusable),
    "calls a tool": (
        (streams(piece(None, tool_calls=[TOOL]), piece(None, "tool_calls")),),
        ChatModelUnusable,
    ),
    "never ends": ((never_ends,), ChatModelTooLong),
    "writes all at once and too much": ((says("a" * 5000, pieces=1),), ChatModelTooLong),
}

GOOD: dict[str, tuple[Act, ...]] = {
    "at the first try": (says(TEXT),),
    "without the last line of the protocol": (says(TEXT, done=False),),
    "after a short wait that it asked for": (refuses(*BUSY, Retry_After="0.2"), says(TEXT)),
    "after having failed": (refuses(500, "Oh."), says(TEXT)),
    "after having been overloaded": (refuses(503, "Oh.", Retry_After="0"), says(TEXT)),
    "after a reset": (sends(then="reset"), says(TEXT)),
    "with signs of life between": (
        sends(b": alive\n\n", _event(TEXT), b": alive\r\n\r\n", _event(None, "stop"), pause=0.1),
    ),
}


@pytest.fixture(scope="module")
def server() -> Iterator[ChatServer]:
    """One server for all tests, each of which says what it plays."""
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def writer(server: ChatServer) -> Writer:
    """What writes with the model of this server, within a short time."""
    return writer_at(server.address)


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever is logged names neither the key nor what the learner wrote."""
    with caplog.at_level(logging.INFO):
        yield
    assert KEY not in caplog.text
    assert LEARNT not in caplog.text


def writer_at(address: str, seconds: float = SECONDS) -> Writer:
    """A writer that calls the model at this address."""
    settings = ChatModelSettings(
        model="made-up", base_url=address, api_key=SecretStr(KEY), seconds=seconds, characters=2000
    )
    built = build_writer(settings)
    assert built is not None
    return built


def written(writer: Writer, stop: Event | None = None) -> str:
    """The whole text for a prompt."""
    return "".join(writer.write(PROMPT, stop))


def shown(error: BaseException) -> str:
    """Everything that a page or a log could show of an error."""
    return "".join(traceback.format_exception(error)) + repr(vars(error))


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_ends_in_time_as_the_error_that_fits(name: str, server: ChatServer, writer: Writer) -> None:
    acts, expected = FAULTS[name]
    server.plays(*acts)
    began = time.monotonic()
    with pytest.raises(ChatModelError) as raised:
        written(writer)
    assert time.monotonic() - began < SECONDS + GRACE
    assert type(raised.value) is expected
    assert raised.value.message and raised.value.hint
    assert KEY not in shown(raised.value)
    assert LEARNT not in str(raised.value)


@pytest.mark.parametrize("name", GOOD)
def test_a_text_that_comes_whole_is_given(name: str, server: ChatServer, writer: Writer) -> None:
    server.plays(*GOOD[name])
    assert written(writer) == TEXT
    assert len(server.requests) == len(GOOD[name])


def test_nobody_at_the_address_is_said_before_the_time_is_up() -> None:
    began = time.monotonic()
    with pytest.raises(ChatModelUnreachable):
        written(writer_at(closed_address(), seconds=20))
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("name", "calls"),
    [("fails, twice", 2), ("is busy twice", 2), ("asks for a long wait", 1), ("fails after it has begun", 1)],
)
def test_another_try_is_made_once_and_only_where_it_may_help(
    name: str, calls: int, server: ChatServer, writer: Writer
) -> None:
    server.plays(*FAULTS[name][0])
    with pytest.raises(ChatModelError):
        written(writer)
    assert len(server.requests) == calls


def test_no_other_try_is_made_where_no_time_is_left_for_it(server: ChatServer, writer: Writer) -> None:
    server.plays(refuses(429, "Slow down.", Retry_After="3"), says(TEXT))
    with pytest.raises(ChatModelBusy):
        written(writer)
    assert len(server.requests) == 1


def test_what_was_written_before_a_fault_has_been_given_out(server: ChatServer, writer: Writer) -> None:
    server.plays(streams(piece("half a "), piece("sentence"), done=False))
    pieces = writer.write(PROMPT)
    assert [next(pieces), next(pieces)] == ["half a ", "sentence"]
    with pytest.raises(ChatModelCutOff):
        next(pieces)


def test_a_model_that_takes_no_temperature_is_asked_without_one_from_then_on(server: ChatServer) -> None:
    server.plays(refuses_temperature)
    own = writer_at(server.address)
    assert [written(own), written(own)] == ["fine", "fine"]
    assert ["temperature" in one for one in server.requests] == [True, False, False]


@pytest.mark.parametrize("act", [hangs, drips, never_ends], ids=["hangs", "drips", "never ends"])
def test_a_person_can_stop_it_at_any_time(act: Act, server: ChatServer) -> None:
    server.plays(act)
    stop = Event()
    settings = ChatModelSettings(model="m", base_url=server.address, seconds=20, characters=200_000)
    patient = build_writer(settings)
    assert patient is not None
    began = time.monotonic()
    timer = Timer(0.3, stop.set)
    timer.start()
    with pytest.raises(ChatModelStopped):
        for _ in patient.write(PROMPT, stop):
            time.sleep(0.01)
    assert time.monotonic() - began < 5


def test_a_person_can_stop_it_while_it_waits_for_another_try(server: ChatServer) -> None:
    stop = Event()

    def refuses_and_is_stopped(exchange: Exchange) -> None:
        refuses(429, "Slow down.", Retry_After="5")(exchange)
        stop.set()

    server.plays(refuses_and_is_stopped, says(TEXT))
    began = time.monotonic()
    with pytest.raises(ChatModelStopped):
        written(writer_at(server.address, seconds=20), stop)
    assert time.monotonic() - began < 4
    assert len(server.requests) == 1


def test_a_reader_that_takes_its_time_still_gets_what_came_in_time(server: ChatServer, writer: Writer) -> None:
    server.plays(says(TEXT))
    pieces = writer.write(PROMPT)
    first = next(pieces)
    time.sleep(SECONDS + 0.2)
    assert first + "".join(pieces) == TEXT


def test_a_reader_that_turns_away_ends_the_call(server: ChatServer, writer: Writer) -> None:
    ended = Event()

    def never_ends_but_for_the_reader(exchange: Exchange) -> None:
        try:
            never_ends(exchange)
        finally:
            ended.set()

    server.plays(never_ends_but_for_the_reader)
    for _ in writer.write(PROMPT):
        break
    assert ended.wait(10)


def test_what_is_sent_is_the_prompt_at_temperature_0_with_the_key_in_its_place(
    server: ChatServer, writer: Writer
) -> None:
    server.plays(says(TEXT))
    written(writer)
    (request,) = server.requests
    assert request["model"] == "made-up"
    assert request["temperature"] == 0
    assert request["messages"] == [{"role": "system", "content": "You answer."}, {"role": "user", "content": LEARNT}]
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    assert KEY not in str(request)


def test_the_key_for_a_provider_is_not_sent_to_a_server_of_ones_own(
    server: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    server.plays(says(TEXT))
    for model in ("made-up", "openai:made-up"):
        own = build_writer(ChatModelSettings(model=model, base_url=server.address))
        assert own is not None
        assert written(own) == TEXT
    assert [one["model"] for one in server.requests] == ["made-up", "made-up"]
    assert KEY not in str(server.headers)
