"""The benchmark of the landing asks the sandbox, whatever account a sourced `.env` names."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks import landing
from tests.pipelines.house import environment


@pytest.mark.parametrize(
    ("address", "starts_a_sandbox"),
    [
        ("https://incorporadora.cvcrm.com.br/api/v1/cvdw", True),
        ("https://localhost.example/api", True),
        ("", True),
        ("http://127.0.0.1:8765/api/v1/cvdw", False),
    ],
)
def test_a_real_account_is_never_measured(
    monkeypatch: pytest.MonkeyPatch, address: str, starts_a_sandbox: bool
) -> None:
    started: list[list[str]] = []

    class AskedHereError(Exception):
        """The measuring itself would have begun."""

    def ask() -> int:
        raise AskedHereError

    monkeypatch.setattr(sys, "argv", ["landing", "--rows", "200"])
    monkeypatch.setattr(subprocess, "call", lambda command: started.append(command) or 0)
    monkeypatch.setattr(landing, "_rows_of_the_api", ask)
    with (
        environment(SOURCES__CVCRM__BASE_URL=address),
        pytest.raises(SystemExit if starts_a_sandbox else AskedHereError),
    ):
        landing.main()
    assert bool(started) == starts_a_sandbox
    assert all("pipelines.sandbox" in command for command in started)
