"""A working folder as a kill leaves it at the worst moment does not stop the next run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import dlt
import pytest

from pipelines.packages import tidy


@pytest.fixture
def pipeline(tmp_path: Path) -> dlt.Pipeline:
    """A pipeline with one package extracted."""
    found = dlt.pipeline(
        "little",
        destination=dlt.destinations.duckdb(str(tmp_path / "little.duckdb")),
        dataset_name="raw_little",
        pipelines_dir=str(tmp_path / "pipelines"),
    )
    found.extract([{"id": 1}], table_name="things")
    return found


def test_a_package_that_stands_before_and_behind_normalizing(
    pipeline: dlt.Pipeline, tmp_path: Path
) -> None:
    (package,) = pipeline.list_extracted_load_packages()
    extracted = Path(pipeline.working_dir) / "normalize" / "extracted" / package
    shutil.copytree(extracted, tmp_path / "copy")
    pipeline.normalize()
    shutil.copytree(tmp_path / "copy", extracted)
    tidy(pipeline)
    pipeline.normalize()
    pipeline.load()
    assert not pipeline.has_pending_data
    with pipeline.sql_client() as client:
        assert client.execute_sql("select count(*) from things") == [(1,)]


def test_a_loaded_package_that_was_not_moved_away(pipeline: dlt.Pipeline) -> None:
    pipeline.normalize()
    (package,) = pipeline.list_normalized_load_packages()
    folder = Path(pipeline.working_dir) / "load" / "normalized" / package
    (folder / "package_completed.json").write_text("loaded")
    tidy(pipeline)
    assert not pipeline.has_pending_data


def test_pages_of_a_round_that_never_ended(pipeline: dlt.Pipeline) -> None:
    abandoned = Path(pipeline.working_dir) / "normalize" / "abcdef01" / "1.5" / "new_jobs"
    abandoned.mkdir(parents=True)
    tidy(pipeline)
    assert not abandoned.parents[1].exists()
    assert len(pipeline.list_extracted_load_packages()) == 1


def test_a_first_package_that_dlt_does_not_remember(pipeline: dlt.Pipeline, tmp_path: Path) -> None:
    """Killed after the package was closed and before the pipeline's state was written."""
    remembered = Path(pipeline.working_dir) / "state.json"
    state = json.loads(remembered.read_text())
    del state["default_schema_name"]
    remembered.write_text(json.dumps(state))
    again = dlt.pipeline(
        "little",
        destination=dlt.destinations.duckdb(str(tmp_path / "little.duckdb")),
        dataset_name="raw_little",
        pipelines_dir=str(tmp_path / "pipelines"),
    )
    assert again.has_pending_data
    tidy(again)
    assert not again.has_pending_data
    again.run([{"id": 2}], table_name="things")
    with again.sql_client() as client:
        assert client.execute_sql("select id from things") == [(2,)]


def test_a_schema_that_was_being_written(pipeline: dlt.Pipeline) -> None:
    half = Path(pipeline.working_dir) / "schemas" / "7b3272f06b63e31e"
    half.write_text("{")
    tidy(pipeline)
    assert not half.exists()
    pipeline.sync_destination()
    pipeline.normalize()
    pipeline.load()
    assert not pipeline.has_pending_data
