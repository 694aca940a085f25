"""Every documented fault, in an incremental, a full and a resumed first load.

Each ends in the raw content of an undisturbed run, or in one sentence that says what to do, and then
the next run makes it that content. To be quick, one run is struck by many faults at once, each at an
object of its own: what strikes one object must not reach another anyway.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipelines.reading import ObjectReading
from pipelines.run import run
from pipelines.sandbox import Sandbox
from pipelines.selection import RunOptions
from pipelines.warehouse import Warehouse
from tests.end_to_end.fault_cases import CASES, COMPLETE, Case, batches
from tests.end_to_end.raw_content import Rows, latest, shown
from tests.pipelines.house import environment

TODAY = date(2026, 3, 31)
MODES = ("incremental", "full", "resumed")
SETTINGS = {
    f"SOURCES__{source}__{name}": value
    for source in ("CVCRM", "SIENGE")
    for name, value in (
        ("ATTEMPTS", "3"),
        ("PAGE_SIZE", "12"),
        ("RATE_LIMIT_PAUSE_SECONDS", "0.05"),
        ("RETRY_BACKOFF_SECONDS", "0.01"),
        ("TIMEOUT_SECONDS", "1.5"),
    )
} | {"SOURCES__SIENGE__BULK_ASYNC_POLL_SECONDS": "0.01"}
OBJECTS = tuple(sorted({name for case in CASES for name in (case.name, *case.alongside)}))


@dataclass(frozen=True)
class Story:
    """What became of one case in one mode."""

    hits: list[int]
    mode: str
    outcome: str | None
    error: str | None
    after: Rows
    healed: Rows
    undisturbed: Rows


class Laboratory:
    """One sandbox, prepared warehouses, and runs on copies of them.

    `loaded` was loaded six days before the clock, `stopped` in the middle of its first load.
    """

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox = sandbox
        self.folder = folder
        self.load("loaded")
        sandbox.advance(days=6)
        faults = sandbox.faults
        for name in OBJECTS:
            faults.set("status", api=api_of(name), object=name.partition(".")[2], after=3, code=503)
        self.load("stopped")
        faults.clear()

    def load(
        self,
        name: str,
        *,
        full: bool = False,
        objects: tuple[str, ...] = OBJECTS,
        since: str | None = None,
    ) -> dict[str, ObjectReading]:
        """Run on the warehouse of that name; the readings by `source.table`."""
        warehouse = Warehouse(str(self.folder / name / "warehouse.duckdb"))
        result = run(
            RunOptions(objects=objects, full=full, since=since), warehouse, report=lambda _: None
        )
        assert not [part.error for part in result.sources if part.error]
        return {
            f"{part.source.name}.{reading.obj.table}": reading
            for part in result.sources
            for reading in part.readings
        }

    def content(self, name: str) -> dict[str, Rows]:
        """What raw shows there, by `source.table`."""
        return {
            table.removeprefix("raw_"): rows
            for table, rows in latest(self.folder / name / "warehouse.duckdb").items()
        }

    @contextmanager
    def copied(self, origin: str, name: str) -> Iterator[str]:
        shutil.copytree(self.folder / origin, self.folder / name)
        yield name
        shutil.rmtree(self.folder / name)

    @cache  # noqa: B019 (lives as long as its module's fixture)
    def undisturbed(self, mode: str) -> dict[str, Rows]:
        """What a run of that mode shows when nothing strikes.

        A first load that never stopped would show what a full pass of the same moment shows.
        """
        if mode == "resumed":
            return {name: shown(rows) for name, rows in self.undisturbed("full").items()}
        with self.copied("loaded", f"undisturbed-{mode}") as name:
            self.load(name, full=mode == "full")
            return self.content(name)

    @cache  # noqa: B019
    def stories(self, mode: str, number: int) -> dict[str, Story]:
        """What became of the cases of one batch, by their ids."""
        cases = batches()[number]
        faults = {
            case.id: [
                self.sandbox.faults.set(**{"api": case.api, "object": case.table, **fault})
                for fault in case.faults
            ]
            for case in cases
        }
        with self.copied("stopped" if mode == "resumed" else "loaded", "struck") as name:
            try:
                readings = self.load(name, full=mode == "full", objects=together(cases))
            finally:
                self.sandbox.faults.clear()
            after = self.content(name)
            ill = [case for case in cases if readings[case.name].outcome != "ok"]
            if ill:
                self.load(name, full=mode == "full", objects=together(ill))
            bent = [case for case in cases if case.is_bent]
            if bent:
                self.load(name, full=True, objects=together(bent))
            healed = self.content(name)
        undisturbed = self.undisturbed(mode)
        return {
            case.id: Story(
                hits=[fault.hits for fault in faults[case.id]],
                mode=readings[case.name].plan.mode,
                outcome=readings[case.name].outcome,
                error=readings[case.name].error,
                after=after[case.name],
                healed=healed[case.name],
                undisturbed=undisturbed[case.name],
            )
            for case in cases
        }


def together(cases: Sequence[Case]) -> tuple[str, ...]:
    """The objects of these cases with what must be read beside them."""
    return tuple({name for case in cases for name in (case.name, *case.alongside)})


def api_of(name: str) -> str:
    return "cvdw" if name.startswith("cvcrm.") else "sienge"


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laboratory]:
    with (
        Sandbox(size=100, seed=7, today=TODAY) as sandbox,
        environment(**sandbox.env, **SETTINGS),
    ):
        yield Laboratory(sandbox, tmp_path_factory.mktemp("faults"))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("number", "case"),
    [
        pytest.param(number, case, id=case.id)
        for number, batch in enumerate(batches())
        for case in batch
    ],
)
def test_a_fault_changes_nothing_in_the_end(
    laboratory: Laboratory, number: int, case: Case, mode: str
) -> None:
    story = laboratory.stories(mode, number)[case.id]
    assert all(story.hits), f"never struck: {story.hits}"
    if case.ends == COMPLETE:
        assert (story.outcome, story.error) == ("ok", None)
    else:
        assert story.outcome == "failed"
        assert case.ends in str(story.error)
    if case.is_bent:
        assert story.after.keys() == story.undisturbed.keys()
        assert shown(story.healed) == shown(laboratory.undisturbed("full")[case.name])
        return
    if case.ends == COMPLETE:
        assert story.after == story.undisturbed
    else:  # what was known before is never lost by a failure
        assert story.after.keys() <= story.undisturbed.keys()
    assert story.healed == story.undisturbed


def test_what_needs_a_failed_object_is_not_called_complete(laboratory: Laboratory) -> None:
    """Sales are asked for by the enterprises of the contracts that have landed."""
    objects = ("sienge.enterprises", "sienge.sales_contracts", "sienge.sales")
    laboratory.sandbox.faults.set("status", object="sales_contracts", after=3, code=503)
    try:
        readings = laboratory.load("half", objects=objects)
    finally:
        laboratory.sandbox.faults.clear()
    sales = readings["sienge.sales"]
    assert (sales.outcome, sales.is_complete) == ("failed", False)
    assert "sales_contracts had come" in str(sales.error)
    assert 0 < sales.rows_landed < len(shown(laboratory.undisturbed("full")["sienge.sales"]))
    laboratory.load("half", objects=objects)
    assert laboratory.content("half")["sienge.sales"] == shown(
        laboratory.undisturbed("full")["sienge.sales"]
    )


@pytest.mark.parametrize("mode", ["204", "body", "dados"])
def test_a_window_with_nothing_in_it(laboratory: Laboratory, mode: str) -> None:
    """CVDW's usual windows always show at least the last row seen, so this one begins tomorrow."""
    fault = laboratory.sandbox.faults.set("empty", api="cvdw", mode=mode)
    with laboratory.copied("loaded", "nothing") as name:
        try:
            readings = laboratory.load(name, objects=("cvcrm.leads",), since="2026-04-07")
        finally:
            laboratory.sandbox.faults.clear()
        assert fault.hits
        assert readings["cvcrm.leads"].outcome == "ok"
        laboratory.load(name, objects=("cvcrm.leads",))
        assert (
            laboratory.content(name)["cvcrm.leads"]
            == (laboratory.undisturbed("incremental")["cvcrm.leads"])
        )


def test_a_tenant_that_refuses_times_is_read_by_days(laboratory: Laboratory) -> None:
    refused = laboratory.sandbox.faults.set("strict_dates", api="cvdw")
    with (
        laboratory.copied("loaded", "by-days") as name,
        environment(SOURCES__CVCRM__DATE_PRECISION="day"),
    ):
        try:
            readings = laboratory.load(name, objects=("cvcrm.repasses", "cvcrm.reservas"))
        finally:
            laboratory.sandbox.faults.clear()
        assert {reading.outcome for reading in readings.values()} == {"ok"}
        assert not refused.hits
        for table in ("cvcrm.repasses", "cvcrm.reservas"):
            assert laboratory.content(name)[table] == laboratory.undisturbed("incremental")[table]
