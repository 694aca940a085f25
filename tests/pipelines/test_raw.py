"""What raw already holds: undated changes count as changes, and other databases are not ours."""

from __future__ import annotations

from pathlib import Path

import dlt
import duckdb
import pyarrow as pa
import pytest

from pipelines.landing import RAW_SCHEMA
from pipelines.raw import RawDataset
from pipelines.versions import fingerprint


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


def test_the_latest_version_is_that_of_the_newest_load_that_was_committed(tmp_path: Path) -> None:
    """Load before hour before cursor; a tombstone is no version, nor is what a killed run has left."""
    versions = [
        ("newer load", "1", "12:00", "2026-03-09", "old"),
        ("newer load", "2", "11:00", "2026-03-01", "new"),
        ("later hour", "2", "11:00", "2026-03-09", "old"),
        ("later hour", "2", "12:00", "2026-03-01", "new"),
        ("later cursor", "2", "12:00", None, "old"),
        ("later cursor", "2", "12:00", "2026-03-01", "new"),
        ("never committed", "1", "11:00", None, "new"),
        ("never committed", "3", "12:00", "2026-03-09", "old"),
        ("never listed", "4", "12:00", None, "old"),
        ("vanished", "1", "11:00", "2026-03-09", "old"),
        ("vanished", "2", "11:00", None, None),
    ]
    names = ("record_key", "_dlt_load_id", "fetched_at", "record_cursor", "payload")
    columns = " varchar, ".join(names)
    with RawDataset(opened(tmp_path)) as raw:
        connection = raw._client.native_connection
        connection.execute("create schema raw_test")
        connection.execute(f"create table raw_test.t ({columns} varchar)")
        connection.executemany("insert into raw_test.t values (?, ?, ?, ?, ?)", versions)
        connection.execute("create table raw_test._dlt_loads (load_id varchar, status int)")
        connection.execute("insert into raw_test._dlt_loads values ('1', 0), ('2', 0), ('3', 1)")
        found = {
            key: text
            for keys, texts in raw.latest("t")
            for key, text in zip(keys, texts, strict=True)
        }
        expected = {"newer load", "later hour", "later cursor", "never committed"}
        assert found == dict.fromkeys(expected, fingerprint(b"new"))
        (chosen,) = raw.latest("t", ["later hour", "vanished", "never seen"])
        assert chosen == (["later hour"], [fingerprint(b"new")])


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
