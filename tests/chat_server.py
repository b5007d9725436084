"""A server on this computer that speaks the protocol of OpenAI's chat completions, and whatever faults a test wants."""

import json
import socket
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Act = Callable[["Exchange"], None]
"""What the server does with one request."""

LONGEST_WAIT = 20.0


class Exchange:
    """One request, and the means to answer it badly."""

    def __init__(self, handler: BaseHTTPRequestHandler, request: dict[str, Any], closing: Event) -> None:
        self.request = request
        self._handler = handler
        self._closing = closing

    def head(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        """The status and the headers; an underscore in a name stands for a dash."""
        self._handler.send_response(status)
        self._handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def send(self, raw: bytes) -> None:
        """Bytes as they are, at once."""
        self._handler.wfile.write(raw)
        self._handler.wfile.flush()

    def event(self, data: object) -> None:
        """One event of a stream, as JSON."""
        self.send(b"data: " + json.dumps(data).encode() + b"\n\n")

    def wait(self, seconds: float = LONGEST_WAIT) -> bool:
        """Whether the time passed without the server's being closed."""
        return not self._closing.wait(seconds)

    def reset(self) -> None:
        """Tear the connection down without a proper end."""
        self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._handler.connection.close()


class ChatServer:
    """Answers each request by the next act, and by the last one when they are used up; remembers what it was sent."""

    def __init__(self, acts: Sequence[Act] = ()) -> None:
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self._acts = acts
        self._closing = Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self._http.block_on_close = False
        self.address = f"http://127.0.0.1:{self._http.server_port}/v1"
        self._thread = Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def plays(self, *acts: Act) -> None:
        """Begin anew with these acts, and let go of every request, also of those that hang."""
        self._closing.set()
        self._closing = Event()
        self.requests.clear()
        self.headers.clear()
        self._acts = acts

    def start(self) -> None:
        """Answer from now on."""
        self._thread.start()

    def close(self) -> None:
        """Let go of every request, also of those that hang."""
        self._closing.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.requests.append(request)
                server.headers.append({name.lower(): value for name, value in self.headers.items()})
                act = server._acts[min(len(server.requests), len(server._acts)) - 1]
                try:
                    act(Exchange(self, request, server._closing))
                except OSError:
                    # The caller has let go, which is what most faults are for.
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                """Nothing is printed."""

            def finish(self) -> None:
                try:
                    super().finish()
                except OSError:
                    self.close_connection = True

        return Handler


@contextmanager
def serving(*acts: Act) -> Iterator[ChatServer]:
    """A server that answers by these acts while the block runs."""
    server = ChatServer(acts)
    server.start()
    try:
        yield server
    finally:
        server.close()


def closed_address() -> str:
    """An address of this computer at which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{held.getsockname()[1]}/v1"


def says(text: str, ending: str | None = "stop", *, done: bool = True, pieces: int = 3) -> Act:
    """An answer: streamed in pieces where that is asked for, otherwise in one."""

    def act(exchange: Exchange) -> None:
        if not exchange.request.get("stream"):
            return _says_at_once(exchange, text, ending)
        exchange.head()
        size = max(1, -(-len(text) // pieces))
        for start in range(0, len(text), size):
            exchange.event(piece(text[start : start + size]))
        exchange.event(piece(None, ending))
        if done:
            exchange.send(b"data: [DONE]\n\n")
        return None

    return act


def piece(content: str | None, ending: str | None = None, **delta: object) -> dict[str, object]:
    """One piece of a streamed answer."""
    choice = {"index": 0, "delta": {"role": "assistant", "content": content, **delta}, "finish_reason": ending}
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "made-up", "choices": [choice]}


def refuses(status: int, said: str, code: str | None = None, **headers: str) -> Act:
    """A status with an error as the protocol has it."""

    def act(exchange: Exchange) -> None:
        exchange.head(status, "application/json", **headers)
        exchange.send(json.dumps({"error": {"message": said, "type": "error", "param": None, "code": code}}).encode())

    return act


def sends(*raw: bytes, kind: str = "text/event-stream", pause: float = 0.0, then: str = "", **headers: str) -> Act:
    """Status 200 and these bytes, with a pause before each; then the end, `hang` or `reset`."""

    def act(exchange: Exchange) -> None:
        exchange.head(200, kind, **headers)
        for one in raw:
            if pause and not exchange.wait(pause):
                return
            exchange.send(one)
        if then == "hang":
            exchange.wait()
        elif then == "reset":
            exchange.reset()

    return act


def streams(*events: object, then: str = "", done: bool = True) -> Act:
    """These events, as JSON."""
    raw = [b"data: " + json.dumps(one).encode() + b"\n\n" for one in events]
    return sends(*raw, *([b"data: [DONE]\n\n"] if done else []), then=then)


def hangs(exchange: Exchange) -> None:
    """No answer at all, on a connection that stays open."""
    exchange.wait()


def never_ends(exchange: Exchange) -> None:
    """Pieces as fast as they are taken."""
    exchange.head()
    while exchange.wait(0.0):
        exchange.event(piece("and so on "))


def drips(exchange: Exchange) -> None:
    """A good answer, a byte a second."""
    exchange.head()
    for one in b"data: " + json.dumps(piece("slow")).encode() + b"\n\n":
        if not exchange.wait(1.0):
            return
        exchange.send(bytes([one]))


def refuses_temperature(exchange: Exchange) -> None:
    """A model that takes no temperature but its own."""
    act = says("fine") if "temperature" not in exchange.request else refuses(400, "Unsupported value: 'temperature'.")
    act(exchange)


def _says_at_once(exchange: Exchange, text: str, ending: str | None) -> None:
    exchange.head(200, "application/json")
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": ending}
    whole = {"id": "c1", "object": "chat.completion", "created": 1, "model": "made-up", "choices": [choice]}
    exchange.send(json.dumps(whole).encode())
