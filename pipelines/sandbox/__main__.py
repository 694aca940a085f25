"""``python -m pipelines.sandbox [options] -- COMMAND``: run COMMAND against the sandbox.

Without COMMAND it serves until interrupted and prints the variables that point at it.
"""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Final

from pipelines.sandbox.box import Sandbox

DEFAULT_WAREHOUSE: Final = "data/sandbox/warehouse.duckdb"
PLANILHAS: Final = Path("data/sandbox/planilhas")


def parse(argv: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """The options before ``--`` and the command after it."""
    cut = argv.index("--") if "--" in argv else len(argv)
    parser = argparse.ArgumentParser(
        prog="python -m pipelines.sandbox",
        description="Run COMMAND against both APIs of a simulated developer company.",
        usage="%(prog)s [options] [-- COMMAND ...]",
    )
    parser.add_argument("--size", default="demo", help="tiny, demo or a number of reservations")
    parser.add_argument("--seed", type=int, default=7, help="another number, another company")
    parser.add_argument("--today", type=date.fromisoformat, help="the first day (YYYY-MM-DD)")
    parser.add_argument("--port", type=int, default=0, help="default: any free port")
    parser.add_argument(
        "--rate", choices=("off", "real"), default="off", help="the APIs' own rate limits"
    )
    return parser.parse_args(argv[:cut]), argv[cut + 1 :]


def run(command: list[str], environment: dict[str, str]) -> int:
    """Run the command to its end, passing on SIGTERM; its exit code, 128 + n for a signal."""
    try:
        child = subprocess.Popen(command, env=environment)  # noqa: S603 the user's own command
    except OSError as broken:
        sys.stderr.write(f"sandbox: cannot run {command[0]}: {broken.strerror}\n")
        return 127
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    while True:
        try:
            code = child.wait()
            return 128 - code if code < 0 else code
        except KeyboardInterrupt:
            continue  # the terminal sent it to the child too, which decides


def main(argv: list[str]) -> int:
    """Exit code: the command's, 0 after an interruption, 2 for wrong options."""
    options, command = parse(argv)
    try:
        box = Sandbox(
            size=options.size,
            seed=options.seed,
            today=options.today,
            port=options.port,
            rate=options.rate,
        )
    except (OSError, ValueError) as refused:
        sys.stderr.write(f"sandbox: {refused}\n")
        return 2
    with box:
        sys.stderr.write(
            f"sandbox: {options.size} company, seed {options.seed}, {box.now:%Y-%m-%d}, at {box.url}\n"
        )
        sys.stderr.flush()
        try:
            own = {**box.env, "PLANILHAS": str(box.write_planilhas(PLANILHAS))}
        except OSError as broken:
            sys.stderr.write(f"sandbox: cannot write {PLANILHAS}: {broken.strerror}\n")
            return 2
        if command:
            warehouse = os.environ.get("WAREHOUSE", DEFAULT_WAREHOUSE)
            return run(command, {**os.environ, **own, "WAREHOUSE": warehouse})
        for name, value in {**own, "WAREHOUSE": DEFAULT_WAREHOUSE}.items():
            sys.stdout.write(f"export {name}={shlex.quote(value)}\n")
        sys.stdout.flush()
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        try:
            stop.wait()
        except KeyboardInterrupt:
            sys.stderr.write("sandbox: stopped\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
