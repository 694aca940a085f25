"""How Sienge is read: REST lists by offset, bulk answers whole.

REST lists come newest first, so a row added while we read only repeats one; a row removed hides one,
which the total shows. Filters by change take plain dates. Bulk answers ignore paging and unknown
parameters: one body with everything, on a limit of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from pipelines.errors import ApiError, IncompleteError
from pipelines.http import ApiSession, Traffic
from pipelines.landing import Page, RecordDecoder
from pipelines.limits import Limiter
from pipelines.objects import ApiObject
from pipelines.reading import Pages, Plan

LARGEST_PAGE = 200
CANCELLATION_SWEEP = timedelta(days=60)  # a distrato can be back-dated without a new change date
SITUATIONS = ("SOLD", "CANCELED")  # in this order: a contract in both was cancelled in between
BEGINNING = "2000-01-01"
END = "2060-12-31"


class ResultSet(msgspec.Struct):
    """Counts of a REST list."""

    count: int


class RestEnvelope(msgspec.Struct, rename="camel"):
    """A REST list's answer; the records stay bytes."""

    result_set_metadata: ResultSet
    results: list[msgspec.Raw]


class BulkEnvelope(msgspec.Struct):
    """A bulk answer; the records stay bytes."""

    data: list[msgspec.Raw]


class Creditor(msgspec.Struct):
    """What tells a broker from the other creditors."""

    broker: str | None = None


_CREDITOR = msgspec.json.Decoder(Creditor)
_REST = msgspec.json.Decoder(RestEnvelope)
_BULK = msgspec.json.Decoder(BulkEnvelope)


def nothing_found(body: bytes) -> bool:
    """Whether a 404 means an empty result: then Sienge itself answers, not the gateway before it."""
    return b"developerMessage" in body or b"clientMessage" in body


class SiengeReader:
    """Reads Sienge's objects, each by the protocol that its row of the table names."""

    def __init__(
        self,
        session: ApiSession,
        *,
        page_size: int,
        bulk_limiter: Limiter,
        enterprises: Callable[[str | None], Sequence[str]],
    ) -> None:
        """
        Args:
            enterprises: the enterprises with contracts landed since a moment (all for None); bulk
                sales must be asked one enterprise at a time.
        """
        self._session = session
        self._page_size = min(page_size, LARGEST_PAGE)
        self._bulk_limiter = bulk_limiter
        self._enterprises = enterprises
        self._protocols: dict[str, Callable[[ApiObject, RecordDecoder, Plan, Traffic], Pages]] = {
            "list": self._list_all,
            "contracts": self._contracts,
            "customers": self._customers,
            "bulk_sales": self._bulk_sales,
            "bulk_income": self._bulk_income,
            "bulk_extract": self._bulk_extract,
            "brokers": self._brokers,
            "receivable_bills": self._receivable_bills,
        }

    def probe(self, obj: ApiObject) -> None:
        """One row of one list: are we let in, and what time is it over there?

        Raises:
            ApiError: as any request.
        """
        path = obj.path if obj.path.startswith("v1/") else "v1/enterprises"
        self._session.fetch(path, {"limit": 1, "offset": 0}, _REST.decode, Traffic())

    def pages(
        self, obj: ApiObject, plan: Plan, traffic: Traffic, count_seen: Callable[[], int]
    ) -> Pages:
        """The pages of one pass; returns the API's own count, None for bulk objects."""
        del count_seen  # the count of a list is frozen enough within one pass
        records = "data" if obj.path.startswith("bulk-data/") else "results"
        decoder = RecordDecoder(obj, records=records)
        return self._protocols[obj.protocol](obj, decoder, plan, traffic)

    def _list_all(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        del plan
        return (yield from self._list(obj, decoder, {}, traffic))

    def _contracts(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        if plan.mode == "full":
            return (yield from self._list(obj, decoder, {}, traffic))
        yield from self._list(obj, decoder, {"modifiedAfter": _date(plan.start)}, traffic)
        sweep = date.fromisoformat(_date(plan.until)) - CANCELLATION_SWEEP
        cancelled = {"situation": "3", "initialCancelDate": sweep.isoformat()}
        yield from self._list(obj, decoder, cancelled, traffic)
        return None  # two overlapping lists, each checked by itself

    def _customers(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        params = {} if plan.mode == "full" else {"modifiedAfter": _date(plan.start)}
        return (yield from self._list(obj, decoder, params, traffic))

    def _brokers(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        """The creditors that are brokers; the others are nobody's business here."""
        del plan
        brokers = 0
        for page in self._list(obj, decoder, {}, traffic):
            chosen = [
                i for i, raw in enumerate(page.payloads) if _CREDITOR.decode(raw).broker == "S"
            ]
            brokers += len(chosen)
            yield page.only(chosen)
        return brokers

    def _receivable_bills(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        """Open bills, then paid ones: the API shows one kind at a time."""
        del plan
        total = 0
        for paid_off in ("false", "true"):
            total += yield from self._list(obj, decoder, {"paidOff": paid_off}, traffic)
        return total

    def _list(
        self,
        obj: ApiObject,
        decoder: RecordDecoder,
        params: Mapping[str, str],
        traffic: Traffic,
    ) -> Generator[Page, None, int]:
        """One REST list from its first row to its last; returns its count.

        Raises:
            IncompleteError: if a page before the end came empty.
        """
        request = _request(params)
        offset, number = 0, 1
        while True:
            complete: dict[str, str | int] = {
                **obj.params,
                **params,
                "limit": self._page_size,
                "offset": offset,
            }

            def decode(body: bytes, number: int = number) -> tuple[int, Page]:
                envelope = _REST.decode(body)
                page = decoder.page(request, number, body, envelope.results)
                return envelope.result_set_metadata.count, page

            answer = self._session.fetch(
                obj.path, complete, decode, traffic, empty_on_404=nothing_found
            )
            if answer is None:
                return 0
            count, page = answer
            yield page
            offset += len(page)
            number += 1
            if offset >= count:
                return count
            if not len(page):
                raise IncompleteError(
                    f"{obj.path}: an empty page came after {offset} of {count} rows; nothing was "
                    "lost, the next run reads this list again."
                )

    def _bulk_sales(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        for enterprise in self._enterprises(plan.start):
            for situation in SITUATIONS:
                params = {
                    "enterpriseId": enterprise,
                    "situation": situation,
                    "createdAfter": BEGINNING,
                    "createdBefore": END,
                }
                yield self._bulk(obj, decoder, params, traffic)
        return None

    def _bulk_income(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        params = {"startDate": BEGINNING, "endDate": END, "selectionType": "D"}
        if plan.start and plan.mode == "incremental":
            params["changeStartDate"] = _date(plan.start)
        yield self._bulk(obj, decoder, params, traffic)
        return None

    def _bulk_extract(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        params = {"startDueDate": BEGINNING, "endDueDate": END}
        if plan.start and plan.mode == "incremental":
            params["changeStartDate"] = _date(plan.start)
        yield self._bulk(obj, decoder, params, traffic)
        return None

    def _bulk(
        self,
        obj: ApiObject,
        decoder: RecordDecoder,
        params: Mapping[str, str],
        traffic: Traffic,
    ) -> Page:
        request = _request(params)

        def decode(body: bytes) -> Page:
            return decoder.page(request, 1, body, _BULK.decode(body).data)

        page = self._session.fetch(
            obj.path,
            params,
            decode,
            traffic,
            limiter=self._bulk_limiter,
            empty_on_404=nothing_found,
        )
        return page or Page(request, 1, [], [], [])


def _date(cursor: str | None) -> str:
    """The date part of a cursor: Sienge answers 400 to anything finer."""
    if not cursor:
        raise ApiError("sienge: an incremental pass without a start; run once with --full.")
    return cursor[:10]


def _request(params: Mapping[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in params.items())
