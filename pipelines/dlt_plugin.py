"""Adds our commands to dlt's own `dlt pipeline`; dlt loads this module whenever it starts.

`dlt pipeline run` runs every source, `dlt pipeline cvcrm run` one; the other commands of `cli.py`
likewise. It also tells dlt where the working folders are, so that dlt's own `info`, `trace` and
`failed-jobs` find them without flags. The module stays light, because every dlt process imports it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import Any

from dlt.common.configuration import plugins
from dlt.common.configuration.plugins import SupportsCliCommand, only_host

from pipelines.cli import ALERTS, DOCTOR, FORGET, RETAIN, RUN, VERIFY, Command
from pipelines.warehouse import Warehouse

os.environ.setdefault("DLT_DATA_DIR", str(Warehouse.from_environment().dlt_folder))


def _offered(ours: Command) -> Callable[[str], Any]:
    """dlt's hook for one of our commands, `dlt pipeline [NAME] <command>`."""

    class PipelineCommand(SupportsCliCommand):
        command = ours.name
        help_string = ours.summary
        description = ours.summary + "."
        parent = "pipeline"
        docs_url = None

        def configure_parser(self, parser: argparse.ArgumentParser) -> None:
            ours.add_arguments(parser)

        def execute(self, args: argparse.Namespace) -> None:
            sys.exit(ours.execute(args, [args.pipeline_name] if args.pipeline_name else []))

    @plugins.hookimpl(specname="plug_cli", tryfirst=True)
    @only_host("dlt")
    def plug_cli(host: str) -> Any:
        del host
        return PipelineCommand

    return plug_cli


# dlt calls the hook once for every function that implements it, and takes one command from each.
plug_cli_run = _offered(RUN)
plug_cli_verify = _offered(VERIFY)
plug_cli_doctor = _offered(DOCTOR)
plug_cli_retain = _offered(RETAIN)
plug_cli_alerts = _offered(ALERTS)
plug_cli_forget = _offered(FORGET)
