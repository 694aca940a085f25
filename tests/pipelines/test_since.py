"""`run --since` against a company that goes on: a window beside the others, in no one's place."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from pipelines.selection import SOURCES
from tests.end_to_end.raw_content import Rows, latest
from tests.pipelines.house import TODAY, House, command, copied, first_load

GAP = timedelta(days=3)  # before the window and within it: no full pass is due after six days


def incremental(house: House) -> dict[str, Rows]:
    """What raw shows of each key of every incremental object."""
    found = latest(house.warehouse)
    return {
        table: found[table]
        for source in SOURCES.values()
        for obj in source.objects
        if obj.default and obj.mode == "incremental"
        for table in [f"raw_{source.name}.{obj.table}"]
    }


def test_a_window_that_begins_too_late_costs_no_change(tmp_path: Path) -> None:
    with first_load(tmp_path / "one") as house:
        before = incremental(house)
        house.sandbox.advance(days=2 * GAP.days)
        with copied(house, tmp_path / "other") as without:
            assert command("run") == 0
            expected = incremental(without)
        assert command("run", "--since", (TODAY + GAP).isoformat()) == 0
        assert incremental(house) != expected
        assert command("run") == 0
        found = incremental(house)
    changed = {table for table in expected if expected[table] != before[table]}
    assert {"raw_cvcrm.reservas", "raw_sienge.sales_contracts", "raw_sienge.sales"} <= changed
    for table in expected:
        assert found[table] == expected[table], table
