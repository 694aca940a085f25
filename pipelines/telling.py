"""How commands speak: sentences for people, JSON lines for a log collector; and how they are stopped."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import threading
import uuid
from types import FrameType
from typing import TextIO

from pipelines.logs import configure_logging

logger = logging.getLogger("pipelines")


class Teller:
    """Says sentences to people, or to a log collector as JSON lines; every command has an id."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.run_id = uuid.uuid4().hex[:12]
        self.is_json = arguments.log_format == "json"
        configure_logging(arguments.log, arguments.log_format, self.run_id)

    def note(self, sentence: str, level: int = logging.INFO) -> None:
        """What happens, or what was found; the level counts among JSON lines only."""
        if self.is_json:
            logger.log(level, sentence)
        else:
            say(sentence)

    def complain(self, sentence: str) -> None:
        """To standard error: standard output holds the answer, which a machine may read."""
        if self.is_json:
            logger.error(sentence)
        else:
            say(sentence, stream=sys.stderr)


class stopped_by_signals:  # noqa: N801 (reads as a statement)
    """SIGINT and SIGTERM end the run after the current page instead of in the middle of it."""

    def __init__(self, stop: threading.Event, teller: Teller) -> None:
        self._stop = stop
        self._teller = teller

    def __enter__(self) -> None:
        self._previous = {
            number: signal.signal(number, self._on_signal)
            for number in (signal.SIGINT, signal.SIGTERM)
        }

    def __exit__(self, *_: object) -> None:
        for number, handler in self._previous.items():
            signal.signal(number, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        del frame
        if self._stop.is_set():
            raise KeyboardInterrupt  # asked twice: now
        self._stop.set()
        self._teller.note(f"Stopping after the current pages ({signal.Signals(number).name}) …")


def say(sentence: str, *, stream: TextIO | None = None) -> None:
    print(sentence, file=stream or sys.stdout, flush=True)
