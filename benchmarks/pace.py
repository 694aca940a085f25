"""How close a load comes to what its API allows: waiting for answers, and for the rate limit.

    python -m benchmarks.pace latency     five objects of some 40 pages, every answer 200 ms late
    python -m benchmarks.pace rate        a first load at 18 requests a minute (about ten minutes)

`latency` holds the wall time of one run against that of five, one for each object; `rate` against
requests ÷ rate. Both count everything from the command to its end.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from pipelines.sandbox import Sandbox

RESULTS = Path(__file__).parent / "results"
LATENCY = 0.2
SIDE_BY_SIDE = (
    "cvcrm.reservas",
    "cvcrm.reservas_registros_flags",
    "cvcrm.simulacoes",
    "cvcrm.pessoas",
    "cvcrm.pessoas_contatos",
)
RATE = 18


def timed_run(sandbox: Sandbox, folder: Path, *options: str, **settings: str) -> tuple[float, int]:
    """Wall seconds of one run of CV CRM and the requests that its ledger counts.

    Raises:
        RuntimeError: if the run fails.
    """
    warehouse = folder / "warehouse.duckdb"
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pipelines", "run", "cvcrm", *options],
        env={**os.environ, **sandbox.env, **settings, "WAREHOUSE": str(warehouse)},
        capture_output=True,
        text=True,
        check=False,
    )
    wall = time.monotonic() - started
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        row = connection.execute("select sum(requests) from raw_cvcrm.run_ledger").fetchone()
    assert row is not None
    return wall, int(row[0])


def latency() -> dict[str, float]:
    """Five objects of equal length, every answer late: in one run, and one run after the other."""
    chosen = ",".join(SIDE_BY_SIDE)
    with Sandbox(size=20_000) as sandbox, tempfile.TemporaryDirectory() as folder:
        # The sandbox writes an object's records when they are first asked for.
        timed_run(sandbox, Path(folder) / "warm", "--objects", chosen)
        sandbox.faults.set("slow", seconds=LATENCY)
        together, requests = timed_run(sandbox, Path(folder) / "together", "--objects", chosen)
        alone = [
            timed_run(sandbox, Path(folder) / "alone", "--objects", name)[0]
            for name in SIDE_BY_SIDE
        ]
    sequential, waiting = sum(alone), requests * LATENCY
    print(
        f"{len(SIDE_BY_SIDE)} objects, {requests} requests, {LATENCY * 1000:.0f} ms each, {waiting:.0f} s "
        f"of waiting: one run after the other {sequential:.1f} s, side by side {together:.1f} s = "
        f"{together / sequential:.2f} of it."
    )
    return {
        "requests": requests,
        "waiting": waiting,
        "sequential": sequential,
        "together": together,
    }


def rate() -> dict[str, float]:
    """A first load of the default objects at the rate that CVDW allows."""
    with Sandbox(size=3_000, rate="real") as sandbox, tempfile.TemporaryDirectory() as folder:
        per_minute = {"SOURCES__CVCRM__REQUESTS_PER_MINUTE": str(RATE)}
        wall, requests = timed_run(sandbox, Path(folder), **per_minute)
    least = requests / RATE * 60
    print(
        f"{requests} requests at {RATE} a minute: {least:.1f} s; took {wall:.1f} s "
        f"({wall / least - 1:+.1%})."
    )
    return {"requests": requests, "least": least, "wall": wall}


def main() -> None:
    """Measure what was asked for and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measure", choices=("latency", "rate"))
    measure = parser.parse_args().measure
    figures = latency() if measure == "latency" else rate()
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"pace-{measure}.json").write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
