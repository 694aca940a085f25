"""A first load that is killed again and again, at any moment: nothing lost, nothing double in the end.

`kill -9` leaves no time to tidy up. What counts is what staging sees: the latest committed version of
each key.
"""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipelines.sandbox import Sandbox
from tests.end_to_end.company import BIN, FAST, ROOT, Company

TODAY = date(2026, 3, 31)
KILLS = 8
SHORT_ROUNDS = {
    "SOURCES__CVCRM__ROUND_SECONDS": "0.3",
    "SOURCES__SIENGE__ROUND_SECONDS": "0.3",
    "SOURCES__CVCRM__PAGE_SIZE": "50",
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(size="tiny", seed=11, today=TODAY) as found:
        yield found


def latest(company: Company) -> dict[str, list[tuple[str, str]]]:
    """Key and payload of every raw table's latest committed versions."""
    tables = company.query(
        "select table_schema, table_name from information_schema.tables where table_schema like "
        "'raw_%' and table_name not like '\\_dlt%' escape '\\' and table_name <> 'run_ledger'"
    )
    return {
        f"{schema}.{table}": company.query(
            f"select record_key, payload from {schema}.{table} where _dlt_load_id in "
            f"(select load_id from {schema}._dlt_loads where status = 0) "
            "qualify row_number() over (partition by record_key order by _dlt_load_id desc, "
            "fetched_at desc) = 1 and payload is not null order by 1"
        )
        for schema, table in tables
    }


def test_a_first_load_survives_being_killed(sandbox: Sandbox, tmp_path: Path) -> None:
    killed = Company(sandbox, tmp_path / "killed", TODAY)
    dice = random.Random(11)
    environment = {
        **os.environ,
        **sandbox.env,
        **FAST,
        **SHORT_ROUNDS,
        "WAREHOUSE": str(killed.warehouse),
        "DLT_DATA_DIR": str(killed.folder / "dlt"),
    }
    survived = 0
    for _ in range(KILLS):
        run = subprocess.Popen(
            [str(BIN / "python"), "-m", "pipelines", "run"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            run.wait(dice.uniform(1.0, 5.0))
            survived += 1  # it ended before the blow
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
    assert survived < KILLS, "no run was killed: the test proves nothing"
    killed.load()
    undisturbed = Company(sandbox, tmp_path / "undisturbed", TODAY)
    undisturbed.load()
    ours, theirs = latest(killed), latest(undisturbed)
    assert ours.keys() == theirs.keys()
    assert {name for name in theirs if ours[name] != theirs[name]} == set()
    assert sum(map(len, theirs.values())) > 5_000
