"""`run --since` against a company that goes on: a window beside the others, in no one's place."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from pipelines.selection import SOURCES
from tests.pipelines.house import TODAY, House, command, copied, first_load

GAP = timedelta(days=3)  # before the window and within it: no full pass is due after six days


def latest(house: House) -> dict[str, dict[str, bytes | None]]:
    """What raw shows of each key of every incremental object."""
    return {
        table: dict(
            house.sql(
                f"select record_key, payload from {table} qualify row_number() over "
                "(partition by record_key order by _dlt_load_id desc, fetched_at desc) = 1"
            )
        )
        for source in SOURCES.values()
        for obj in source.objects
        if obj.default and obj.mode == "incremental"
        for table in [f"raw_{source.name}.{obj.table}"]
    }


def test_a_window_that_begins_too_late_costs_no_change(tmp_path: Path) -> None:
    with first_load(tmp_path / "one") as house:
        before = latest(house)
        house.sandbox.advance(days=2 * GAP.days)
        with copied(house, tmp_path / "other") as without:
            assert command("run") == 0
            expected = latest(without)
        assert command("run", "--since", (TODAY + GAP).isoformat()) == 0
        assert latest(house) != expected
        assert command("run") == 0
        found = latest(house)
    changed = {table for table in expected if expected[table] != before[table]}
    assert {"raw_cvcrm.reservas", "raw_sienge.sales_contracts", "raw_sienge.sales"} <= changed
    for table in expected:
        assert found[table] == expected[table], table
