"""Landing reservations: ours beside stock dlt, a pandas script and the bare download, in one run.

    python -m benchmarks.landing --rows 200000 --repeat 3

All fetch the same pages from the sandbox (the process that starts this one, without rate limit),
interleaved, each in a fresh process. CPU seconds (user + system) are the figure to compare; wall time
depends on what else the machine does.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

VARIANTS: dict[str, list[str]] = {
    "VGV (raw JSON, Arrow)": ["-m", "pipelines", "run", "cvcrm", "--objects", "reservas"],
    "requests + pandas": ["-m", "benchmarks.rivals.requests_pandas"],
    "dlt rest_api, merge, parquet": ["-m", "benchmarks.rivals.stock_rest_api"],
    "bare download (floor)": ["-m", "benchmarks.rivals.download"],
}
OURS = next(iter(VARIANTS))


@dataclass(frozen=True)
class Cost:
    """One process: seconds of wall time and CPU, megabytes of peak memory and of file."""

    wall: float
    cpu: float
    memory: float
    file: float


def measure(arguments: list[str], folder: Path) -> Cost:
    """Run a variant in a fresh process and folder.

    Raises:
        RuntimeError: if it fails.
    """
    target = folder / "warehouse.duckdb"
    if arguments[1].startswith("benchmarks."):
        arguments = [*arguments, str(target)]
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, "WAREHOUSE": str(target)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{arguments} failed: {complaint.decode()[-2000:]}")
    size = target.stat().st_size if target.exists() else 0
    return Cost(
        wall=time.monotonic() - started,
        cpu=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / 1024,
        file=size / 1e6,
    )


def show(costs: dict[str, list[Cost]], rows: int) -> None:
    """Print the medians as a table."""
    ours = statistics.median(cost.cpu for cost in costs[OURS])
    table = Table(box=box.MARKDOWN, title=f"{rows:,} reservations, median of {len(costs[OURS])}")
    for column in ("variant", "CPU s", "× ours", "wall s", "peak MB", "file MB"):
        table.add_column(column, justify="left" if column == "variant" else "right")
    for name, runs in costs.items():
        cpu, wall, memory, file = (
            statistics.median(getattr(cost, field) for cost in runs)
            for field in ("cpu", "wall", "memory", "file")
        )
        table.add_row(
            name, f"{cpu:.1f}", f"{cpu / ours:.1f}", f"{wall:.1f}", f"{memory:.0f}", f"{file:.0f}"
        )
    Console(width=110).print(table)


def main() -> None:
    """Measure every variant and print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    if "SOURCES__CVCRM__BASE_URL" not in os.environ:  # begin again, inside the sandbox
        inside = [sys.executable, "-m", "benchmarks.landing", *sys.argv[1:]]
        sandbox = [sys.executable, "-m", "pipelines.sandbox", "--size", str(arguments.rows), "--"]
        sys.exit(subprocess.call([*sandbox, *inside]))
    costs: dict[str, list[Cost]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as warm:
        measure(VARIANTS["bare download (floor)"], Path(warm))
    for _ in range(arguments.repeat):
        for name, command in VARIANTS.items():
            with tempfile.TemporaryDirectory() as folder:
                costs[name].append(measure(command, Path(folder)))
                print(f"{name}: {costs[name][-1]}", flush=True)
    show(costs, arguments.rows)


if __name__ == "__main__":
    main()
