"""dbt's unit tests compare what they seem to compare."""

from __future__ import annotations

import yaml

from tests.end_to_end.company import ROOT


def test_every_expected_row_names_the_columns_of_the_first_in_its_order() -> None:
    """dbt compares the columns of the first row alone, and unites the others with it by position."""
    folder = ROOT / "dbt_project" / "models"
    wrong = []
    for path in sorted(folder.rglob("*unit_tests.yml")):
        for test in yaml.safe_load(path.read_text(encoding="utf-8"))["unit_tests"]:
            rows = test["expect"].get("rows") or []
            if isinstance(rows, str):  # written in SQL, which names its own columns
                continue
            wrong += [
                f"{path.relative_to(folder)}: {test['name']}: {row}"
                for row in rows
                if list(row) != list(rows[0])
            ]
    assert wrong == []
