"""Landing reservations: ours beside its floor and its rivals, on the same pages, in one run.

    python -m benchmarks.landing --rows 200000 --repeat 3

All fetch the same pages from the sandbox (the process that starts this one, without rate limit),
interleaved, each in a fresh process, and every one must have landed every row. CPU seconds (user +
system) are the figure to compare; wall time depends on what else the machine does. The result goes to
`benchmarks/results/landing-<rows>.json`, from which `benchmarks.plot` draws the README's picture.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.cost import Cost, cost_of

RESULTS = Path(__file__).parent / "results"
SINGER_PYTHON = Path(".venv-singer/bin/python")
OURS = "VGV (raw JSON, Arrow)"
FLOOR = "floor: fetch + find + insert"
START = "VGV without a row"


@dataclass(frozen=True)
class Variant:
    """One way of landing: the module to run, and the table that it fills (None: nothing is kept)."""

    arguments: tuple[str, ...]
    table: str | None


VARIANTS = {
    OURS: Variant(
        ("-m", "pipelines", "run", "cvcrm", "--objects", "reservas"), "raw_cvcrm.reservas"
    ),
    "requests + pandas": Variant(("-m", "benchmarks.rivals.requests_pandas"), "reservas"),
    "dlt rest_api, merge, parquet": Variant(
        ("-m", "benchmarks.rivals.stock_rest_api"), "crm.reservas"
    ),
    "Singer: rest-api-msdk | duckdb": Variant(("-m", "benchmarks.rivals.singer"), "crm.reservas"),
    FLOOR: Variant(("-m", "benchmarks.rivals.floor"), "reservas"),
    "bare download": Variant(("-m", "benchmarks.rivals.download"), None),
    # What a run costs before its first row: Python, dlt, the ledger.
    START: Variant(("-m", "pipelines", "run", "cvcrm", "--objects", "imobiliarias"), None),
}


@dataclass(frozen=True)
class Landed(Cost):
    """What a variant cost, with the megabytes of its file.

    Attributes:
        stages: CPU seconds by stage, where the process tells them.
    """

    file: float
    stages: dict[str, float]


def measure(variant: Variant, folder: Path, rows: int) -> Landed:
    """Run a variant in a fresh process and folder.

    Raises:
        RuntimeError: if it fails, or has not landed every row.
    """
    target = folder / "warehouse.duckdb"
    arguments = [sys.executable, *variant.arguments]
    if variant.arguments[1].startswith("benchmarks."):
        arguments.append(str(target))
    environment = {**os.environ, "WAREHOUSE": str(target)}
    cost = cost_of(arguments, folder=folder, cwd=Path.cwd(), environment=environment)
    if variant.table and (landed := _count(target, variant)) != rows:
        raise RuntimeError(f"{arguments} landed {landed} of {rows} rows")
    return Landed(
        **asdict(cost),
        file=target.stat().st_size / 1e6 if target.exists() else 0.0,
        stages=_stages((folder / "said").read_text()) if variant is VARIANTS[FLOOR] else {},
    )


def _count(target: Path, variant: Variant) -> int:
    """Rows of the variant's table, counted with the DuckDB that wrote it."""
    python = str(SINGER_PYTHON) if "singer" in variant.arguments[1] else sys.executable
    script = (
        "import sys, duckdb; connection = duckdb.connect(sys.argv[1]); "
        "print(connection.execute(f'select count(*) from {sys.argv[2]}').fetchone()[0])"
    )
    done = subprocess.run(
        [python, "-c", script, str(target), variant.table or ""],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


def _stages(text: str) -> dict[str, float]:
    words = text.split()
    return {name: float(seconds) for name, seconds in zip(words[::2], words[1::2], strict=True)}


def medians(runs: list[Landed]) -> dict[str, float]:
    """The median of each figure of `Landed`, stages as `stage_<name>`."""
    found = {
        name: statistics.median(getattr(cost, name) for cost in runs)
        for name in ("wall", "cpu", "memory", "file")
    }
    for stage in runs[0].stages:
        found[f"stage_{stage}"] = statistics.median(cost.stages[stage] for cost in runs)
    return found


def show(figures: dict[str, dict[str, float]], rows: int, repeat: int) -> None:
    """Print the medians as a table, and ours against its floor."""
    ours = figures[OURS]["cpu"]
    table = Table(box=box.MARKDOWN, title=f"{rows:,} reservations, median of {repeat}")
    for column in ("variant", "CPU s", "× ours", "rows/s", "wall s", "peak MB", "file MB"):
        table.add_column(column, justify="left" if column == "variant" else "right")
    for name, found in figures.items():
        rate = "" if name == START else f"{rows / found['wall']:,.0f}"
        table.add_row(
            name,
            f"{found['cpu']:.1f}",
            f"{found['cpu'] / ours:.1f}",
            rate,
            f"{found['wall']:.1f}",
            f"{found['memory']:.0f}",
            f"{found['file']:.0f}",
        )
    Console(width=120).print(table)
    stages = {k.removeprefix("stage_"): v for k, v in figures[FLOOR].items() if "stage_" in k}
    floor = sum(stages.values())
    landing = ours - figures[START]["cpu"]
    told = " + ".join(f"{name} {seconds:.1f}" for name, seconds in stages.items())
    print(
        f"Floor: {told} = {floor:.1f} CPU s; VGV beyond its start: {landing:.1f} = {landing / floor:.2f} ×"
    )


def main() -> None:
    """Measure every variant, print the comparison and keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument(
        "--ours",
        action="store_true",
        help="measure ours and the floor anew, keep the rivals' figures",
    )
    arguments = parser.parse_args()
    if not _is_inside_the_sandbox():  # begin again, there
        inside = [sys.executable, "-m", "benchmarks.landing", *sys.argv[1:]]
        sandbox = [sys.executable, "-m", "pipelines.sandbox", "--size", str(arguments.rows), "--"]
        sys.exit(subprocess.call([*sandbox, *inside]))
    rows = _rows_of_the_api()
    costs: dict[str, list[Landed]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as warm:
        measure(VARIANTS["bare download"], Path(warm), rows)
    kept_at = RESULTS / f"landing-{arguments.rows}.json"
    chosen = {OURS, FLOOR, START} if arguments.ours else set(VARIANTS)
    for _ in range(arguments.repeat):
        for name, variant in VARIANTS.items():
            if name not in chosen:
                continue
            with tempfile.TemporaryDirectory() as folder:
                costs[name].append(measure(variant, Path(folder), rows))
                print(f"{name}: {asdict(costs[name][-1])}", flush=True)
    measured = {name: medians(runs) for name, runs in costs.items()}
    earlier = json.loads(kept_at.read_text())["figures"] if arguments.ours else {}
    figures = {name: {**earlier, **measured}[name] for name in VARIANTS}
    RESULTS.mkdir(exist_ok=True)
    kept = {"rows": rows, "repeat": arguments.repeat, "figures": figures}
    kept_at.write_text(json.dumps(kept, indent=2) + "\n")
    show(figures, rows, arguments.repeat)


def _is_inside_the_sandbox() -> bool:
    """Whether CV CRM is on this machine: a `.env` that was sourced names the real account."""
    host = urlsplit(os.environ.get("SOURCES__CVCRM__BASE_URL", "")).hostname
    return host in {"127.0.0.1", "localhost"}


def _rows_of_the_api() -> int:
    answer = requests.get(
        f"{os.environ['SOURCES__CVCRM__BASE_URL']}/reservas",
        params={"pagina": 1, "registros_por_pagina": 1},
        headers={
            "email": os.environ["SOURCES__CVCRM__EMAIL"],
            "token": os.environ["SOURCES__CVCRM__TOKEN"],
        },
        timeout=60,
    )
    answer.raise_for_status()
    return int(answer.json()["total_de_registros"])


if __name__ == "__main__":
    main()
