"""Viewers without a browser: whole sessions of the pages over Streamlit's own protocol, with nothing drawn.

Ten people have ten machines. Ten browsers on one machine measure how fast it draws for ten; these ask the
server for all that a browser would ask for, at the same instant, and leave the drawing to nobody.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

SECONDS = 60


class Session:
    """One session on one page, as its browser's client would lead it."""

    def __init__(self, line: ClientConnection, address: str) -> None:
        self._line = line
        parts = urlsplit(address)
        self._run = BackMsg()
        self._run.rerun_script.page_name = parts.path.strip("/")
        self._run.rerun_script.query_string = parts.query
        self._period = ""  # the identifier of the choice of periods, once the page has said it
        self._firing: Thread | None = None
        self._finished: float | None = None

    def open(self) -> None:
        """Run the page for the first time.

        Raises:
            RuntimeError: if the page ends without a choice of periods.
        """
        self._send()
        if not self._period:
            raise RuntimeError(f"nothing to choose on {self._run.rerun_script.page_name!r}")

    def fire(self, label: str, at_ms: float) -> None:
        """Take a period at a moment of the wall clock."""
        states = self._run.rerun_script.widget_states
        del states.widgets[:]
        states.widgets.add(id=self._period, string_value=label)
        self._finished = None
        self._firing = Thread(target=self._send, args=(at_ms,))
        self._firing.start()

    def waited(self) -> float:
        """Seconds until the last message of the last action.

        Raises:
            TimeoutError: if there is none within a minute.
        """
        assert self._firing is not None
        self._firing.join(SECONDS)
        if self._finished is None:
            raise TimeoutError(f"the run did not end within {SECONDS} s")
        return self._finished

    def _send(self, at_ms: float = 0) -> None:
        time.sleep(max(0.0, at_ms / 1000 - time.time()))
        started = time.perf_counter()
        self._line.send(self._run.SerializeToString())
        while True:
            message = ForwardMsg.FromString(self._line.recv(SECONDS))
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.new_element.selectbox.label == "Período":
                self._period = message.delta.new_element.selectbox.id
            if kind == "script_finished":
                self._finished = time.perf_counter() - started
                return


@contextmanager
def session(address: str) -> Iterator[Session]:
    """A session on the page at `address`, opened."""
    server = urlsplit(address).netloc
    with connect(
        f"ws://{server}/_stcore/stream", subprotocols=["streamlit"], max_size=None
    ) as line:
        found = Session(line, address)
        found.open()
        yield found
