"""The command line: `dlt pipeline run`, `dlt pipeline cvcrm verify` …, and the same by `python -m pipelines`.

dlt's own command is extended through its plug-in hook (`dlt_plugin.py`); nothing here depends on it,
so that a change of dlt's command line never stops a load.
"""

from __future__ import annotations

import argparse
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import VgvError
from pipelines.redaction import redact
from pipelines.telling import Teller, say, stopped_by_signals
from pipelines.warehouse import Warehouse

EXIT_OK = 0
EXIT_FAILED = 1
EXIT_NOT_STARTED = 2
EXIT_STOPPED = 130

LOG_LEVELS = {"ok": logging.INFO, "warning": logging.WARNING, "failed": logging.ERROR}


def add_common_arguments(parser: argparse.ArgumentParser) -> None:
    """What almost every command takes: which objects, and how to log."""
    parser.add_argument(
        "--objects",
        metavar="NAME[,NAME]",
        type=lambda text: tuple(name.strip() for name in text.split(",") if name.strip()),
        default=(),
        help="only these objects or groups: vendas is the object, group:vendas its whole group, all "
        "every object (docs/objects.md lists them)",
    )
    add_log_arguments(parser)


def add_log_arguments(parser: argparse.ArgumentParser) -> None:
    """How to log."""
    parser.add_argument(
        "--log", choices=("debug", "info", "warning"), default="info", help="how much to tell"
    )
    parser.add_argument(
        "--log-format",
        choices=("text", "json"),
        default="text",
        help="json: one object a line with the run's id, for a log collector",
    )


def add_run_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of a run, the same for dlt's command line and ours."""
    add_common_arguments(parser)
    parser.add_argument(
        "--full", action="store_true", help="read everything, and find what vanished"
    )
    parser.add_argument(
        "--since", metavar="YYYY-MM-DD", type=_iso_date, help="read the windows from this date"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show the plan, ask and land nothing"
    )


def add_verify_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of a verification."""
    add_common_arguments(parser)
    parser.add_argument("--json", action="store_true", help="one JSON document for machines")


def run_command(arguments: argparse.Namespace, sources: Sequence[str]) -> int:
    """Run and report; returns the exit code.

    0: everything was read; 1: something failed, the rest is landed; 2: nothing could be started;
    130: stopped by the user, what was read is landed.
    """
    teller = Teller(arguments)
    from pipelines.alerts import check_after_run, tell_not_started
    from pipelines.progress import RunReporter
    from pipelines.run import run
    from pipelines.selection import RunOptions

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
            warehouse.to_plan_on() if options.dry_run else nullcontext(warehouse) as used,
            used.writer_lock(on_wait=teller.note),
        ):
            with (
                stopped_by_signals(stop, teller),
                RunReporter(log_lines_only=teller.is_json) as reporter,
            ):
                result = run(options, used, report=reporter.update, stop=stop, run_id=teller.run_id)
            if not options.dry_run:
                check_after_run(result, warehouse)
    except VgvError as error:
        teller.complain(redact(str(error)))
        if not options.dry_run:
            tell_not_started(error, warehouse, teller.run_id)
        return EXIT_NOT_STARTED
    if options.dry_run and not result.failures:
        reporter.show_plan(result)
        return EXIT_OK
    reporter.show_result(result)
    for sentence in result.failures:
        teller.complain(redact(sentence))
    if stop.is_set():
        teller.note("Stopped; what was read is landed, the next run goes on from there.")
        return EXIT_STOPPED
    return EXIT_FAILED if result.failures else EXIT_OK


def verify_command(arguments: argparse.Namespace, sources: Sequence[str]) -> int:
    """Compare the APIs' totals with the warehouse; returns the exit code.

    0: everything is complete or explained; 1: something is to be done; 2: nothing could be started.
    """
    teller = Teller(arguments)
    from pipelines.selection import RunOptions
    from pipelines.verify import verify

    options = RunOptions(sources=tuple(sources), objects=arguments.objects)
    warehouse = Warehouse.from_environment()
    try:
        with warehouse.writer_lock(on_wait=teller.complain):
            verification = verify(options, warehouse)
    except VgvError as error:
        teller.complain(redact(str(error)))
        return EXIT_NOT_STARTED
    if arguments.json:
        say(verification.as_json())
    else:
        verification.show()
    for sentence in verification.errors:
        teller.complain(sentence)
    return EXIT_OK if verification.is_explained else EXIT_FAILED


def doctor_command(arguments: argparse.Namespace, sources: Sequence[str]) -> int:
    """Check what a run needs and say what to do; returns the exit code.

    0: a run can start, warnings or not; 1: something must be put right first; 2: unknown name.
    """
    teller = Teller(arguments)
    from pipelines.doctor import examine
    from pipelines.selection import RunOptions

    options = RunOptions(sources=tuple(sources), objects=arguments.objects)
    failed = 0
    try:
        for found in examine(options, Warehouse.from_environment()):
            failed += found.level == "failed"
            sentence = f"{found.level:<8} {found.subject}: {redact(found.said).rstrip('.')}."
            teller.note(sentence, LOG_LEVELS[found.level])
    except VgvError as error:
        teller.complain(redact(str(error)))
        return EXIT_NOT_STARTED
    teller.note(
        "Everything that a run needs is there." if not failed else f"{failed} to put right."
    )
    return EXIT_FAILED if failed else EXIT_OK


def add_retain_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of a deletion of superseded versions."""
    add_common_arguments(parser)
    policy = parser.add_mutually_exclusive_group(required=True)
    policy.add_argument(
        "--keep-last", metavar="N", type=_positive, help="the N newest versions of each record"
    )
    policy.add_argument(
        "--keep-days",
        metavar="N",
        type=_positive,
        help="every version that was the latest at some moment of the last N days",
    )
    parser.add_argument("--dry-run", action="store_true", help="only count")


def retain_command(arguments: argparse.Namespace, sources: Sequence[str]) -> int:
    """Delete superseded raw versions; returns the exit code: 0 done, 2 nothing could be started."""
    teller = Teller(arguments)
    from pipelines.retain import Policy, retain, show
    from pipelines.selection import RunOptions

    options = RunOptions(
        sources=tuple(sources), objects=arguments.objects, dry_run=arguments.dry_run
    )
    policy = Policy(keep_last=arguments.keep_last, keep_days=arguments.keep_days)
    warehouse = Warehouse.from_environment()
    try:
        with warehouse.writer_lock(on_wait=teller.complain):
            removals = retain(options, warehouse, policy)
    except VgvError as error:
        teller.complain(redact(str(error)))
        return EXIT_NOT_STARTED
    show(removals, dry_run=options.dry_run)
    return EXIT_OK


def add_alerts_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of a check for alerts."""
    add_log_arguments(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="print what is due, send nothing")
    what.add_argument("--test", action="store_true", help="send a test message to each destination")


def alerts_command(arguments: argparse.Namespace, sources: Sequence[str]) -> int:
    """Look for causes of alerts and send what is due; returns the exit code.

    0: nothing was due, or all was delivered; 1: a destination did not take its message; 2: no
    destination is configured, or the warehouse cannot be opened.
    """
    teller = Teller(arguments)
    from pipelines.alerts import tell_not_started
    from pipelines.alerts.report import run_check, run_test

    warehouse = Warehouse.from_environment()
    try:
        if arguments.test:
            return EXIT_OK if run_test(teller.note) else EXIT_FAILED
        with warehouse.writer_lock(on_wait=teller.complain):
            delivered = run_check(
                warehouse,
                run_id=teller.run_id,
                sources=sources,
                dry_run=arguments.dry_run,
                say=teller.note,
            )
    except VgvError as error:
        teller.complain(redact(str(error)))
        if not (arguments.test or arguments.dry_run):
            tell_not_started(error, warehouse, teller.run_id)
        return EXIT_NOT_STARTED
    return EXIT_OK if delivered else EXIT_FAILED


def add_forget_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of an erasure; the document itself is none."""
    add_log_arguments(parser)
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--from-stdin", action="store_true", help="read the CPF or CNPJ from standard input"
    )
    how.add_argument("--cpf-file", metavar="FILE", type=Path, help="read it from a file")
    # Taken only to say why not: argparse's own error would repeat the number.
    how.add_argument("--cpf", help=argparse.SUPPRESS)


def forget_command(arguments: argparse.Namespace, sources: Sequence[str]) -> int:
    """Erase one person everywhere; returns the exit code.

    0: erased; 1: nobody with this document is in the warehouse; 2: nothing could be started, or not
    all could be done.
    """
    teller = Teller(arguments)
    from pipelines.forget.document import read_document
    from pipelines.forget.erasure import forget, show

    warehouse = Warehouse.from_environment()
    try:
        document = read_document(
            sources,
            given=arguments.cpf,
            from_stdin=arguments.from_stdin,
            file=arguments.cpf_file,
        )
        with warehouse.writer_lock(on_wait=teller.complain):
            erased = forget(document, warehouse)
    except VgvError as error:
        teller.complain(redact(str(error)))
        return EXIT_NOT_STARTED
    if not erased.is_known:
        teller.complain("No record holds this document; nothing was changed.")
        return EXIT_FAILED
    show(erased)
    return EXIT_OK


@dataclass(frozen=True)
class Command:
    """One of our commands, as both command lines offer it.

    Attributes:
        execute: takes the parsed options and the names of the sources; returns the exit code.
    """

    name: str
    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    execute: Callable[[argparse.Namespace, Sequence[str]], int]


RUN = Command("run", "Read the APIs and land what is new", add_run_arguments, run_command)
VERIFY = Command(
    "verify",
    "Hold the APIs' totals against what the warehouse shows",
    add_verify_arguments,
    verify_command,
)
DOCTOR = Command(
    "doctor",
    "Check settings, access, clock, disk and warehouse, and say what to do",
    add_common_arguments,
    doctor_command,
)
RETAIN = Command(
    "retain",
    "Delete superseded versions of raw records, never the latest",
    add_retain_arguments,
    retain_command,
)
ALERTS = Command(
    "alerts",
    "Tell by e-mail, Slack, Telegram … what failed, is stale or is over",
    add_alerts_arguments,
    alerts_command,
)
FORGET = Command(
    "forget",
    "Erase a person everywhere, and keep the next loads from bringing them back",
    add_forget_arguments,
    forget_command,
)
COMMANDS = (RUN, VERIFY, DOCTOR, RETAIN, ALERTS, FORGET)


def main(argv: Sequence[str] | None = None) -> int:
    """`python -m pipelines`: our commands, and the month's figures."""
    parser = argparse.ArgumentParser(
        prog="python -m pipelines", description="Lands CV CRM and Sienge in the warehouse."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        subparser = commands.add_parser(command.name, help=command.summary)
        subparser.add_argument("sources", nargs="*", help="cvcrm, sienge; both by default")
        command.add_arguments(subparser)
        subparser.set_defaults(execute=command.execute)
    commands.add_parser("summary", help="print this month's and this year's figures")
    arguments = parser.parse_args(argv)
    if arguments.command != "summary":
        return int(arguments.execute(arguments, arguments.sources))
    from pipelines.summary import print_summary

    try:
        print_summary(Warehouse.from_environment())
    except VgvError as error:
        say(str(error), stream=sys.stderr)
        return EXIT_NOT_STARTED
    return EXIT_OK


def _iso_date(text: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-01-31") from None


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)
