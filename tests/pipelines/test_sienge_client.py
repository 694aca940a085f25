"""Sienge's protocols: lists by offset, bulk one enterprise at a time, dates never finer than a day."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from pipelines.doctor import NothingLanded
from pipelines.errors import ApiError, IncompleteError, QuotaError, SettingsError
from pipelines.http import Traffic
from pipelines.limits import Limiter
from pipelines.reading import Plan
from pipelines.sandbox import Sandbox
from pipelines.selection import SOURCES
from pipelines.sienge.bulk import BulkReader, BulkSettings, nothing_found
from pipelines.sienge.client import SiengeReader
from pipelines.sienge.objects import OBJECTS
from pipelines.source import resolve_settings
from tests.pipelines.house import TODAY, environment

BY_TABLE = {obj.table: obj for obj in OBJECTS}
FULL = Plan(mode="full", start=None, until=None, resumed=False, reason="")
WINDOW = Plan(
    mode="incremental",
    start="2026-03-28T10:00:00",
    until="2026-03-31T12:00:00",
    resumed=False,
    reason="",
)


class FakeSession:
    """Answers from a function of path and parameters; remembers what was asked."""

    def __init__(self, answer: Callable[[str, dict[str, Any]], Any]) -> None:
        self.answer = answer
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.limiters: list[Any] = []
        self.now = datetime(2026, 3, 31, tzinfo=UTC)

    def fetch(
        self, path: str, params: dict[str, Any], decode: Any, traffic: Traffic, **options: Any
    ) -> Any:
        self.asked.append((path, dict(params)))
        self.limiters.append(options.get("limiter"))
        body = self.answer(path, params)
        if isinstance(body, Exception):
            raise body
        return None if body is None else decode(json.dumps(body).encode())


def read(
    session: FakeSession,
    table: str,
    plan: Plan,
    enterprises: list[str] | None = None,
    bills: list[str] | None = None,
    **bulk: Any,
) -> tuple[list[str], int | None]:
    elapsed = [0.0]
    reader = SiengeReader(
        session,
        page_size=200,
        bulk=BulkReader(
            session,
            hasty=session,
            limiter=Limiter(0),
            settings=BulkSettings(**bulk),
            sleep=lambda seconds: elapsed.append(elapsed.pop() + seconds),
            clock=lambda: elapsed[0],
        ),
        enterprises=lambda since: enterprises or [],
        commission_bills=lambda: bills or [],
    )
    pages = reader.pages(BY_TABLE[table], plan, Traffic(), lambda: 0)
    keys: list[str] = []
    while True:
        try:
            keys += next(pages).keys
        except StopIteration as end:
            return keys, end.value


def listing(count: int) -> Callable[[str, dict[str, Any]], Any]:
    def answer(path: str, params: dict[str, Any]) -> Any:
        rows = [{"id": n} for n in range(count, 0, -1)]
        offset, limit = params["offset"], params["limit"]
        return {
            "resultSetMetadata": {"count": count, "offset": offset, "limit": limit},
            "results": rows[offset : offset + limit],
        }

    return answer


def test_a_list_is_read_by_offset_to_its_count() -> None:
    keys, count = read(FakeSession(listing(450)), "enterprises", FULL)
    assert len(set(keys)) == count == 450


@pytest.mark.parametrize("seed", range(20))
def test_rows_that_are_removed_while_we_read_hide_no_others(seed: int) -> None:
    """Added and removed alike, so that the list's count may be the same in the end."""
    dice = random.Random(seed)
    rows = [{"id": n} for n in range(900, 0, -1)]
    stayed = {row["id"] for row in rows}

    def answer(path: str, params: dict[str, Any]) -> Any:
        envelope = {
            "resultSetMetadata": {"count": len(rows)},
            "results": rows[params["offset"] : params["offset"] + params["limit"]],
        }
        for _ in range(dice.randrange(3)):
            stayed.discard(rows.pop(dice.randrange(len(rows)))["id"])
        for _ in range(dice.randrange(3)):
            rows.insert(0, {"id": 1_000 + len(rows) + dice.randrange(10_000)})
        return envelope

    keys, _ = read(FakeSession(answer), "enterprises", FULL)
    assert stayed <= set(map(int, keys))


def test_a_list_that_never_joins_is_reported() -> None:
    fresh = itertools.count(1)

    def answer(path: str, params: dict[str, Any]) -> Any:
        rows = [{"id": next(fresh)} for _ in range(params["limit"])]
        return {"resultSetMetadata": {"count": 100_000}, "results": rows}

    with pytest.raises(IncompleteError, match="faster than the list could be read"):
        read(FakeSession(answer), "units", FULL)


@pytest.mark.parametrize("is_404", [False, True])
def test_an_empty_page_before_the_end_is_no_end(is_404: bool) -> None:
    """Nor is Sienge's 404 for nothing found, which the session gives as None."""

    def answer(path: str, params: dict[str, Any]) -> Any:
        envelope = listing(450)(path, params)
        if not params["offset"]:
            return envelope
        return None if is_404 else {**envelope, "results": []}

    with pytest.raises(IncompleteError, match="of 450 rows"):
        read(FakeSession(answer), "units", FULL)


def test_a_list_of_which_nothing_is_found_is_empty() -> None:
    assert read(FakeSession(lambda *_: None), "units", FULL) == ([], 0)


def test_of_the_creditors_only_brokers_are_landed() -> None:
    kinds = ("S", "N", None)

    def answer(path: str, params: dict[str, Any]) -> Any:
        rows = [{"id": n, "name": "Ana", "broker": kinds[n % 3]} for n in range(450)]
        page = rows[params["offset"] : params["offset"] + params["limit"]]
        return {"resultSetMetadata": {"count": len(rows)}, "results": page}

    keys, count = read(FakeSession(answer), "creditors", FULL)
    assert set(map(int, keys)) == set(range(0, 450, 3))
    assert count == 150


def test_contracts_are_asked_by_plain_date_and_swept_for_back_dated_distratos() -> None:
    session = FakeSession(listing(1))
    read(session, "sales_contracts", WINDOW)
    asked = [params for _, params in session.asked]
    assert asked[0]["modifiedAfter"] == "2026-03-28"
    assert asked[1]["situation"] == "3"
    assert asked[1]["initialCancelDate"] == "2026-01-30"


def test_bulk_sales_ask_sold_then_cancelled_of_each_enterprise() -> None:
    session = FakeSession(lambda path, params: {"data": [{"id": 5}]})
    keys, count = read(session, "sales", FULL, ["41", "42"])
    assert [(p["enterpriseId"], p["situation"]) for _, p in session.asked] == [
        ("41", "SOLD"),
        ("41", "CANCELED"),
        ("42", "SOLD"),
        ("42", "CANCELED"),
    ]
    assert keys == ["5"] * 4
    assert count is None
    assert all(limiter is not None for limiter in session.limiters)


def test_income_asks_for_changes_only_in_a_window() -> None:
    session = FakeSession(lambda *_: {"data": []})
    read(session, "income", WINDOW)
    read(session, "income", FULL)
    assert session.asked[0][1]["changeStartDate"] == "2026-03-28"
    assert "changeStartDate" not in session.asked[1][1]


def test_commission_instalments_have_a_key_of_three_parts() -> None:
    def answer(path: str, params: dict[str, Any]) -> Any:
        row = {"commissionID": 7, "brokerID": 604, "installmentNumber": 2}
        return {"resultSetMetadata": {"count": 1, "offset": 0, "limit": 200}, "results": [row]}

    assert read(FakeSession(answer), "commissions", FULL) == (["7|604|2"], 1)


def test_a_404_of_sienge_itself_is_nothing_and_of_the_gateway_an_error() -> None:
    assert nothing_found(b'{"status":404,"developerMessage":"x","clientMessage":"y"}')
    assert not nothing_found(b'{"message":"no Route matched"}')


def job(*statuses: str, chunks: int = 2) -> Callable[[str, dict[str, Any]], Any]:
    """Answers nothing at once; a job with these statuses one after the other, then Finished."""
    left = list(statuses)

    def answer(path: str, params: dict[str, Any]) -> Any:
        if path == "bulk-data/v1/async/a%2Fb":
            status = left.pop(0) if left else "Finished"
            return {"status": status, "chunks": chunks if status == "Finished" else 0}
        if path.startswith("bulk-data/v1/async/a%2Fb/result/"):
            return {"data": [{"billId": 1, "installmentId": int(path[-1])}]}
        if params.get("_async"):
            return {"identifier": "a/b"}
        return ApiError("the API failed (HTTP 504)", status=504)

    return answer


def test_what_does_not_come_at_once_is_fetched_as_a_job_chunk_by_chunk() -> None:
    session = FakeSession(job("Processing", "Processing"))
    assert read(session, "income", FULL) == (["1|1", "1|2"], None)
    paths = [path for path, _ in session.asked]
    assert paths == [
        "bulk-data/v1/income",
        "bulk-data/v1/income",
        *["bulk-data/v1/async/a%2Fb"] * 3,
        "bulk-data/v1/async/a%2Fb/result/1",
        "bulk-data/v1/async/a%2Fb/result/2",
    ]
    assert session.asked[1][1]["_asyncChunkMaxSize"] == "4096"
    assert all(limiter is not None for limiter in session.limiters)


def test_a_refusal_is_no_reason_for_a_job() -> None:
    session = FakeSession(lambda *_: ApiError("not allowed", status=403))
    with pytest.raises(ApiError, match="not allowed"):
        read(session, "income", FULL)
    assert len(session.asked) == 1


def test_too_many_requests_are_waited_out_and_no_reason_for_a_job() -> None:
    refusals = [ApiError("slower", status=429)]
    session = FakeSession(lambda *_: refusals.pop() if refusals else {"data": []})
    assert read(session, "income", FULL)[0] == []
    assert ["_async" in params for _, params in session.asked] == [False, False]
    spent = FakeSession(lambda *_: QuotaError("come back tomorrow", status=429))
    with pytest.raises(QuotaError):
        read(spent, "income", FULL)
    assert len(spent.asked) == 1


def test_an_object_that_needed_a_job_asks_for_jobs_until_the_run_ends() -> None:
    def answer(path: str, params: dict[str, Any]) -> Any:
        if path.startswith("bulk-data/v1/sales") and not params.get("_async"):
            return ApiError("too large", status=413)
        return {"data": [{"id": 5}]}  # an API that answers at once whatever it is asked

    session = FakeSession(answer)
    assert read(session, "sales", FULL, ["41"])[0] == ["5", "5"]
    assert ["_async" in params for _, params in session.asked] == [False, True, True]


def test_never_and_always() -> None:
    with pytest.raises(ApiError, match="HTTP 504"):
        read(FakeSession(job()), "income", FULL, form="never")
    session = FakeSession(job(chunks=1))
    assert read(session, "income", FULL, form="always")[0] == ["1|1"]
    assert "_async" in session.asked[0][1]
    with pytest.raises(SettingsError, match="BULK_ASYNC must be auto, never or always"):
        BulkSettings(form="sometimes")


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (("Processing", "FAILED"), "income: Sienge's job for this answer failed on their side"),
        (("Waiting",) * 99, "income: Sienge's job for this answer was not ready after 1 min"),
    ],
)
def test_a_job_that_brings_nothing_ends_in_one_sentence(
    statuses: tuple[str, ...], said: str
) -> None:
    with pytest.raises(ApiError, match=said):
        read(FakeSession(job(*statuses)), "income", FULL, wait_seconds=60.0)


@pytest.mark.parametrize("lost", ["bulk-data/v1/async/a%2Fb", "result/2"])
def test_a_job_whose_result_is_gone_says_so(lost: str) -> None:
    session = FakeSession(lambda path, params: None if path.endswith(lost) else job()(path, params))
    with pytest.raises(ApiError, match="no longer knows the job"):
        read(session, "income", FULL)


def test_commission_bills_are_asked_for_some_hundred_at_a_time() -> None:
    session = FakeSession(lambda *_: {"data": []})
    session.now = datetime(2026, 4, 1, 1, tzinfo=UTC)
    read(session, "outcome", FULL, bills=[str(n) for n in range(450)])
    asked = [params["billsIds"].split(",") for _, params in session.asked]
    assert [len(bills) for bills in asked] == [200, 200, 50]
    assert session.asked[0][1]["correctionDate"] == "2026-03-31"  # still March in São Paulo


def test_the_sandbox_gives_the_same_records_in_either_form() -> None:
    found: dict[str, dict[str, bytes]] = {}
    with (
        Sandbox(size="tiny", seed=7, today=TODAY) as sandbox,
        environment(**sandbox.env, SOURCES__SIENGE__BULK_ASYNC_CHUNK_KILOBYTES="100"),
    ):
        for form in ("never", "always"):
            with environment(
                SOURCES__SIENGE__BULK_ASYNC=form, SOURCES__SIENGE__BULK_ASYNC_POLL_SECONDS="0.01"
            ):
                settings = resolve_settings(SOURCES["sienge"].settings, "sienge")
                account = SOURCES["sienge"].connect(settings, NothingLanded())
                pages = [
                    page
                    for page in account.reader.pages(BY_TABLE["income"], FULL, Traffic(), lambda: 0)
                    if len(page)
                ]
            assert (len(pages) > 2) is (form == "always")
            found[form] = {
                key: payload
                for page in pages
                for key, payload in zip(page.keys, page.payloads, strict=True)
            }
    assert found["always"] == found["never"] != {}
