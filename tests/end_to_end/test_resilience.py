"""Full disk, no network, a wrong clock, an empty runner, two runs at once: nothing lost, said clearly."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pipelines.sandbox import Sandbox
from pipelines.warehouse import Warehouse
from tests.end_to_end.company import FAST, Company
from tests.end_to_end.raw_content import Rows, differing, latest
from tests.end_to_end.zygote import Child, Zygote
from tests.pipelines.house import command, environment

TODAY = date(2026, 3, 31)
OBJECTS = (
    "cvcrm.reservas,cvcrm.leads,cvcrm.distratos,sienge.sales_contracts,sienge.sales,sienge.income"
)


@dataclass
class Office:
    """A company whose runs begin in forked processes; its warehouse can be copied."""

    company: Company
    zygote: Zygote

    @property
    def environment(self) -> dict[str, str]:
        return self.company.sandbox.env | FAST | {"WAREHOUSE": str(self.company.warehouse)}

    def start(
        self,
        *options: str,
        file_bytes: int | None = None,
        clock_hours: float = 0,
        **more: str,
    ) -> Child:
        return self.zygote.start(
            "run",
            "--objects",
            OBJECTS,
            *options,
            environment=self.environment | more,
            file_bytes=file_bytes,
            clock_hours=clock_hours,
        )

    def run(self, *options: str, ends: int = 0, clock_hours: float = 0, **more: str) -> str:
        """A run to its end; what it said."""
        return ended(self.start(*options, clock_hours=clock_hours, **more), ends)

    def content(self) -> dict[str, Rows]:
        return latest(self.company.warehouse)

    def twin(self, folder: Path) -> Office:
        """The same company with a copy of the warehouse and of dlt's working folder."""
        shutil.copytree(self.company.folder, folder)
        return Office(Company(self.company.sandbox, folder, TODAY), self.zygote)

    def last_run(self, column: str) -> list[object]:
        """A column of the ledger's lines of the newest run, of both sources."""
        return [
            value
            for source in ("cvcrm", "sienge")
            for (value,) in self.company.query(
                f"select {column} from raw_{source}.run_ledger where _dlt_load_id = "
                f"(select max(_dlt_load_id) from raw_{source}.run_ledger)"
            )
        ]


def ended(child: Child, code: int = 0) -> str:
    assert child.wait(120) == code, child.said()
    assert "Traceback" not in child.said()
    return child.said()


@pytest.fixture(scope="module")
def zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    with Zygote(tmp_path_factory.mktemp("zygote")) as found:
        yield found


@pytest.fixture(scope="module")
def loaded(zygote: Zygote, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Loaded two days before the clock; never run again."""
    with Sandbox(size=100, seed=5, today=TODAY) as sandbox:
        office = Office(Company(sandbox, tmp_path_factory.mktemp("office") / "it", TODAY), zygote)
        office.run()
        sandbox.advance(days=2)
        yield office


@pytest.fixture(scope="module")
def expected(loaded: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """What an undisturbed run of today shows."""
    twin = loaded.twin(tmp_path_factory.mktemp("undisturbed") / "it")
    twin.run()
    assert differing(twin.content(), loaded.content())
    return twin.content()


@pytest.fixture(scope="module")
def everything(loaded: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """What an undisturbed full pass of today shows."""
    twin = loaded.twin(tmp_path_factory.mktemp("full") / "it")
    twin.run("--full")
    return twin.content()


@pytest.fixture
def office(loaded: Office, tmp_path: Path) -> Iterator[Office]:
    yield loaded.twin(tmp_path / "it")
    loaded.company.sandbox.faults.clear()


def test_a_disk_that_is_full_while_fetching(office: Office, expected: dict[str, Rows]) -> None:
    """A limit on the size of files stands for the full disk: both refuse the write."""
    before = office.content()
    said = ended(office.start(file_bytes=16 * 1024), 1)
    assert "File too large" in said, said
    assert office.content() == before
    office.run()
    assert office.content() == expected


def test_a_disk_that_is_full_while_landing(
    loaded: Office, everything: dict[str, Rows], tmp_path: Path
) -> None:
    """In a first load, as no other writes as much."""
    office = Office(Company(loaded.company.sandbox, tmp_path / "it", TODAY), loaded.zygote)
    # Small packages, so that the warehouse is what no longer fits.
    settings = {"LOAD__RAISE_ON_MAX_RETRIES": "1", "DATA_WRITER__COMPRESSION": "snappy"}
    said = ended(office.start(file_bytes=512 * 1024, **settings), 1)
    assert "dlt could not load" in said, said
    assert "is landed by the next run" in said
    office.run()
    assert differing(office.content(), everything) == {}


def test_a_network_that_goes_away_and_comes_back(office: Office, expected: dict[str, Rows]) -> None:
    office.company.sandbox.faults.set("reset", api="cvdw", after=1)
    office.company.sandbox.faults.set("reset", api="sienge", share=0.5, after=1)
    said = office.run(ends=1)
    assert "cannot be reached" in said
    nowhere = "http://127.0.0.1:9"
    said = office.run(ends=1, SOURCES__CVCRM__BASE_URL=nowhere, SOURCES__SIENGE__BASE_URL=nowhere)
    assert "cannot be reached" in said
    office.company.sandbox.faults.clear()
    office.run()
    assert office.content() == expected


def test_a_clock_that_is_a_day_ahead_and_then_a_day_behind(zygote: Zygote, tmp_path: Path) -> None:
    with Sandbox(size=100, seed=6, today=TODAY) as sandbox:
        true = Office(Company(sandbox, tmp_path / "true", TODAY), zygote)
        wrong = Office(Company(sandbox, tmp_path / "wrong", TODAY), zygote)
        for hours, is_behind in ((24, False), (-24, True), (0, True)):
            true.run()
            said = wrong.run(clock_hours=hours)
            assert ("This machine's clock is" in said) == is_behind
            assert differing(wrong.content(), true.content()) == {}
            # What is asked for depends on the API's clock alone.
            assert wrong.last_run("window_until") == true.last_run("window_until")
            assert wrong.last_run("rows_landed") == true.last_run("rows_landed")
            now = sandbox.now.isoformat(timespec="seconds")
            assert set(wrong.last_run("window_until")) <= {now, None}
            sandbox.advance(days=1)


def test_a_runner_that_begins_empty(office: Office, expected: dict[str, Rows]) -> None:
    working_folder = office.company.folder / "dlt"
    shutil.rmtree(working_folder)
    office.run()
    assert office.content() == expected
    incremental = {
        name
        for name, mode in zip(office.last_run("object"), office.last_run("mode"), strict=True)
        if mode == "incremental"
    }
    assert incremental == {"reservas", "leads", "sales_contracts", "sales", "income"}
    shutil.rmtree(working_folder)
    office.run()
    assert office.content() == expected
    assert set(office.last_run("rows_landed")) == {0}


@pytest.mark.parametrize("options", [(), ("--full",)], ids=["incremental", "full"])
def test_a_runner_that_dies_and_leaves_nothing(
    office: Office,
    expected: dict[str, Rows],
    everything: dict[str, Rows],
    options: tuple[str, ...],
) -> None:
    """Killed at several moments, each time with its working folder lost, as in a hosted job."""
    for moment in (0.3, 0.6, 0.9, 1.2):
        child = office.start(*options)
        if child.wait(moment) is None:
            child.kill()
            child.wait(30)
        shutil.rmtree(office.company.folder / "dlt", ignore_errors=True)  # perhaps not yet there
    office.run(*options)
    assert office.content() == (everything if options else expected)


def test_two_runs_at_once(office: Office, expected: dict[str, Rows]) -> None:
    office.company.sandbox.faults.set("slow", api="cvdw", object="leads", seconds=1.0, times=1)
    first = office.start()
    lock = office.company.folder / "writer.lock"
    until = time.monotonic() + 30
    while not (lock.exists() and lock.read_text() == str(first.pid)):
        assert time.monotonic() < until, first.said()
        time.sleep(0.005)
    second = office.start()
    ended(first)
    said = ended(second)
    assert f"Waiting for the other writer of {office.company.warehouse}" in said
    assert office.content() == expected


def test_a_run_that_waited_in_vain(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting = Warehouse.writer_lock.__wrapped__.__kwdefaults__
    monkeypatch.setitem(waiting, "wait_seconds", 0.1)
    with (
        environment(**office.environment),
        Warehouse(str(office.company.warehouse)).writer_lock(),
    ):
        assert command("run", "--objects", OBJECTS) == 2
    said = capsys.readouterr()
    assert "still holds the warehouse" in said.err
    assert "Traceback" not in said.err
