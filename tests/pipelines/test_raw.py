"""What raw already holds: undated changes count as changes, and other databases are not ours."""

from __future__ import annotations

from pathlib import Path

import dlt
import duckdb
import pyarrow as pa
import pytest

from pipelines.landing import RAW_SCHEMA
from pipelines.raw import RawDataset


def opened(folder: Path) -> dlt.Pipeline:
    """A pipeline into an empty warehouse in the folder."""
    return dlt.pipeline(
        "raw_test",
        destination=dlt.destinations.duckdb(str(folder / "warehouse.duckdb")),
        dataset_name="raw_test",
        pipelines_dir=str(folder / "dlt"),
    )


@pytest.mark.parametrize(("since", "found"), [(None, ["7", "8", "9"]), ("2026-03-01", ["8", "9"])])
def test_an_undated_contract_names_its_enterprise(
    tmp_path: Path, since: str | None, found: list[str]
) -> None:
    rows = [
        {"record_key": "1", "record_cursor": "2026-01-01", "payload": '{"enterpriseId":7}'},
        {"record_key": "2", "record_cursor": "2026-03-02", "payload": '{"enterpriseId":8}'},
        {"record_key": "3", "record_cursor": None, "payload": '{"enterpriseId":9}'},
    ]
    pipeline = opened(tmp_path)
    pipeline.run(pa.Table.from_pylist(rows, schema=RAW_SCHEMA), table_name="sales_contracts")
    with RawDataset(pipeline) as raw:
        assert raw.distinct("sales_contracts", "enterpriseId", changed_since=since) == found


def test_another_database_of_the_account_is_not_ours(tmp_path: Path) -> None:
    """MotherDuck attaches every database of an account, and a trial may have the same schemas."""
    trial = tmp_path / "trial.duckdb"
    with duckdb.connect(str(trial)) as connection:
        connection.execute("create schema raw_test")
        connection.execute("create table raw_test._dlt_loads as select '1' as load_id")
    with RawDataset(opened(tmp_path)) as raw:
        raw._client.native_connection.execute(f"attach '{trial}' as trial")
        assert raw.tables() == set()
        assert raw.newest_load() is None
