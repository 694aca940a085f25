"""What raw already holds: a record whose change is undated counts as changed."""

from __future__ import annotations

from pathlib import Path

import dlt
import pyarrow as pa
import pytest

from pipelines.landing import RAW_SCHEMA
from pipelines.raw import RawDataset


@pytest.mark.parametrize(("since", "found"), [(None, ["7", "8", "9"]), ("2026-03-01", ["8", "9"])])
def test_an_undated_contract_names_its_enterprise(
    tmp_path: Path, since: str | None, found: list[str]
) -> None:
    rows = [
        {"record_key": "1", "record_cursor": "2026-01-01", "payload": '{"enterpriseId":7}'},
        {"record_key": "2", "record_cursor": "2026-03-02", "payload": '{"enterpriseId":8}'},
        {"record_key": "3", "record_cursor": None, "payload": '{"enterpriseId":9}'},
    ]
    pipeline = dlt.pipeline(
        "raw_test",
        destination=dlt.destinations.duckdb(str(tmp_path / "warehouse.duckdb")),
        dataset_name="raw_test",
        pipelines_dir=str(tmp_path / "dlt"),
    )
    pipeline.run(pa.Table.from_pylist(rows, schema=RAW_SCHEMA), table_name="sales_contracts")
    with RawDataset(pipeline) as raw:
        assert raw.distinct("sales_contracts", "enterpriseId", changed_since=since) == found
