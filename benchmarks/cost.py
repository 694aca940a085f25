"""What a command costs, measured by a process of its own.

    python -m benchmarks.cost REPORT COMMAND ...

A process's peak memory never falls below what its parent had in memory when it began, and a benchmark
that serves a sandbox is large. So this small process stands between them; it writes the command's
`Cost` to REPORT as JSON and ends with the command's exit code.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """One process: seconds of wall time and CPU, megabytes of peak memory."""

    wall: float
    cpu: float
    memory: float


def cost_of(
    arguments: Sequence[str], *, folder: Path, cwd: Path, environment: Mapping[str, str]
) -> Cost:
    """Run a command to its end; `folder` takes what it says and the report.

    Raises:
        RuntimeError: if it fails.
    """
    said, report = folder / "said", folder / "cost.json"
    with said.open("wb") as output:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.cost", str(report), *arguments],
            cwd=cwd,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"{arguments} failed: {said.read_text()[-3000:]}")
    return Cost(**json.loads(report.read_text()))


def main() -> None:
    """Run the command of the command line and report on it."""
    report, *arguments = sys.argv[1:]
    started = time.monotonic()
    process = subprocess.Popen(arguments)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    cost = Cost(
        wall=time.monotonic() - started,
        cpu=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / 1024,
    )
    Path(report).write_text(json.dumps(asdict(cost)))
    sys.exit(process.returncode)


if __name__ == "__main__":
    main()
