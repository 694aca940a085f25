"""How CVDW is read: pages of a window, each beginning at the last cursor seen.

The API pages by number over a live table sorted by `referencia_data`, so a row that changes while we
read moves to the end and pushes another one off the next page. Asking every page as "from the last
cursor on, page 1" is immune to that; only inside a run of equal cursors longer than a page are page
numbers used, and there a changing total restarts the run. Rows with a null or zero date come first
and only without a filter, so a full pass begins unfiltered.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

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
_NOTHING = Envelope(dados=[])


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

    def pages(
        self, obj: ApiObject, plan: Plan, traffic: Traffic, count_seen: Callable[[], int]
    ) -> Pages:
        """The pages of one pass; returns the number of rows that the API says there are.

        The total is asked again at the end only where fewer rows were seen than the first answer
        promised: rows may have been deleted meanwhile.
        """
        decoder = RecordDecoder(obj)
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
            envelope = self._get(obj, {"pagina": number}, traffic)
            promised = promised or envelope.total_de_registros
            page = self._page(decoder, "", number, envelope)
            yield page
            if number >= envelope.total_de_paginas:
                return promised
            start = page.cursors[-1] if page.cursors else None
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
        while True:
            params = self._window_params(start, until)
            envelope = self._get(obj, {**params, "pagina": number}, traffic)
            promised = envelope.total_de_registros if promised is None else promised
            if number > 1 and envelope.total_de_registros != total and restarts < RESTARTS:
                number, restarts = (
                    1,
                    restarts + 1,
                )  # rows left a run of equal cursors: read it again
                total = -1
                continue
            total = envelope.total_de_registros
            page = self._page(decoder, _request(params), number, envelope)
            yield page
            if number >= envelope.total_de_paginas:
                return promised
            if not page.keys:
                raise IncompleteError(
                    f"{obj.path}: page {number} of {envelope.total_de_paginas} came empty; nothing "
                    "was lost, the next run reads this window again."
                )
            last = max((cursor for cursor in page.cursors if cursor), default=None)
            if last and self._asked(last) > self._asked(start or ""):
                start, number, restarts = last, 1, 0
            else:
                number += 1

    def _total(self, obj: ApiObject, window: dict[str, str], traffic: Traffic) -> int:
        params: dict[str, str | int] = {**window, "pagina": 1, "registros_por_pagina": 1}
        return self._get(obj, params, traffic).total_de_registros

    def _get(self, obj: ApiObject, params: dict[str, str | int], traffic: Traffic) -> Envelope:
        complete = {"registros_por_pagina": self._page_size, **obj.params, **params}
        envelope = self._session.fetch(obj.path, complete, _ENVELOPE.decode, traffic)
        return envelope or _NOTHING

    def _page(self, decoder: RecordDecoder, request: str, number: int, envelope: Envelope) -> Page:
        return decoder.page(request, number, envelope.dados or [])

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


def _request(params: dict[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in params.items())
