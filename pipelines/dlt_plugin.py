"""Adds `run` to dlt's own `dlt pipeline` command; dlt loads this module whenever it starts.

`dlt pipeline run` runs every source, `dlt pipeline cvcrm run` one. It also tells dlt where the working
folders are, so that dlt's own `info`, `trace` and `failed-jobs` find them without flags. The module
stays light, because every dlt process imports it.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from dlt.common.configuration import plugins
from dlt.common.configuration.plugins import SupportsCliCommand, only_host

from pipelines.warehouse import Warehouse

os.environ.setdefault("DLT_DATA_DIR", str(Warehouse.from_environment().dlt_folder))


class RunCommand(SupportsCliCommand):
    """`dlt pipeline [NAME] run`."""

    parent = "pipeline"
    command = "run"
    help_string = "Reads the APIs and lands what is new in the warehouse"
    description = "Reads CV CRM and Sienge and appends what is new or changed to the warehouse."
    docs_url = None

    def configure_parser(self, parser: argparse.ArgumentParser) -> None:
        from pipelines.cli import add_run_arguments

        add_run_arguments(parser)

    def execute(self, args: argparse.Namespace) -> None:
        from pipelines.cli import run_command

        sys.exit(run_command(args, [args.pipeline_name] if args.pipeline_name else []))


@plugins.hookimpl(specname="plug_cli", tryfirst=True)
@only_host("dlt")
def plug_cli_run(host: str) -> Any:
    """dlt's hook: the command class for the `dlt` command line."""
    del host
    return RunCommand
