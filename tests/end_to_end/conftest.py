"""A company of its own for each module: its clock and its warehouse move on from test to test.

The first load and build are done once for all; every module gets a copy of that warehouse and a
sandbox of its own, which tells the same story again because it has the same seed.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipelines.sandbox import Sandbox
from tests.end_to_end.company import Company

TODAY = date(2026, 3, 31)


def sandbox() -> Sandbox:
    return Sandbox(size="tiny", seed=7, today=TODAY)


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of a warehouse that was loaded and built once; never written again.

    Test processes that run side by side share it: the first one builds, the others wait.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "first"
    folder.mkdir(exist_ok=True)
    with (folder.parent / "first.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ready = folder / "is_built"
        if not ready.exists():
            with sandbox() as source:
                company = Company(source, folder, TODAY)
                company.load()
                company.build(without=())
            ready.touch()
    return folder


@pytest.fixture(scope="module")
def built(first_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    """A tiny company whose warehouse is loaded and built."""
    folder = tmp_path_factory.mktemp("company") / "copy"
    shutil.copytree(first_build, folder, symlinks=True)
    with sandbox() as source:
        yield Company(source, folder, TODAY)


@pytest.fixture
def other_folder(tmp_path: Path) -> Path:
    """A folder for a second warehouse of the same company."""
    return tmp_path
