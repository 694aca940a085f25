"""How Sienge is read: REST lists by offset, bulk answers whole.

REST lists come newest first, so a row added while we read only repeats one; a row removed hides one, so
each page overlaps the one before by a row, which shows it. Filters by change take plain dates. Bulk
answers ignore paging and unknown parameters; `bulk.py` asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from pipelines.errors import ApiError, IncompleteError
from pipelines.http import ApiSession, Traffic
from pipelines.landing import Page, RecordDecoder
from pipelines.objects import ApiObject
from pipelines.reading import Pages, Plan, wall_time
from pipelines.sienge.bulk import BulkReader, Question, nothing_found

LARGEST_PAGE = 200
CANCELLATION_SWEEP = timedelta(days=60)  # a distrato can be back-dated without a new change date
SITUATIONS = ("SOLD", "CANCELED")  # in this order: a contract in both was cancelled in between
BEGINNING = "2000-01-01"
END = "2060-12-31"
BILLS_AT_ONCE = 200  # ids of one question: an address of some 2,000 characters
GAPS = 20  # how often a list may be read again from further up
# What makes up a whole object, where that is not one list: the API shows one kind of bill at a time.
BILLS: Sequence[Mapping[str, str]] = ({"paidOff": "false"}, {"paidOff": "true"})
REAL = "0"  # the indexer that corrects nothing, so that a balance does not change from day to day


class ResultSet(msgspec.Struct):
    """Counts of a REST list."""

    count: int


class RestEnvelope(msgspec.Struct, rename="camel"):
    """A REST list's answer; the records stay bytes."""

    result_set_metadata: ResultSet
    results: list[msgspec.Raw]


class Creditor(msgspec.Struct):
    """What tells a broker from the other creditors."""

    broker: str | None = None


_CREDITOR = msgspec.json.Decoder(Creditor)
_REST = msgspec.json.Decoder(RestEnvelope)


class SiengeReader:
    """Reads Sienge's objects, each by the protocol that its row of the table names."""

    def __init__(
        self,
        session: ApiSession,
        *,
        page_size: int,
        bulk: BulkReader,
        enterprises: Callable[[str | None], Sequence[str]],
        commission_bills: Callable[[], Sequence[str]],
    ) -> None:
        """
        Args:
            enterprises: the enterprises with contracts landed since a moment (all for None); bulk
                sales must be asked one enterprise at a time.
            commission_bills: the payable bills of the commissions that have landed.
        """
        self._session = session
        self._page_size = min(page_size, LARGEST_PAGE)
        self._bulk_reader = bulk
        self._enterprises = enterprises
        self._commission_bills = commission_bills
        self._protocols: dict[str, Callable[[ApiObject, RecordDecoder, Plan, Traffic], Pages]] = {
            "list": self._list_all,
            "contracts": self._contracts,
            "customers": self._customers,
            "bulk_sales": self._bulk_sales,
            "bulk_income": self._bulk_income,
            "bulk_extract": self._bulk_extract,
            "bulk_outcome": self._bulk_outcome,
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

    def total(self, obj: ApiObject) -> int | None:
        """The number of records that the API says an object has, for one record of each of its lists.

        None for bulk answers, which state none, and for brokers: the list counts other creditors too.

        Raises:
            ApiError: as any request.
        """
        if not obj.path.startswith("v1/"):
            return None
        total = 0
        for kind in BILLS if obj.protocol == "receivable_bills" else ({},):
            one: dict[str, str | int] = {**obj.params, **kind, "limit": 1, "offset": 0}
            answer = self._session.fetch(
                obj.path, one, _REST.decode, Traffic(), empty_on_404=nothing_found
            )
            total += answer.result_set_metadata.count if answer else 0
        return None if obj.protocol == "brokers" else total

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
        brokers: set[str] = set()  # pages overlap
        for page in self._list(obj, decoder, {}, traffic):
            chosen = [
                i for i, raw in enumerate(page.payloads) if _CREDITOR.decode(raw).broker == "S"
            ]
            part = page.only(chosen)
            brokers.update(part.keys)
            yield part
        return len(brokers)

    def _receivable_bills(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        """Open bills, then paid ones: the API shows one kind at a time."""
        del plan
        total = 0
        for kind in BILLS:
            total += yield from self._list(obj, decoder, kind, traffic)
        return total

    def _list(
        self,
        obj: ApiObject,
        decoder: RecordDecoder,
        params: Mapping[str, str],
        traffic: Traffic,
    ) -> Generator[Page, None, int]:
        """One REST list from its first row to its last; returns its count.

        Each page begins with the last row of the one before. Where it does not, rows before it were
        removed and others have moved up past it: the list is read again from further up, until a page
        joins what was read.

        Raises:
            IncompleteError: if a page before the end came empty, or if the list changes so fast that
                its pages do not join.
        """
        request = _request(params)
        offset, number, count, gaps = 0, 1, 0, 0
        before: frozenset[str] = frozenset()
        while True:
            complete: dict[str, str | int] = {
                **obj.params,
                **params,
                "limit": self._page_size,
                "offset": offset,
            }

            def decode(body: bytes, number: int = number) -> tuple[int, Page]:
                envelope = _REST.decode(body)
                count = envelope.result_set_metadata.count
                return count, decoder.page(request, number, body, envelope.results, total=count)

            answer = self._session.fetch(
                obj.path, complete, decode, traffic, empty_on_404=nothing_found
            )
            # Behind the first page "nothing found" is a page that came empty, not the list's end.
            count, page = answer or (count, Page(request, number, [], [], []))
            is_apart = bool(before) and before.isdisjoint(page.keys)
            if is_apart and (page.keys or offset >= count):
                gaps += 1
                if gaps > GAPS:
                    raise IncompleteError(
                        f"{obj.path}: rows were removed faster than the list could be read; nothing "
                        "was lost, the next run reads this list again."
                    )
                offset = max(0, offset - self._page_size + 1)
                continue
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
            overlap = 1 if len(page) > 1 else 0
            before = frozenset(page.keys) if overlap else frozenset()
            offset -= overlap

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
                yield from self._bulk(obj, decoder, params, traffic)
        return None

    def _bulk_income(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        params = {"startDate": BEGINNING, "endDate": END, "selectionType": "D"}
        if plan.start and plan.mode == "incremental":
            params["changeStartDate"] = _date(plan.start)
        return (yield from self._bulk(obj, decoder, params, traffic))

    def _bulk_extract(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        params = {"startDueDate": BEGINNING, "endDueDate": END}
        if plan.start and plan.mode == "incremental":
            params["changeStartDate"] = _date(plan.start)
        return (yield from self._bulk(obj, decoder, params, traffic))

    def _bulk_outcome(
        self, obj: ApiObject, decoder: RecordDecoder, plan: Plan, traffic: Traffic
    ) -> Pages:
        """The payments of the commissions' bills, some hundred bills at a time."""
        del plan
        bills = self._commission_bills()
        for first in range(0, len(bills), BILLS_AT_ONCE):
            some = bills[first : first + BILLS_AT_ONCE]
            params = {
                "billsIds": ",".join(some),
                "correctionIndexerId": REAL,
                "correctionDate": wall_time(self._session.now)[:10],
            }
            # Every row carries what was asked: the ends of a long list are enough.
            request = f"billsIds={some[0]},…,{some[-1]}"
            yield from self._bulk_reader.pages(Question(obj, decoder, params, traffic, request))
        return None

    def _bulk(
        self,
        obj: ApiObject,
        decoder: RecordDecoder,
        params: Mapping[str, str],
        traffic: Traffic,
    ) -> Pages:
        question = Question(obj, decoder, params, traffic, _request(params))
        return (yield from self._bulk_reader.pages(question))


def _date(cursor: str | None) -> str:
    """The date part of a cursor: Sienge answers 400 to anything finer."""
    if not cursor:
        raise ApiError("sienge: an incremental pass without a start; run once with --full.")
    return cursor[:10]


def _request(params: Mapping[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in params.items())
