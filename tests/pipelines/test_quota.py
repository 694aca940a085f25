"""Today's requests out of the ledger, and the price of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import duckdb
import pyarrow as pa
import pytest

from pipelines import sienge
from pipelines.estimate import estimate
from pipelines.history import LedgerHistory
from pipelines.ledger import LEDGER_SCHEMA
from pipelines.limits import Family, Limiter, Quota
from pipelines.objects import ApiObject, Mode
from pipelines.quota import quota_uses, take_over_spent
from pipelines.raw import RawDataset
from pipelines.reading import Plan
from pipelines.source import ConnectedSource

HOST = "api.example"


def row(table: str, requests: int, **fields: Any) -> dict[str, Any]:
    """A ledger row of a pass that ended a moment ago."""
    now = datetime.now(UTC)
    return {
        "run_id": "run-1",
        "object": table,
        "mode": "full",
        "started_at": now - timedelta(seconds=2),
        "finished_at": now - timedelta(seconds=1),
        "requests": requests,
        "rows_seen": 0,
        "is_complete": True,
        "outcome": "ok",
        "api_host": HOST,
        **fields,
    }


def history(*rows: dict[str, Any]) -> LedgerHistory:
    """A ledger with these rows; none at all without rows."""
    connection = duckdb.connect()
    if rows:
        ledger = pa.Table.from_pylist(list(rows), schema=LEDGER_SCHEMA)
        connection.register("arrived", ledger)
        connection.execute("create schema raw_sienge")
        connection.execute("create table raw_sienge.run_ledger as from arrived")
    raw = SimpleNamespace(
        _schema="raw_sienge", _client=SimpleNamespace(native_connection=connection)
    )
    return LedgerHistory(cast("RawDataset", raw))


def account(limiters: Mapping[Family, Limiter]) -> ConnectedSource:
    """Sienge's objects behind limiters of the test's own."""
    return ConnectedSource(
        name="sienge",
        objects=sienge.OBJECTS,
        session=cast("Any", SimpleNamespace(host=HOST)),
        reader=cast("Any", None),
        limiters=limiters,
        page_size=200,
    )


def limiters(rest: int = 1000, bulk: int = 100, per_minute: float = 0) -> dict[Family, Limiter]:
    return {
        "rest": Limiter(per_minute, quota=Quota(per_day=rest)),
        "bulk": Limiter(per_minute / 10, quota=Quota(per_day=bulk)),
    }


def spent(*rows: dict[str, Any]) -> dict[Family, int]:
    """What a run on an empty machine begins with."""
    connected = account(limiters())
    take_over_spent(connected, history(*rows))
    return {use.family: use.spent for use in quota_uses(connected)}


def test_an_empty_runner_takes_today_s_requests_from_the_ledger() -> None:
    """Rest and bulk apart, with the probe of each run; an object that is no more counts as rest."""
    rows = [
        row("units", 40),
        row("sales", 12),
        row("income", 1),
        row("units", 7, run_id="run-2"),
        row("gone_from_the_tables", 3),
    ]
    assert spent(*rows) == {"rest": 40 + 7 + 3 + 2, "bulk": 13}


def test_a_row_that_stands_twice_and_one_of_another_host_count_once_and_never() -> None:
    rows = [row("units", 40), row("units", 40), row("sales", 9, api_host="127.0.0.1:8000")]
    assert spent(*rows) == {"rest": 41, "bulk": 0}


def test_yesterday_is_over_and_a_run_over_midnight_counts_in_part() -> None:
    midnight = Quota().day_begins(datetime.now(UTC))
    yesterday = {
        "started_at": midnight - timedelta(hours=5),
        "finished_at": midnight - timedelta(hours=4),
    }
    over_midnight = {
        "started_at": midnight - timedelta(seconds=30),
        "finished_at": midnight + timedelta(seconds=10),
        "run_id": "run-2",
    }
    never_begun = {"started_at": None, "finished_at": None, "run_id": "run-3"}
    rows = [row("units", 50, **yesterday), row("sales", 81, **over_midnight)]
    assert spent(*rows, row("units", 0, **never_begun)) == {"rest": 0, "bulk": 21}


def test_no_ledger_yet_means_nothing_spent() -> None:
    assert spent() == {"rest": 0, "bulk": 0}


def test_the_share_is_of_each_quota() -> None:
    connected = account(limiters(rest=200, bulk=0))
    take_over_spent(connected, history(row("units", 49)))
    (use,) = quota_uses(connected)  # bulk has no quota here
    assert (use.source, use.family, use.spent, use.share) == ("sienge", "rest", 50, 0.25)


# -- The price of a plan ---------------------------------------------------------------------------


def planned(table: str, mode: Mode, *, resumed: bool = False) -> tuple[ApiObject, Plan]:
    (obj,) = (obj for obj in sienge.OBJECTS if obj.table == table)
    return obj, Plan(mode=mode, start=None, until=None, resumed=resumed, reason="test")


@pytest.mark.parametrize(
    ("table", "mode", "rows", "requests"),
    [
        ("units", "full", [], None),  # a first load: nobody knows
        ("units", "full", [row("units", 7, rows_seen=1300)], 7),
        ("units", "full", [row("units", 11, retries=4, rows_seen=1300)], 7),
        ("units", "full", [row("units", 2, rows_seen=1300)], 7),  # 2 ended a pass of 7 pages
        ("units", "full", [row("units", 7, is_complete=False, outcome="failed")], None),
        ("income", "full", [row("income", 1, rows_seen=90_000)], 1),
        ("customers", "incremental", [row("customers", 50)], 1),  # another mode tells nothing
        ("customers", "incremental", [row("customers", 3, mode="incremental")], 3),
        ("sales_contracts", "incremental", [], 2),
        ("sales", "incremental", [], None),
    ],
)
def test_the_price_comes_from_the_last_pass_of_the_same_mode(
    table: str, mode: Mode, rows: list[dict[str, Any]], requests: int | None
) -> None:
    cost = estimate(account(limiters()), [planned(table, mode)], history(*rows))
    assert cost.objects[0].requests == requests
    assert cost.unknown == (requests is None)


def test_only_the_newest_pass_counts() -> None:
    long_ago = datetime.now(UTC) - timedelta(days=9)
    rows = [row("units", 90, finished_at=long_ago), row("units", 4)]
    assert estimate(account(limiters()), [planned("units", "full")], history(*rows)).requests == 4


def test_what_is_left_of_a_first_load_only_the_api_knows() -> None:
    plan = planned("customers", "full", resumed=True)
    assert estimate(account(limiters()), [plan], history(row("customers", 9))).unknown == 1


def test_minutes_and_shares_follow_each_family_s_rate_and_quota() -> None:
    rows = [row("units", 90), row("customers", 30), row("income", 9)]
    plans = [planned(name, "full") for name in ("units", "customers", "income", "sales")]
    connected = account(limiters(rest=1000, bulk=90, per_minute=60))
    cost = estimate(connected, plans, history(*rows))
    assert [obj.minutes for obj in cost.objects] == [1.5, 0.5, 1.5, None]
    assert [obj.quota_share for obj in cost.objects] == [0.09, 0.03, 0.1, None]
    assert (cost.requests, cost.unknown, cost.minutes) == (129, 1, 2.0)
    assert {f.family: f.quota_share for f in cost.families} == {"rest": 0.12, "bulk": 0.1}
