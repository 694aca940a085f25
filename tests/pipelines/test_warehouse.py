"""The warehouse: one variable, one writer at a time, readers that never wait."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipelines.errors import WarehouseError
from pipelines.publish import KEEP_VERSIONS, new_version, point_readers_to
from pipelines.warehouse import Warehouse


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(str(tmp_path / "warehouse.duckdb"))


def test_the_variable_names_the_warehouse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE", "md:vendas")
    assert Warehouse.from_environment().is_motherduck
    monkeypatch.delenv("WAREHOUSE")
    assert Warehouse.from_environment().location == "data/warehouse.duckdb"


def test_motherduck_without_a_token_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MOTHERDUCK_TOKEN", raising=False)
    with pytest.raises(WarehouseError, match="MOTHERDUCK_TOKEN is not set"):
        Warehouse("md:vendas").destination()


def test_motherduck_is_resolved_without_being_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTHERDUCK_TOKEN", "token-de-teste")
    destination = Warehouse("md:vendas").destination()
    assert destination.destination_name == "warehouse"
    assert destination.destination_type == "dlt.destinations.motherduck"
    credentials = destination.config_params["credentials"]
    assert "vendas" in str(credentials)


def test_the_file_is_created_once_in_the_newest_format(warehouse: Warehouse) -> None:
    warehouse.create_file()
    with duckdb.connect(warehouse.location) as connection:
        connection.execute("create table t as select 1 as n")
        tags = connection.execute(
            "select tags from duckdb_databases() where database_name = 'warehouse'"
        ).fetchone()
    assert tags is not None
    assert "v1.5" in str(tags[0])
    warehouse.create_file()
    with duckdb.connect(warehouse.location) as connection:
        assert connection.execute("from t").fetchall() == [(1,)]


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(WarehouseError, match="cannot be created"):
        Warehouse(str(tmp_path / "file" / "warehouse.duckdb")).create_file()


def test_a_second_writer_waits_and_then_says_who_holds_it(warehouse: Warehouse) -> None:
    code = (
        "import sys; from pipelines.warehouse import *\n"
        "acquire_writer_lock(Warehouse(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, warehouse.location],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    told: list[str] = []
    with (
        pytest.raises(WarehouseError, match=f"process {holder.pid}"),
        warehouse.writer_lock(wait_seconds=0.2, on_wait=told.append),
    ):
        pass
    assert len(told) == 1
    holder.kill()
    holder.wait()
    with warehouse.writer_lock(wait_seconds=5):
        pass  # the kernel let go of a killed writer's lock


def write_version(pointer: Path, content: int) -> Path:
    partial = new_version(pointer)
    with duckdb.connect(str(partial)) as connection:
        connection.execute(f"create table t as select {content} as n")
    return point_readers_to(partial, pointer)


def read(path: Path) -> int:
    with duckdb.connect(str(path.resolve()), read_only=True) as connection:
        row = connection.execute("select n from t").fetchone()
    assert row is not None
    return int(row[0])


def test_a_reader_keeps_its_version_and_the_next_sees_the_new_one(warehouse: Warehouse) -> None:
    pointer = warehouse.published
    write_version(pointer, 1)
    with duckdb.connect(str(pointer.resolve()), read_only=True) as reader:
        write_version(pointer, 2)
        assert reader.execute("select n from t").fetchone() == (1,)
    assert read(pointer) == 2


def test_old_versions_and_what_a_killed_build_left_are_deleted(warehouse: Warehouse) -> None:
    pointer = warehouse.published
    for content in range(KEEP_VERSIONS + 2):
        write_version(pointer, content)
    abandoned = new_version(pointer)
    abandoned.write_bytes(b"half a file")
    write_version(pointer, 99)
    files = sorted(path.name for path in pointer.parent.iterdir())
    assert len(files) == KEEP_VERSIONS + 1  # and the pointer
    assert not [name for name in files if name.endswith(".partial")]
    assert read(pointer) == 99
