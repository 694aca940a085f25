"""Sienge's protocols: lists by offset, bulk one enterprise at a time, dates never finer than a day."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from pipelines.errors import IncompleteError
from pipelines.http import Traffic
from pipelines.limits import Limiter
from pipelines.reading import Plan
from pipelines.sienge.client import SiengeReader, nothing_found
from pipelines.sienge.objects import OBJECTS

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

    def fetch(
        self, path: str, params: dict[str, Any], decode: Any, traffic: Traffic, **options: Any
    ) -> Any:
        self.asked.append((path, dict(params)))
        self.limiters.append(options.get("limiter"))
        body = self.answer(path, params)
        return None if body is None else decode(json.dumps(body).encode())


def read(
    session: FakeSession, table: str, plan: Plan, enterprises: list[str] | None = None
) -> tuple[list[str], int | None]:
    reader = SiengeReader(
        session,
        page_size=200,
        bulk_limiter=Limiter(0),
        enterprises=lambda since: enterprises or [],
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


def test_an_empty_page_before_the_end_is_no_end() -> None:
    def answer(path: str, params: dict[str, Any]) -> Any:
        envelope = listing(450)(path, params)
        return {**envelope, "results": [] if params["offset"] else envelope["results"]}

    with pytest.raises(IncompleteError, match="after 200 of 450"):
        read(FakeSession(answer), "units", FULL)


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
