"""A round that dlt could not keep: the ledger calls nothing of it read to its end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dlt
import pytest
from dlt.pipeline.exceptions import PipelineStepFailed

from tests.pipelines.house import command, first_load

OUTCOMES = (
    "select distinct outcome, is_complete from raw_{source}.run_ledger "
    "where run_id = (select max_by(run_id, started_at) from raw_{source}.run_ledger) order by 1"
)


def test_the_ledger_believes_in_no_object_of_a_lost_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = dlt.Pipeline.extract

    def lose(pipeline: dlt.Pipeline, source: Any, **options: Any) -> Any:
        info = keep(pipeline, source, **options)
        if set(source.resources) != {"run_ledger"}:
            pipeline.abort_packages()
            raise PipelineStepFailed(pipeline, "extract", "", OSError("No space left on device"))
        return info

    with first_load(tmp_path) as house:
        house.sandbox.advance(days=1)
        monkeypatch.setattr(dlt.Pipeline, "extract", lose)
        assert command("run") == 1
        for source in ("cvcrm", "sienge"):
            said = house.sql(OUTCOMES.format(source=source))
            # What waited for the objects of the round was not read at all.
            assert ("failed", False) in said
            assert set(said) <= {("failed", False), ("skipped", False)}
