"""Rows that are added, edited and deleted while their object is being paged: none is lost.

CVDW's pages are cut from a live table sorted by the cursor, so an edited row moves to the end and
pushes another one off the next page; Sienge's begin with the newest row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from pipelines.run import run
from pipelines.sandbox import Sandbox
from pipelines.selection import SOURCES, RunOptions
from pipelines.warehouse import Warehouse
from tests.end_to_end.raw_content import Rows, latest, shown
from tests.pipelines.house import IMPATIENT, environment

TODAY = date(2026, 3, 31)
SMALL_PAGES = {"SOURCES__CVCRM__PAGE_SIZE": "40", "SOURCES__SIENGE__PAGE_SIZE": "20"}
# Whole answers have no pages between which a row could move.
PAGED = [
    f"{source.name}.{obj.table}"
    for source in SOURCES.values()
    for obj in source.objects
    if obj.default and not obj.path.startswith("bulk-data/")
]


@dataclass(frozen=True)
class Drifted:
    """What was read.

    Attributes:
        outcomes: how the first load ended, during which the clock moved.
        moves: how often it moved.
        ours: what raw shows after it and after the daily run of that evening.
        theirs: what a first load of that evening shows.
    """

    outcomes: dict[str, tuple[str | None, str | None]]
    moves: int
    ours: dict[str, Rows]
    theirs: dict[str, Rows]


@pytest.fixture(scope="module")
def drifted(tmp_path_factory: pytest.TempPathFactory) -> Drifted:
    folder = tmp_path_factory.mktemp("drift")
    with (
        Sandbox(size=100, seed=9, today=TODAY) as sandbox,
        environment(**sandbox.env, **IMPATIENT, **SMALL_PAGES),
    ):
        ours = Warehouse(str(folder / "ours" / "warehouse.duckdb"))
        theirs = Warehouse(str(folder / "theirs" / "warehouse.duckdb"))
        fault = sandbox.faults.set("drift", every=20, minutes=900)
        began = sandbox.now
        first = run(RunOptions(), ours, report=lambda _: None)
        sandbox.faults.clear()
        assert sandbox.now > began
        run(RunOptions(), ours, report=lambda _: None)
        run(RunOptions(), theirs, report=lambda _: None)
    return Drifted(
        outcomes={
            f"{part.source.name}.{reading.obj.table}": (reading.outcome, reading.error)
            for part in first.sources
            for reading in part.readings
        },
        moves=fault.hits // 20,
        ours=latest(folder / "ours" / "warehouse.duckdb"),
        theirs=latest(folder / "theirs" / "warehouse.duckdb"),
    )


@pytest.mark.parametrize("name", PAGED)
def test_no_row_is_lost_between_pages(drifted: Drifted, name: str) -> None:
    assert drifted.moves >= 4
    assert drifted.outcomes[name] == ("ok", None)
    ours, theirs = shown(drifted.ours[f"raw_{name}"]), shown(drifted.theirs[f"raw_{name}"])
    assert {key for key, payload in theirs.items() if ours.get(key) != payload} == set()
    # Only the next full pass of an incremental object finds what has vanished meanwhile.
    assert len(ours.keys() - theirs.keys()) <= 3
