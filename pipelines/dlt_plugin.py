"""Adds our commands to dlt's own `dlt pipeline`; dlt loads this module whenever it starts.

`dlt pipeline run` runs every source, `dlt pipeline cvcrm run` one; the other commands of `cli.py`
likewise. It also tells dlt where the working folders are, so that dlt's own `info`, `trace` and
`failed-jobs` find them without flags. The module stays light, because every dlt process imports it.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from dlt.common.configuration import plugins
from dlt.common.configuration.plugins import SupportsCliCommand, only_host

from pipelines.cli import ALERTS, DOCTOR, FORGET, RETAIN, RUN, VERIFY, Command
from pipelines.warehouse import Warehouse

os.environ.setdefault("DLT_DATA_DIR", str(Warehouse.from_environment().dlt_folder))


class _PipelineCommand(SupportsCliCommand):
    """`dlt pipeline [NAME] <command>`."""

    ours: Command
    parent = "pipeline"
    docs_url = None

    def __init_subclass__(cls, *, ours: Command) -> None:
        cls.ours = ours
        cls.command = ours.name
        cls.help_string = ours.summary
        cls.description = ours.summary + "."

    def configure_parser(self, parser: argparse.ArgumentParser) -> None:
        self.ours.add_arguments(parser)

    def execute(self, args: argparse.Namespace) -> None:
        sys.exit(self.ours.execute(args, [args.pipeline_name] if args.pipeline_name else []))


class RunCommand(_PipelineCommand, ours=RUN):
    """`dlt pipeline [NAME] run`."""


class VerifyCommand(_PipelineCommand, ours=VERIFY):
    """`dlt pipeline [NAME] verify`."""


class DoctorCommand(_PipelineCommand, ours=DOCTOR):
    """`dlt pipeline [NAME] doctor`."""


class RetainCommand(_PipelineCommand, ours=RETAIN):
    """`dlt pipeline [NAME] retain`."""


class AlertsCommand(_PipelineCommand, ours=ALERTS):
    """`dlt pipeline [NAME] alerts`."""


class ForgetCommand(_PipelineCommand, ours=FORGET):
    """`dlt pipeline forget`."""


# dlt calls the hook once for every function that implements it, and takes one command from each.
@plugins.hookimpl(specname="plug_cli", tryfirst=True)
@only_host("dlt")
def plug_cli_run(host: str) -> Any:
    """dlt's hook: `run` for the `dlt` command line."""
    del host
    return RunCommand


@plugins.hookimpl(specname="plug_cli", tryfirst=True)
@only_host("dlt")
def plug_cli_verify(host: str) -> Any:
    """dlt's hook: `verify` for the `dlt` command line."""
    del host
    return VerifyCommand


@plugins.hookimpl(specname="plug_cli", tryfirst=True)
@only_host("dlt")
def plug_cli_doctor(host: str) -> Any:
    """dlt's hook: `doctor` for the `dlt` command line."""
    del host
    return DoctorCommand


@plugins.hookimpl(specname="plug_cli", tryfirst=True)
@only_host("dlt")
def plug_cli_retain(host: str) -> Any:
    """dlt's hook: `retain` for the `dlt` command line."""
    del host
    return RetainCommand


@plugins.hookimpl(specname="plug_cli", tryfirst=True)
@only_host("dlt")
def plug_cli_alerts(host: str) -> Any:
    """dlt's hook: `alerts` for the `dlt` command line."""
    del host
    return AlertsCommand


@plugins.hookimpl(specname="plug_cli", tryfirst=True)
@only_host("dlt")
def plug_cli_forget(host: str) -> Any:
    """dlt's hook: `forget` for the `dlt` command line."""
    del host
    return ForgetCommand
