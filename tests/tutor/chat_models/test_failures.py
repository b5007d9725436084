"""Every error that a chat model's package is known to raise has one of ours, in words that are ours too."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx
import openai
import pytest
from langchain_core.exceptions import ContextOverflowError
from langchain_core.messages import AIMessageChunk
from pydantic import TypeAdapter, ValidationError

from tutor.chat_models.failures import LONGEST_PAUSE, PAUSE, ending_of, failure_of, lack_of
from tutor.errors import (
    ChatModelBusy,
    ChatModelCutOff,
    ChatModelError,
    ChatModelRefused,
    ChatModelTooSlow,
    ChatModelUnreachable,
    ChatModelUnusable,
)

SECRET = "sk-made-up-and-secret"
REQUEST = httpx.Request("POST", "http://127.0.0.1/v1")


@dataclass
class Response:
    """What a package keeps of an answer."""

    status_code: int
    headers: Mapping[str, str] = field(default_factory=dict)


class Told(Exception):
    """An error as packages raise it for a status: on itself, on its answer or as a code."""

    def __init__(self, said: str = SECRET, **attributes: object) -> None:
        super().__init__(said)
        vars(self).update(attributes)


def named(name: str, *above: type[Exception], **attributes: object) -> Exception:
    """An error of a class of this name, as a package that is not installed here would raise it."""
    kind = type(name, above or (Told,), {})
    error: Exception = kind(SECRET)
    vars(error).update(attributes)
    return error


def wrapped(error: Exception) -> Exception:
    """An error without a status of its own, raised from one that has it."""
    outer = named("ChatGoogleGenerativeAIError")
    outer.__cause__ = error
    return outer


def not_valid() -> Exception:
    """What pydantic says of an answer of another shape."""
    try:
        TypeAdapter(int).validate_json('"x"')
    except ValidationError as error:
        return error
    raise AssertionError


MAPPING = [
    *((Told(status_code=status), ChatModelRefused) for status in (400, 401, 402, 403, 404, 405, 409, 413, 422)),
    *((Told(status_code=status), ChatModelTooSlow) for status in (408, 504)),
    *((Told(status_code=status), ChatModelBusy) for status in (429, 503, 529)),
    *((Told(status_code=status), ChatModelUnreachable) for status in (500, 502, 520)),
    (Told(response=Response(401)), ChatModelRefused),
    (httpx.HTTPStatusError(SECRET, request=REQUEST, response=httpx.Response(503)), ChatModelBusy),
    (named("ResourceExhausted", code=429), ChatModelBusy),
    (named("ServiceUnavailable", code=503), ChatModelBusy),
    (wrapped(named("InvalidArgument", code=400)), ChatModelRefused),
    (Told(code="503"), ChatModelBusy),
    (Told(code="model_not_found"), ChatModelUnusable),
    (named("ResponseError", status_code=-1), ChatModelUnusable),
    (ContextOverflowError(SECRET), ChatModelRefused),
    (named("ModelAuthenticationError"), ChatModelRefused),
    (named("DefaultCredentialsError"), ChatModelRefused),
    (named("ModelTimeoutError"), ChatModelTooSlow),
    (named("ModelConnectionError"), ChatModelUnreachable),
    (TimeoutError(SECRET), ChatModelTooSlow),
    (httpx.ReadTimeout(SECRET), ChatModelTooSlow),
    (httpx.ConnectTimeout(SECRET), ChatModelTooSlow),
    (httpx.ConnectError(SECRET), ChatModelUnreachable),
    (httpx.RemoteProtocolError(SECRET), ChatModelUnreachable),
    (named("SSEError", httpx.TransportError), ChatModelUnusable),
    (ConnectionRefusedError(SECRET), ChatModelUnreachable),
    (openai.APITimeoutError(request=None), ChatModelTooSlow),  # type: ignore[arg-type]
    (openai.APIConnectionError(message=SECRET, request=None), ChatModelUnreachable),  # type: ignore[arg-type]
    (json.JSONDecodeError(SECRET, SECRET, 0), ChatModelUnusable),
    (UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET), ChatModelUnusable),
    (not_valid(), ChatModelUnusable),
    (KeyError(SECRET), ChatModelUnusable),
    (TypeError(SECRET), ChatModelUnusable),
    (RuntimeError(SECRET), ChatModelUnusable),
]


@pytest.mark.parametrize(("error", "expected"), MAPPING, ids=[repr(error)[:50] for error, _ in MAPPING])
def test_an_error_of_a_package_has_one_of_ours(error: Exception, expected: type[ChatModelError]) -> None:
    ours = failure_of(error, begun=False).error
    assert type(ours) is expected
    assert ours.message.endswith(".") and ours.hint
    assert SECRET not in str(ours)
    assert ours.__cause__ is None and ours.__context__ is None


def test_a_status_is_shown_as_it_helps_to_find_the_cause() -> None:
    assert "(status 418)" in failure_of(Told(status_code=418), begun=False).error.message


@pytest.mark.parametrize(
    ("error", "pause"),
    [
        pytest.param(ConnectionResetError(), PAUSE, id="connection lost"),
        pytest.param(Told(status_code=500), PAUSE, id="failed"),
        pytest.param(Told(status_code=503), PAUSE, id="overloaded"),
        pytest.param(Told(response=Response(503, {"retry-after": "2"})), 2.0, id="overloaded for a moment"),
        pytest.param(Told(response=Response(429, {"retry-after": "1.5"})), 1.5, id="busy for a moment"),
        pytest.param(Told(response=Response(429, {"retry-after": "-1"})), 0.0, id="busy till a moment ago"),
        pytest.param(Told(response=Response(429, {"retry-after": str(LONGEST_PAUSE + 1)})), None, id="busy for long"),
        pytest.param(Told(response=Response(429, {"retry-after": "inf"})), None, id="busy for ever"),
        pytest.param(Told(response=Response(429, {"retry-after": "Thursday"})), None, id="busy until a day"),
        pytest.param(Told(response=Response(429)), None, id="busy without a word"),
        pytest.param(Told(status_code=401), None, id="key refused"),
        pytest.param(TimeoutError(), None, id="too slow"),
        pytest.param(KeyError("x"), None, id="unreadable"),
    ],
)
def test_another_try_is_worth_a_short_wait_or_none(error: Exception, pause: float | None) -> None:
    assert failure_of(error, begun=False).pause == pause
    assert failure_of(error, begun=True).pause is None


def test_a_connection_lost_in_mid_text_is_a_text_cut_off() -> None:
    assert type(failure_of(ConnectionResetError(), begun=True).error) is ChatModelCutOff


@pytest.mark.parametrize(
    ("status", "said", "minds"),
    [
        (400, "Temperature must be 1", True),
        (422, "no temperature", True),
        (400, "no tools", False),
        (500, "temperature", False),
    ],
)
def test_a_model_that_minds_its_temperature_is_known_by_what_it_refuses(status: int, said: str, minds: bool) -> None:
    assert failure_of(Told(said, status_code=status), begun=False).minds_temperature is minds


ENDINGS: list[tuple[dict[str, object], type[ChatModelError] | None]] = [
    ({"finish_reason": "stop"}, None),
    ({"finish_reason": "STOP"}, None),
    ({"stop_reason": "end_turn"}, None),
    ({"done": True, "done_reason": "stop"}, None),
    ({"finish_reason": "length"}, ChatModelCutOff),
    ({"finish_reason": "MAX_TOKENS"}, ChatModelCutOff),
    ({"stop_reason": "max_tokens"}, ChatModelCutOff),
    ({"stop_reason": "pause_turn"}, ChatModelCutOff),
    ({"done_reason": "length"}, ChatModelCutOff),
    ({"finish_reason": "never heard of"}, ChatModelCutOff),
    ({"finish_reason": 7}, ChatModelCutOff),
    ({}, ChatModelCutOff),
    ({"finish_reason": "tool_calls"}, ChatModelUnusable),
    ({"stop_reason": "tool_use"}, ChatModelUnusable),
    ({"finish_reason": "content_filter"}, ChatModelRefused),
    ({"finish_reason": "SAFETY"}, ChatModelRefused),
    ({"stop_reason": "refusal"}, ChatModelRefused),
]


@pytest.mark.parametrize(("told", "lack"), ENDINGS, ids=[str(told) for told, _ in ENDINGS])
def test_only_a_sign_that_is_known_makes_a_text_whole(
    told: dict[str, object], lack: type[ChatModelError] | None
) -> None:
    ending = ending_of(AIMessageChunk(content="", response_metadata=told))
    found = lack_of(ending, written=True)
    assert (None if found is None else type(found)) is lack


def test_a_whole_text_without_a_word_is_of_no_use() -> None:
    assert type(lack_of("stop", written=False)) is ChatModelUnusable
    assert type(lack_of("length", written=False)) is ChatModelCutOff
