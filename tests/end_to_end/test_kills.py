"""Two hundred runs killed at any moment: nothing lost, nothing double in the end.

`kill -9` leaves no time to tidy up. The runs of some days are told twice, to one warehouse whose runs
are killed again and again and to one whose runs nobody disturbs; both must show the same. What counts
is what staging sees: the latest committed version of each key.

Where a kill fell is read off the folder that dlt left behind. To reach every phase, however short it
is on the machine at hand, half of the kills wait for one of them and strike in it.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from pipelines.sandbox import Sandbox
from tests.end_to_end.company import FAST, Company
from tests.end_to_end.raw_content import differing, latest
from tests.end_to_end.zygote import Child, Zygote

TODAY = date(2026, 3, 31)
SEED = 11
SOURCES = ("cvcrm", "sienge")
# Every way of reading: windows and full passes, lists and whole answers, one that needs another.
OBJECTS = (
    "cvcrm.reservas,cvcrm.leads,cvcrm.distratos,cvcrm.corretores,"
    "sienge.sales_contracts,sienge.sales,sienge.income"
)
PHASES = ("fetching", "extracted", "normalizing", "loading", "closing")
SETTINGS = {
    **FAST,
    "SOURCES__CVCRM__ROUND_SECONDS": "0.2",
    "SOURCES__SIENGE__ROUND_SECONDS": "0.2",
    "SOURCES__CVCRM__PAGE_SIZE": "20",
}


@dataclass(frozen=True)
class Chapter:
    """One run of the story: the clock first moves, then so many attempts at the run are killed."""

    days: int
    kills: int
    options: tuple[str, ...] = ()


# A first load, a daily run, full passes by their rhythm (a week is over), and one that was asked for.
STORY = (
    Chapter(days=0, kills=40),
    Chapter(days=1, kills=20),
    Chapter(days=8, kills=20),
    Chapter(days=2, kills=20, options=("--full",)),
)
COMPANIES = 2  # side by side, as there are two cores; 200 kills in all


@dataclass
class Killed:
    """A company whose runs are killed."""

    company: Company
    zygote: Zygote
    dice: random.Random
    fell: Counter[str] = field(default_factory=Counter)

    def run(self, *options: str) -> None:
        child = self._start(*options)
        assert child.wait(120) == 0, child.said()

    def attempts(self, kills: int, *options: str) -> None:
        """Runs that are killed, each at its moment; one that ends before its blow does not count."""
        length = 0.8
        while kills:
            before = self._phases()
            child = self._start(*options)
            began = time.monotonic()
            if self.dice.random() < 0.5:
                moment = self.dice.uniform(0.15, length)
                code = child.wait(moment)
            else:
                code = self._wait_for(self.dice.choice(PHASES), before, child)
            if code is None:
                child.kill()
                code = child.wait(30)
            if code == 0:  # it had ended: the next blow comes earlier
                length = max(0.3, 0.8 * (time.monotonic() - began))
                continue
            assert code == -9, child.said()
            kills -= 1
            length = min(2.0, length * 1.1)
            fell = {phase for phase, _ in self._phases() - before}
            self.fell.update(fell or {"starting"})

    def _start(self, *options: str) -> Child:
        return self.zygote.start(
            "run", "--objects", OBJECTS, *options, environment=self.environment
        )

    @property
    def environment(self) -> dict[str, str]:
        return self.company.sandbox.env | SETTINGS | {"WAREHOUSE": str(self.company.warehouse)}

    def _wait_for(self, phase: str, before: set[tuple[str, str]], child: Child) -> int | None:
        """Until the run is in that phase, or for some seconds; the exit code if it ended."""
        patience = time.monotonic() + 20
        while time.monotonic() < patience:
            if any(p == phase for p, _ in self._phases() - before):
                return child.wait(self.dice.uniform(0.001, 0.03))
            code = child.wait(0.002)
            if code is not None:
                return code
        return None

    def _phases(self) -> set[tuple[str, str]]:
        """What dlt's working folder tells of each source's packages: phase and package.

        Whatever phase the ledger's package is in, its run is closing.
        """
        found = set()
        for source in SOURCES:
            folder = self.company.folder / "dlt" / "pipelines" / source
            with suppress(FileNotFoundError):  # it moves on while we look
                for place in (folder / "normalize").iterdir():
                    # What is being fetched stands in a folder with a name of its own.
                    phase = "extracted" if place.name == "extracted" else "fetching"
                    found |= {(phase, package) for package in self._packages(place)}
                for phase, place in (
                    ("normalizing", folder / "load/new"),
                    ("loading", folder / "load/normalized"),
                ):
                    found |= {(phase, package) for package in self._packages(place)}
        return {("closing" if p.endswith("ledger") else phase, p) for phase, p in found}

    @staticmethod
    def _packages(place: Path) -> set[str]:
        """The packages there; the one of the ledger, a run's last, has a name that tells."""
        return {
            f"{package.name} {'ledger' if any(package.glob('*_jobs/run_ledger.*')) else ''}"
            for package in place.glob("*")
        }


@pytest.fixture(scope="module")
def zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    with Zygote(tmp_path_factory.mktemp("zygote")) as found:
        yield found


def ledger(company: Company) -> list[tuple[str, str, str, str, int]]:
    """Run, object, mode, outcome and committed rows of every line of the ledger."""
    return company.query(
        " union all ".join(
            f"select run_id, source || '.' || object, mode, outcome, count(*) from raw_{name}.run_ledger "
            f"where _dlt_load_id in (select load_id from raw_{name}._dlt_loads where status = 0) "
            "group by all"
            for name in SOURCES
        )
    )


def test_two_hundred_kills_change_nothing(zygote: Zygote, tmp_path: Path) -> None:
    with Sandbox(size=100, seed=SEED, today=TODAY) as sandbox:
        killed = [
            Killed(
                Company(sandbox, tmp_path / f"killed-{n}", TODAY), zygote, random.Random(SEED + n)
            )
            for n in range(COMPANIES)
        ]
        undisturbed = Killed(
            Company(sandbox, tmp_path / "undisturbed", TODAY), zygote, random.Random(SEED)
        )
        for chapter in STORY:
            sandbox.advance(days=chapter.days)
            undisturbed.run(*chapter.options)
            expected = latest(undisturbed.company.warehouse)
            with ThreadPoolExecutor(COMPANIES) as threads:
                for done in [
                    threads.submit(one.attempts, chapter.kills, *chapter.options) for one in killed
                ]:
                    done.result()
            for one in killed:
                one.run(*chapter.options)
                found = latest(one.company.warehouse)
                assert differing(found, expected) == {}
                assert found == expected  # the same records vanished, too
    assert sum(map(len, expected.values())) > 1_500
    assert any(payload is None for rows in expected.values() for payload in rows.values())
    fell = sum((one.fell for one in killed), Counter[str]())
    assert set(PHASES) <= fell.keys(), fell
    for one in killed:
        lines = ledger(one.company)
        assert {outcome for *_, outcome, _ in lines} == {"ok"}
        finished = Counter(name for _, name, *_ in lines)
        # A run that was killed after it had closed told of itself, once; the others told nothing.
        assert min(finished.values()) >= len(STORY)
        assert max(count for *_, count in lines) <= 2, (
            "a line told more often than by one repetition"
        )
        full = {name for _, name, mode, *_ in lines if mode == "full"}
        assert {"cvcrm.leads", "sienge.sales_contracts"} <= full
