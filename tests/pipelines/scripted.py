"""A loopback server that answers what a test scripts, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """One scripted answer; `cut` drops the connection before the body is whole."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


@dataclass
class ScriptedApi:
    """The server's address and the paths with queries that it was asked, in order."""

    url: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def scripted_api(answer: Callable[[str, int], Answer]) -> Iterator[ScriptedApi]:
    """Serve `answer(path_with_query, how_many_before)` until the block ends."""
    api = ScriptedApi(url="")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            scripted = answer(self.path, len(api.asked))
            api.asked.append(self.path)
            self.send_response_only(scripted.status)  # without http.server's own Date
            for name, value in scripted.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(scripted.body)))
            self.end_headers()
            self.wfile.write(scripted.body[: len(scripted.body) // 2 if scripted.cut else None])
            self.close_connection = scripted.cut

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    api.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield api
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
