"""A sandbox and a warehouse that its first load filled, for tests of the commands in this process."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines import cli
from pipelines.sandbox import Sandbox

TODAY = date(2026, 3, 31)
IMPATIENT = {
    f"SOURCES__{source}__{name}": value
    for source in ("CVCRM", "SIENGE")
    for name, value in (
        ("RETRY_BACKOFF_SECONDS", "0.01"),
        ("RATE_LIMIT_PAUSE_SECONDS", "0.2"),
        ("ATTEMPTS", "2"),
    )
}


@dataclass
class House:
    """One warehouse in a folder of its own beside a sandbox; the environment points at both."""

    sandbox: Sandbox
    folder: Path

    @property
    def warehouse(self) -> Path:
        return self.folder / "warehouse.duckdb"

    def sql(self, *statements: str) -> list[tuple[Any, ...]]:
        """Run statements on the file; rows of the last one."""
        with duckdb.connect(str(self.warehouse)) as connection:
            for statement in statements:
                rows = connection.execute(statement).fetchall()
        return rows


def command(*arguments: str) -> int:
    """`python -m pipelines …` in this process; returns the exit code."""
    return cli.main(list(arguments))


@contextmanager
def environment(**values: str) -> Iterator[None]:
    """These variables while the block lasts."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in values.items():
            patch.setenv(name, value)
        yield


@contextmanager
def logged() -> Iterator[list[logging.LogRecord]]:
    """Our log records of the block, whatever an earlier command has set the logger to."""
    logger = logging.getLogger("pipelines")
    told: list[logging.LogRecord] = []
    listener = logging.Handler()
    listener.emit = told.append  # type: ignore[method-assign]  # a list is all that is needed
    handlers, level = logger.handlers, logger.level
    logger.handlers, logger.level = [listener], logging.DEBUG
    try:
        yield told
    finally:
        logger.handlers, logger.level = handlers, level


@contextmanager
def first_load(folder: Path) -> Iterator[House]:
    """A tiny company whose objects are all landed."""
    with Sandbox(size="tiny", seed=7, today=TODAY) as sandbox:
        house = House(sandbox, folder)
        with environment(**sandbox.env, **IMPATIENT, WAREHOUSE=str(house.warehouse)):
            assert command("run") == 0
            yield house


@contextmanager
def copied(house: House, folder: Path) -> Iterator[House]:
    """The same company with a copy of the warehouse and of dlt's folder, to be spoilt at will."""
    shutil.copytree(house.folder, folder, dirs_exist_ok=True)
    copy = House(house.sandbox, folder)
    with environment(WAREHOUSE=str(copy.warehouse)):
        yield copy
    house.sandbox.faults.clear()
