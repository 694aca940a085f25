"""A company of its own for each module: its clock and its warehouse move on from test to test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipelines.sandbox import Sandbox
from tests.end_to_end.company import Company

TODAY = date(2026, 3, 31)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    """A tiny company with an empty warehouse."""
    with Sandbox(size="tiny", seed=7, today=TODAY) as sandbox:
        yield Company(sandbox, tmp_path_factory.mktemp("company"), TODAY)


@pytest.fixture(scope="module")
def built(company: Company) -> Company:
    """The same, loaded and built once."""
    company.load()
    company.build()
    return company


@pytest.fixture
def other_folder(tmp_path: Path) -> Path:
    """A folder for a second warehouse of the same company."""
    return tmp_path
