"""Building the models: dbt beside the same SQL run by DuckDB alone, the whole and one day more.

    python -m benchmarks.modelling                          20,000, 50,000 and 100,000 reservations
    python -m benchmarks.modelling --sizes 1000000

For each size a sandbox with so many reservations is loaded once, and then, each in a fresh process:

- `parse`, `parse again`: dbt reads the project for the first time, and finds it unchanged. profiles.yml
  names the warehouse, so that dbt reads everything anew for another one: each build below has been
  preceded by a parse for its own
- `dbt, no rows`, `dbt, no rows again` and `direct, no rows`: what a build costs whatever the rows, the
  first one and a later one, which has more statements
- `dbt, full` and `direct, full`: the first build of everything (see `benchmarks.direct`)
- `data tests`: dbt's tests of the data, which the direct build does not have
- `dbt, one day`: a day later, after its load
- `staging, ...`: the same builds of the staging models alone, the only incremental ones

Unit tests are left out: they read no row of the warehouse. The fixed start of a build is what dbt takes
more than DuckDB when there are no rows: its own start (`parse again`) and so much for each model. A day
is compared with the whole beyond builds of no rows. CPU seconds (user + system) are the figure to
compare; wall time depends on what else the machine does. Each size goes to
`benchmarks/results/modelling-<size>.json`; the growth table shows all that are there.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

import duckdb
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.cost import Cost, cost_of
from pipelines.sandbox import Sandbox
from pipelines.sandbox.clock import today_in_sao_paulo

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).parent / "results"
DBT = str(Path(sys.executable).with_name("dbt"))
# The sandbox makes an object's answers when they are first asked: of a million reservations that takes
# longer than a client waits for an API.
PATIENCE = {"SOURCES__CVCRM__TIMEOUT_SECONDS": "3600", "SOURCES__SIENGE__TIMEOUT_SECONDS": "3600"}
WITHOUT_UNIT_TESTS = ("--exclude-resource-type", "unit_test")
WITHOUT_TESTS = ("--exclude-resource-type", "test", *WITHOUT_UNIT_TESTS)
STAGING = ("--select", "staging")


@dataclass(frozen=True)
class Bench:
    """A sandbox and a folder in which its warehouses are built."""

    sandbox: Sandbox
    folder: Path

    def measure(self, warehouse: Path, *arguments: str) -> Cost:
        """Run a command on a warehouse and say what it took.

        Raises:
            RuntimeError: if it fails.
        """
        environment = {
            **os.environ,
            **self.sandbox.env,
            **PATIENCE,
            "WAREHOUSE": str(warehouse),
            "DLT_DATA_DIR": str(self.folder / "dlt"),
            "DBT_TARGET_PATH": str(self.folder / "target"),
            "DBT_LOG_PATH": str(self.folder / "logs"),
            "PLANILHAS": str(self._planilhas()),
        }
        cost = cost_of(arguments, folder=self.folder, cwd=ROOT, environment=environment)
        print(f"{' '.join(Path(one).name for one in arguments[:5])}: {cost}", flush=True)
        return cost

    def load(self, warehouse: Path) -> Cost:
        """Load what the sandbox has now."""
        return self.measure(warehouse, sys.executable, "-m", "pipelines", "run")

    def parse(self, warehouse: Path) -> Cost:
        """Let dbt read the project for a warehouse."""
        return self.measure(warehouse, DBT, "parse", "--quiet")

    def build(self, warehouse: Path, *selection: str) -> Cost:
        """Build what is selected, the project having been read before."""
        self.parse(warehouse)
        return self.measure(warehouse, DBT, "build", *WITHOUT_TESTS, "--quiet", *selection)

    def direct(self, warehouse: Path, built: Path) -> Cost:
        """Run on a warehouse the SQL that dbt ran last, on `built`."""
        script = (sys.executable, "-m", "benchmarks.direct", str(self.folder / "target"))
        return self.measure(warehouse, *script, str(warehouse), str(built))

    def copy(self, warehouse: Path, name: str) -> Path:
        """A copy of a closed warehouse in a folder of its own: the stem stands in every view."""
        target = self.folder / name / warehouse.name
        target.parent.mkdir()
        shutil.copyfile(warehouse, target)
        return target

    def _planilhas(self) -> Path:
        """The folder of the people's own tables, relative to the root as dbt wants it."""
        parent = ROOT / "data" / "sandbox" / "planilhas"
        return self.sandbox.write_planilhas(parent).relative_to(ROOT)


@dataclass(frozen=True)
class Measured:
    """One number of reservations: what was landed, models and snapshots built, costs by case."""

    reservations: int
    rows: int
    rows_of_the_day: int
    models: int
    costs: dict[str, Cost]

    @property
    def start(self) -> float:
        """CPU seconds that dbt takes more than DuckDB, whatever the rows."""
        return self.costs["dbt, no rows"].cpu - self.costs["direct, no rows"].cpu

    @property
    def per_model(self) -> float:
        """CPU seconds of the start that each model takes; the rest is dbt's own start."""
        return (self.start - self.costs["parse again"].cpu) / self.models

    @property
    def against_direct(self) -> float:
        """Full build beyond the fixed start ÷ the same SQL without dbt, in CPU seconds."""
        return (self.costs["dbt, full"].cpu - self.start) / self.costs["direct, full"].cpu

    @property
    def day_against_full(self) -> float:
        """One day's build ÷ full build, both beyond a build of no rows, in CPU seconds."""
        return self._day_against_full("dbt")

    @property
    def staging_day_against_full(self) -> float:
        """The same of the staging models alone."""
        return self._day_against_full("staging")

    def _day_against_full(self, built: str) -> float:
        cpu = {case: cost.cpu for case, cost in self.costs.items()}
        day = cpu[f"{built}, one day"] - cpu[f"{built}, no rows again"]
        return day / (cpu[f"{built}, full"] - cpu[f"{built}, no rows"])

    def keep(self) -> None:
        """Write it among the results."""
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"modelling-{self.reservations}.json"
        path.write_text(json.dumps(asdict(self), indent=2) + "\n")


def kept() -> list[Measured]:
    """Every size among the results, the smallest first."""
    found = [json.loads(path.read_text()) for path in RESULTS.glob("modelling-*.json")]
    sizes = [
        Measured(**{**one, "costs": {case: Cost(**cost) for case, cost in one["costs"].items()}})
        for one in found
    ]
    return sorted(sizes, key=lambda one: one.reservations)


def measure_size(size: int) -> Measured:
    """Every figure of one number of reservations.

    Raises:
        RuntimeError: if a command fails, or if dbt and the direct build end with other rows.
    """
    # The models count until today, and the day that is added must not be in their future.
    yesterday = today_in_sao_paulo() - timedelta(days=1)
    with (
        tempfile.TemporaryDirectory(prefix="modelling-") as name,
        Sandbox(size=size, today=yesterday) as sandbox,
    ):
        bench = Bench(sandbox, Path(name))
        (bench.folder / "dbt").mkdir()
        built = bench.folder / "dbt" / "warehouse.duckdb"
        costs = {"load": bench.load(built)}
        raw = bench.copy(built, "direct")
        rows = _rows(raw, "raw_%")
        costs["parse"] = bench.parse(built)
        costs["parse again"] = bench.parse(built)
        empty = _emptied(bench.copy(raw, "empty"))
        for case, warehouse in (("no rows", empty), ("full", raw)):
            copied = bench.copy(warehouse, f"staging-{case}")
            costs[f"staging, {case}"] = bench.build(copied, *STAGING)
            shutil.rmtree(copied.parent)
        for case, ours, alone in (
            ("no rows", empty, _emptied(bench.copy(raw, "direct-empty"))),
            ("full", built, raw),
        ):
            costs[f"dbt, {case}"] = bench.build(ours)
            costs[f"direct, {case}"] = bench.direct(alone, ours)
            _same_rows(ours, alone)
        costs["dbt, no rows again"] = bench.build(empty)
        costs["staging, no rows again"] = bench.build(empty, *STAGING)
        models = _models(bench.folder / "target")
        bench.parse(built)
        costs["data tests"] = bench.measure(built, DBT, "test", *WITHOUT_UNIT_TESTS, "--quiet")
        sandbox.advance(days=1)
        costs["load, one day"] = bench.load(built)
        landed = sum(_rows(built, "raw_%").values()) - sum(rows.values())
        costs["staging, one day"] = bench.build(bench.copy(built, "staging-day"), *STAGING)
        costs["dbt, one day"] = bench.build(built)
    return Measured(
        reservations=size,
        rows=sum(rows.values()),
        rows_of_the_day=landed,
        models=models,
        costs=costs,
    )


def _rows(warehouse: Path, schemas: str) -> dict[str, int]:
    """Rows of every table of the schemas, dlt's own left out."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        tables = connection.execute(
            "select table_schema || '.' || table_name from information_schema.tables "
            "where table_schema like ? and table_name not like '\\_dlt%' escape '\\'",
            [schemas],
        ).fetchall()
        counts: dict[str, int] = {}
        for (name,) in tables:
            row = connection.execute(f"select count(*) from {name}").fetchone()
            assert row is not None
            counts[name] = row[0]
        return counts


def _emptied(warehouse: Path) -> Path:
    """The same warehouse without a row in any table of an API's object."""
    tables = _rows(warehouse, "raw_%")
    with duckdb.connect(str(warehouse)) as connection:
        for name in tables:
            connection.execute(f"truncate {name}")
    return warehouse


def _same_rows(ours: Path, alone: Path) -> None:
    for schema in ("staging", "snapshots", "marts", "kpis"):
        found, expected = _rows(alone, schema), _rows(ours, schema)
        if found != expected:
            raise RuntimeError(f"{schema}: {found.items() ^ expected.items()} differ from dbt's")


def _models(target: Path) -> int:
    nodes = json.loads((target / "manifest.json").read_text())["nodes"].values()
    return sum(node["resource_type"] in {"model", "snapshot"} for node in nodes)


def show(sizes: list[Measured]) -> None:
    """Print the costs of each size, then how they grow."""
    console = Console(width=140)
    for one in sizes:
        title = f"{one.reservations:,} reservations, {one.rows:,} raw rows, {one.models} models"
        costs = Table(box=box.MARKDOWN, title=title)
        for column in ("", "CPU s", "wall s", "peak MB"):
            costs.add_column(column, justify="right" if column else "left")
        for case, cost in one.costs.items():
            costs.add_row(case, f"{cost.cpu:.1f}", f"{cost.wall:.1f}", f"{cost.memory:,.0f}")
        console.print(costs)
    growth = Table(box=box.MARKDOWN, title="growth, CPU seconds")
    columns: dict[str, Callable[[Measured], str]] = {
        "reservations": lambda one: f"{one.reservations:,}",
        "raw rows": lambda one: f"{one.rows:,}",
        "fixed start": lambda one: f"{one.start:.1f}",
        "ms per model": lambda one: f"{1000 * one.per_model:.0f}",
        "full beyond start": lambda one: f"{one.costs['dbt, full'].cpu - one.start:.1f}",
        "direct": lambda one: f"{one.costs['direct, full'].cpu:.1f}",
        "full ÷ direct": lambda one: f"{one.against_direct:.2f}",
        "day ÷ full": lambda one: f"{one.day_against_full:.2f}",
        "staging's": lambda one: f"{one.staging_day_against_full:.2f}",
        "data tests": lambda one: f"{one.costs['data tests'].cpu:.1f}",
        "peak MB": lambda one: f"{one.costs['dbt, full'].memory:,.0f}",
    }
    for column in columns:
        growth.add_column(column, justify="right")
    for one in sizes:
        growth.add_row(*(figure(one) for figure in columns.values()))
    console.print(growth)


def main() -> None:
    """Measure every size, keep it, and print all that is kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[20_000, 50_000, 100_000])
    arguments = parser.parse_args()
    for size in arguments.sizes:
        measured = measure_size(size)
        measured.keep()
        print(f"{size}: {asdict(measured)}", flush=True)
    show(kept())


if __name__ == "__main__":
    main()
