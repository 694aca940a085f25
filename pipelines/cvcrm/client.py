"""How CVDW is read: pages of a window, each beginning at the last cursor seen.

The API pages by number over a live table sorted by `referencia_data`, so a row that changes while we
read moves to the end and pushes another one off the next page. Asking every page as "from the last
cursor on, page 1" is immune to that; only inside a run of equal cursors longer than a page are page
numbers used, and there a changing total restarts the run: of everything from there on, or of the run
alone, which an edit leaves without changing the other. Rows with a null or zero date come first and only
without a filter, so a full pass begins unfiltered.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass

import msgspec

from pipelines.errors import IncompleteError
from pipelines.http import ApiSession, Traffic
from pipelines.landing import Page, RecordDecoder
from pipelines.objects import ApiObject
from pipelines.reading import Pages, Plan

LARGEST_PAGE = 500
RESTARTS = 5


class Envelope(msgspec.Struct):
    """CVDW's answer; the records stay bytes. `registros` (the page size, whatever it is called) is unused."""

    dados: list[msgspec.Raw] | None
    total_de_registros: int = 0
    total_de_paginas: int = 0


_ENVELOPE = msgspec.json.Decoder(Envelope)


@dataclass(frozen=True)
class Answer:
    """One page with the totals of what was asked."""

    page: Page
    rows: int
    pages: int


class CvdwReader:
    """Reads any CVDW object by one protocol."""

    def __init__(self, session: ApiSession, *, page_size: int, date_precision: str) -> None:
        self._session = session
        self._page_size = min(page_size, LARGEST_PAGE)
        self._by_day = date_precision == "day"

    def probe(self, obj: ApiObject) -> None:
        """One row of one object: are we let in, and what time is it over there?

        Raises:
            ApiError: as any request.
        """
        self._session.fetch(
            obj.path, {"pagina": 1, "registros_por_pagina": 1}, _ENVELOPE.decode, Traffic()
        )

    def total(self, obj: ApiObject) -> int:
        """The number of records that the API says an object has, for one request of one record.

        Raises:
            ApiError: as any request.
        """
        return self._total(obj, {}, Traffic())

    def pages(
        self, obj: ApiObject, plan: Plan, traffic: Traffic, count_seen: Callable[[], int]
    ) -> Pages:
        """The pages of one pass; returns the number of rows that the API says there are.

        The total is asked again at the end only where fewer rows were seen than the first answer
        promised: rows may have been deleted meanwhile.
        """
        decoder = RecordDecoder(obj, records="dados")
        if plan.mode == "incremental":
            promised = yield from self._window(obj, decoder, plan.start, plan.until, traffic)
            window = self._window_params(plan.start, plan.until)
        else:
            promised = yield from self._everything(obj, decoder, plan.start, traffic)
            window = {}
        if plan.resumed:  # the window that is left says nothing about the whole
            return self._total(obj, window, traffic)
        if count_seen() < promised:
            return min(promised, self._total(obj, window, traffic))
        return promised

    def _everything(
        self, obj: ApiObject, decoder: RecordDecoder, start: str | None, traffic: Traffic
    ) -> Generator[Page, None, int]:
        """Unfiltered pages while rows have no real date, then an open window from the first one."""
        promised = 0
        number = 1
        while start is None:
            answer = self._get(obj, decoder, {}, number, traffic)
            promised = promised or answer.rows
            yield answer.page
            if number >= answer.pages:
                return promised
            start = answer.page.cursors[-1] if answer.page.cursors else None
            number += 1
        in_window = yield from self._window(obj, decoder, start, None, traffic)
        return promised or in_window

    def _window(
        self,
        obj: ApiObject,
        decoder: RecordDecoder,
        start: str | None,
        until: str | None,
        traffic: Traffic,
    ) -> Generator[Page, None, int]:
        promised: int | None = None
        number, total, restarts = 1, -1, 0
        run: int | None = None  # rows of the run of equal cursors that is read by page numbers
        while True:
            window = self._window_params(start, until)
            answer = self._get(obj, decoder, window, number, traffic)
            promised = answer.rows if promised is None else promised
            if number > 1 and answer.rows != total and restarts < RESTARTS:
                number, run, restarts = 1, None, restarts + 1  # rows came or went
                continue
            total = answer.rows
            yield answer.page
            is_last = number >= answer.pages
            if not is_last and not answer.page.keys:
                raise IncompleteError(
                    f"{obj.path}: page {number} of {answer.pages} came empty; nothing was lost, the "
                    "next run reads this window again."
                )
            last = max((cursor for cursor in answer.page.cursors if cursor), default=None)
            goes_on = last is not None and self._asked(last) > self._asked(start or "")
            is_over = run is not None and (is_last or goes_on)
            if is_over and run != self._run(obj, start, traffic):
                if restarts == RESTARTS:
                    raise IncompleteError(
                        f"{obj.path}: the rows of {start} change faster than they can be read; nothing "
                        "was lost, the next run reads this window again."
                    )
                number, run, restarts = 1, None, restarts + 1  # edited rows have left the run
            elif is_last:
                return promised
            elif goes_on:
                start, number, run, restarts = last, 1, None, 0
            elif run is None and start and not self._by_day:
                run = self._run(obj, start, traffic)  # before its first page, which comes once more
            else:
                number += 1

    def _run(self, obj: ApiObject, cursor: str | None, traffic: Traffic) -> int:
        """How many rows have exactly this cursor: an edited row leaves them for the end."""
        return self._total(obj, self._window_params(cursor, cursor), traffic)

    def _total(self, obj: ApiObject, window: dict[str, str], traffic: Traffic) -> int:
        params: dict[str, str | int] = {**window, "pagina": 1, "registros_por_pagina": 1}
        envelope = self._session.fetch(obj.path, params, _ENVELOPE.decode, traffic)
        return envelope.total_de_registros if envelope else 0

    def _get(
        self,
        obj: ApiObject,
        decoder: RecordDecoder,
        window: dict[str, str],
        number: int,
        traffic: Traffic,
    ) -> Answer:
        request = "&".join(f"{name}={value}" for name, value in window.items())

        def decode(body: bytes) -> Answer:
            envelope = _ENVELOPE.decode(body)
            page = decoder.page(
                request, number, body, envelope.dados or [], total=envelope.total_de_registros
            )
            return Answer(page, envelope.total_de_registros, envelope.total_de_paginas)

        params: dict[str, str | int] = {
            **window,
            "pagina": number,
            "registros_por_pagina": self._page_size,
        }
        nothing = Answer(Page(request, number, [], [], []), rows=0, pages=0)
        return self._session.fetch(obj.path, params, decode, traffic) or nothing

    def _window_params(self, start: str | None, until: str | None) -> dict[str, str]:
        params = {}
        if start:
            params["a_partir_data_referencia"] = self._asked(start)
        if until and not self._by_day:  # a bare date would cut the last day off at midnight
            params["ate_data_referencia"] = self._asked(until)
        return params

    def _asked(self, cursor: str) -> str:
        """A cursor in the form that the API filters by."""
        return cursor[:10] if self._by_day else cursor.replace("T", " ")
