"""The command line: `dlt pipeline run`, `dlt pipeline cvcrm run`, and the same by `python -m pipelines`.

dlt's own command is extended through its plug-in hook (`dlt_plugin.py`); nothing here depends on it,
so that a change of dlt's command line never stops a load.
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import threading
from collections.abc import Sequence
from types import FrameType
from typing import TextIO

from pipelines.errors import VgvError
from pipelines.redaction import RedactingFormatter, redact
from pipelines.warehouse import Warehouse

EXIT_OK = 0
EXIT_FAILED = 1
EXIT_NOT_STARTED = 2
EXIT_STOPPED = 130


def add_run_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of a run, the same for dlt's command line and ours."""
    parser.add_argument(
        "--objects",
        metavar="NAME[,NAME]",
        type=lambda text: tuple(name.strip() for name in text.split(",") if name.strip()),
        default=(),
        help="only these objects or groups (reservas, leads, comissoes, sales_contracts …)",
    )
    parser.add_argument(
        "--full", action="store_true", help="read everything, and find what vanished"
    )
    parser.add_argument(
        "--since", metavar="YYYY-MM-DD", type=_iso_date, help="read the windows from this date"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show the plan, ask and land nothing"
    )
    parser.add_argument(
        "--log", choices=("debug", "info", "warning"), default="info", help="how much to tell"
    )


def run_command(arguments: argparse.Namespace, sources: Sequence[str]) -> int:
    """Run and report; returns the exit code.

    0: everything was read; 1: something failed, the rest is landed; 2: nothing could be started;
    130: stopped by the user, what was read is landed.
    """
    configure_logging(arguments.log)
    from pipelines.progress import RunReporter
    from pipelines.run import RunOptions, run

    stop = threading.Event()
    options = RunOptions(
        sources=tuple(sources),
        objects=arguments.objects,
        full=arguments.full,
        since=arguments.since,
        dry_run=arguments.dry_run,
    )
    warehouse = Warehouse.from_environment()
    try:
        with (
            warehouse.writer_lock(on_wait=_say),
            _stopped_by_signals(stop),
            RunReporter() as reporter,
        ):
            result = run(options, warehouse, report=reporter.update, stop=stop)
    except VgvError as error:
        _say(redact(str(error)), stream=sys.stderr)
        return EXIT_NOT_STARTED
    if options.dry_run and not result.failures:
        reporter.show_plan(result)
        return EXIT_OK
    reporter.show_result(result)
    for sentence in result.failures:
        _say(redact(sentence), stream=sys.stderr)
    if stop.is_set():
        _say("Stopped; what was read is landed, the next run goes on from there.")
        return EXIT_STOPPED
    return EXIT_FAILED if result.failures else EXIT_OK


def main(argv: Sequence[str] | None = None) -> int:
    """`python -m pipelines`: run, or print the month's figures."""
    parser = argparse.ArgumentParser(
        prog="python -m pipelines", description="Lands CV CRM and Sienge in the warehouse."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    run_parser = commands.add_parser("run", help="read the APIs and land what is new")
    run_parser.add_argument("sources", nargs="*", help="cvcrm, sienge; both by default")
    add_run_arguments(run_parser)
    commands.add_parser("summary", help="print this month's and this year's figures")
    arguments = parser.parse_args(argv)
    if arguments.command == "run":
        return run_command(arguments, arguments.sources)
    from pipelines.summary import print_summary

    try:
        print_summary(Warehouse.from_environment())
    except VgvError as error:
        _say(str(error), stream=sys.stderr)
        return EXIT_NOT_STARTED
    return EXIT_OK


def configure_logging(level: str) -> None:
    """Our log lines to standard error, masked; dlt's only when it warns, masked too."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(message)s", "%H:%M:%S"))
    ours = logging.getLogger("pipelines")
    ours.handlers = [handler]
    ours.propagate = False
    ours.setLevel(level.upper())
    for other in logging.getLogger("dlt").handlers:
        other.setFormatter(
            RedactingFormatter("%(asctime)s %(levelname)s dlt: %(message)s", "%H:%M:%S")
        )


class _stopped_by_signals:  # noqa: N801 (reads as a statement)
    """SIGINT and SIGTERM end the run after the current page instead of in the middle of it."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop

    def __enter__(self) -> None:
        self._previous = {
            number: signal.signal(number, self._on_signal)
            for number in (signal.SIGINT, signal.SIGTERM)
        }

    def __exit__(self, *_: object) -> None:
        for number, handler in self._previous.items():
            signal.signal(number, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        del frame
        if self._stop.is_set():
            raise KeyboardInterrupt  # asked twice: now
        self._stop.set()
        _say(f"Stopping after the current pages ({signal.Signals(number).name}) …")


def _iso_date(text: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-01-31") from None


def _say(sentence: str, *, stream: TextIO | None = None) -> None:
    print(sentence, file=stream or sys.stdout, flush=True)
