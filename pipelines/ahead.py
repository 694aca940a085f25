"""Asks for pages while earlier ones are being landed, so that an API's limit is never left unused.

Between two rounds of a run nothing pulls pages: DuckDB is writing. A thread of the reading's own goes
on asking meanwhile, a few pages ahead and no more, so memory stays small and a stopped run has little
to ask again.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

from pipelines.landing import Page

PAGES_AHEAD = 8
_LOOK_UP_EVERY = 0.2  # seconds until a full queue is tried again, or given up


@dataclass(frozen=True)
class _End:
    """The pass ended, with what the reader returned or raised."""

    value: int | None = None
    error: Exception | None = None


class PagesAhead:
    """The pages of one pass, in their order, fetched by a thread of its own.

    Iterates like the generator that it was given: its return value becomes `StopIteration.value`, its
    exception is raised here, after the pages that came before it.
    """

    def __init__(
        self, pages: Generator[Page, None, int | None], on_page: Callable[[Page], Any], *, name: str
    ) -> None:
        """
        Args:
            on_page: told of each page as it arrives, in the fetching thread, before the next is asked
                for: what the reader itself looks at in between.
            name: of the thread, for people who look at stacks.
        """
        self._pages = pages
        self._on_page = on_page
        self._queue: queue.Queue[Page | _End] = queue.Queue(PAGES_AHEAD)
        self._closed = threading.Event()
        # A daemon: a run that was told to stop does not wait for an answer that may take minutes.
        threading.Thread(target=self._fetch, name=f"fetch {name}", daemon=True).start()

    def __next__(self) -> Page:
        item = self._queue.get()
        if isinstance(item, Page):
            return item
        self._queue.put(item)  # whoever asks again gets the same answer
        if item.error:
            raise item.error
        raise StopIteration(item.value)

    def close(self) -> None:
        """Ask for nothing more; pages that were not taken are dropped."""
        self._closed.set()

    def _fetch(self) -> None:
        end = _End()
        try:
            while not self._closed.is_set():
                page = next(self._pages)
                self._on_page(page)
                self._hand_over(page)
        except StopIteration as stop:
            end = _End(value=stop.value)
        except Exception as error:
            end = _End(error=error)
        self._hand_over(end)

    def _hand_over(self, item: Page | _End) -> None:
        while not self._closed.is_set():
            try:
                self._queue.put(item, timeout=_LOOK_UP_EVERY)
            except queue.Full:
                continue
            return
