"""What went wrong with a chat model, in the tutor's own errors and words.

Errors of the packages that call the models are told apart by their class's name and their status, so that none of
these packages is imported. Their texts are never shown, as they may repeat the key or what a learner wrote.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from langchain_core.messages import BaseMessage

from tutor.errors import (
    ChatModelBusy,
    ChatModelCutOff,
    ChatModelError,
    ChatModelRefused,
    ChatModelTooSlow,
    ChatModelUnreachable,
    ChatModelUnusable,
)

PAUSE = 0.5
LONGEST_PAUSE = 5.0
"""Seconds before another try, and the most that a busy server may ask for without its being given up."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An error for the person; `pause` in seconds before another try, or None where that would not help."""

    error: ChatModelError
    pause: float | None = None
    minds_temperature: bool = False


@dataclass(frozen=True, slots=True)
class _Cause:
    kind: type[ChatModelError]
    message: str
    hint: str
    passes: bool = False


_UNREACHABLE = _Cause(
    ChatModelUnreachable,
    "The chat model could not be reached.",
    "Check its address and that its server is running, then ask again.",
    passes=True,
)
_FAILED = _Cause(
    ChatModelUnreachable, "The chat model's server has failed.", "Ask again in a few minutes.", passes=True
)
_SLOW = _Cause(
    ChatModelTooSlow, "The chat model took too long.", "Ask again, or allow it more time in the settings (chat_model)."
)
_BUSY = _Cause(
    ChatModelBusy,
    "The chat model has too much to do, or its allowance is used up.",
    "Wait a little and ask again; if that does not help, look at the account's limits with its provider.",
    passes=True,
)
_KEY = _Cause(ChatModelRefused, "The chat model's server did not accept the key.", "Check the key for the chat model.")
_CREDIT = _Cause(ChatModelRefused, "The chat model must be paid for first.", "Look at the account with its provider.")
_UNKNOWN = _Cause(
    ChatModelRefused,
    "There is no such chat model at this address.",
    "Check the model's name and the address in the settings (chat_model).",
)
_CROWDED = _Cause(
    ChatModelRefused,
    "The question and its passages are longer than the chat model can read.",
    "Ask a shorter question, or choose a model that reads more.",
)
_REFUSED = _Cause(
    ChatModelRefused, "The chat model refused the request.", "Check the model and the address in the settings."
)
_WITHHELD = _Cause(
    ChatModelRefused, "The chat model's provider held the answer back.", "Put the question in other words."
)
_CUT_OFF = _Cause(ChatModelCutOff, "The chat model's text broke off before it was whole.", "Ask again.")
_EMPTY = _Cause(ChatModelUnusable, "The chat model wrote nothing.", "Ask again, or choose another model.")
_UNREADABLE = _Cause(
    ChatModelUnusable,
    "What the chat model sent cannot be read.",
    "Check that the address in the settings is a chat model's, then ask again.",
)
_OTHER_KIND = _Cause(
    ChatModelUnusable, "The chat model answered with something else than a text.", "Choose another model."
)

_BY_STATUS = {
    401: _KEY,
    402: _CREDIT,
    403: _KEY,
    404: _UNKNOWN,
    408: _SLOW,
    413: _CROWDED,
    429: _BUSY,
    503: _BUSY,
    504: _SLOW,
    529: _BUSY,
}
_BY_NAME = {
    "ContextOverflowError": _CROWDED,
    "ModelAuthenticationError": _KEY,
    "DefaultCredentialsError": _KEY,
    "ModelTimeoutError": _SLOW,
    "TimeoutException": _SLOW,
    "APITimeoutError": _SLOW,
    "Timeout": _SLOW,
    "TimeoutError": _SLOW,
    "SSEError": _UNREADABLE,
    "ModelConnectionError": _UNREACHABLE,
    "TransportError": _UNREACHABLE,
    "APIConnectionError": _UNREACHABLE,
    "ConnectionError": _UNREACHABLE,
    "SSLError": _UNREACHABLE,
}
"""By the name of an error's class or one above it; the first that fits counts, so that a timeout is no lost
connection."""

_CROWDED_SIGNS = ("context_length_exceeded", "context length", "context window", "context size", "prompt is too long")

_END_NAMES = ("finish_reason", "stop_reason", "done_reason")
_WHOLE = frozenset(("stop", "end_turn", "stop_sequence", "eos", "eos_token"))
_OTHER_KINDS = frozenset(("tool_calls", "tool_use", "function_call", "malformed_function_call"))
_HELD_BACK = frozenset(
    ("content_filter", "refusal", "safety", "recitation", "blocklist", "prohibited_content", "spii", "language")
)


def failure_of(error: Exception, *, begun: bool) -> Failure:
    """What an error of a chat model means; `begun` where a part of its text has been given out."""
    status = _status(error)
    cause = _cause(error, status)
    if begun and cause is _UNREACHABLE:
        cause = _CUT_OFF
    return Failure(
        _error(cause, f" (status {status})" if status else ""),
        None if begun or not cause.passes else _pause(error, status),
        status in (400, 422) and not begun and "temperature" in str(error).lower(),
    )


def ending_of(message: BaseMessage) -> str:
    """The provider's sign, in small letters, that this piece of a text is its last, or nothing."""
    found = (message.response_metadata.get(name) for name in _END_NAMES)
    return next((one.lower() for one in found if isinstance(one, str) and one), "")


def lack_of(ending: str, *, written: bool) -> ChatModelError | None:
    """What a text that came to its end lacks, by the provider's last sign and by whether anything was written."""
    if ending in _OTHER_KINDS:
        return _error(_OTHER_KIND)
    if ending in _HELD_BACK:
        return _error(_WITHHELD)
    if ending in _WHOLE:
        return None if written else _error(_EMPTY)
    return _error(_CUT_OFF if written or ending else _EMPTY)


def too_slow() -> ChatModelError:
    """The error for a text that was not whole in time."""
    return _error(_SLOW)


def not_set_up() -> ChatModelError:
    """The error for a chat model that its package will not even prepare to call."""
    return ChatModelRefused(
        "The chat model could not be set up.",
        "Check its name, its address and its key in the settings (chat_model); without a key there, the provider's own "
        "variable must hold one.",
    )


def _cause(error: Exception, status: int | None) -> _Cause:
    names = {kind.__name__ for one in _chain(error) for kind in type(one).__mro__}
    if "ContextOverflowError" in names or (status in (400, 422) and _is_crowded(error)):
        return _CROWDED
    if status is not None:
        return _BY_STATUS.get(status, _FAILED if status >= 500 else _REFUSED)
    return next((cause for name, cause in _BY_NAME.items() if name in names), _UNREADABLE)


def _is_crowded(error: Exception) -> bool:
    said = str(error).lower()
    return any(sign in said for sign in _CROWDED_SIGNS)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what it was raised from, as some packages wrap the one that holds the status."""
    seen: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in seen:
        seen.append(following)
        yield following
        following = following.__cause__


def _status(error: Exception) -> int | None:
    for one in _chain(error):
        response = getattr(one, "response", None)
        for holder, name in ((one, "status_code"), (response, "status_code"), (one, "code")):
            value = getattr(holder, name, None)
            if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) == 3:
                value = int(value)
            if isinstance(value, int) and 400 <= value <= 599:
                return int(value)
    return None


def _pause(error: Exception, status: int | None) -> float | None:
    """Seconds before another try; None where the server asks for more, or is busy without saying for how long."""
    headers = getattr(getattr(error, "response", None), "headers", None)
    asked = headers.get("retry-after") if headers is not None else None
    if asked is None:
        return None if status == 429 else PAUSE
    try:
        seconds = float(asked)
    except ValueError:
        return None
    return max(seconds, 0.0) if math.isfinite(seconds) and seconds <= LONGEST_PAUSE else None


def _error(cause: _Cause, status: str = "") -> ChatModelError:
    return cause.kind(cause.message.removesuffix(".") + status + ".", cause.hint)
