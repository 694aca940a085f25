"""What the simulated company's people keep by hand: repeatable, fitting, and shaped like what we ship."""

from __future__ import annotations

import csv
from pathlib import Path

from pipelines.sandbox.planilhas import TABLES
from tests.sandbox.conftest import Client

SHIPPED = Path(__file__).resolve().parents[2] / "dbt_project" / "planilhas"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_writing_again_changes_nothing_and_the_clock_does_not_matter(
    moving: Client, tmp_path: Path
) -> None:
    box = moving.box
    folder = box.write_planilhas(tmp_path)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    box.advance(days=1)
    assert box.write_planilhas(tmp_path) == folder
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert set(before) == {f"{table}.csv" for table in TABLES}


def test_what_we_ship_has_the_same_columns_and_no_row(still: Client, tmp_path: Path) -> None:
    folder = still.box.write_planilhas(tmp_path)
    for table in TABLES:
        shipped = (SHIPPED / f"{table}.csv").read_text(encoding="utf-8").splitlines()
        written = (folder / f"{table}.csv").read_text(encoding="utf-8").splitlines()
        assert shipped == written[:1], table
        assert len(written) > 1, table


def test_targets_have_all_levels_and_one_that_was_raised_in_the_middle_of_the_month(
    still: Client, tmp_path: Path
) -> None:
    targets = rows(still.box.write_planilhas(tmp_path) / "metas.csv")
    assert {row["nivel"] for row in targets} == {
        "empresa", "empreendimento", "imobiliaria", "corretor",
    }  # fmt: skip
    assert sum(1 for row in targets if row["vigencia_desde"]) == 1
    assert all(float(row["valor_meta"]) > 0 for row in targets)
