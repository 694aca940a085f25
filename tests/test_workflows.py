"""GitHub's workflows, which nothing here can run: that each step has what its command needs."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboards.digest import summary
from tests.end_to_end.company import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"


@pytest.fixture
def update() -> dict[Any, Any]:
    """The workflow that keeps the warehouse fresh."""
    found: dict[Any, Any] = yaml.safe_load(
        (WORKFLOWS / "atualizar.yml").read_text(encoding="utf-8")
    )
    return found


def steps(workflow: dict[Any, Any]) -> dict[str, dict[str, Any]]:
    """The steps of its only job by name, in their order."""
    (job,) = workflow["jobs"].values()
    return {step["name"]: step for step in job["steps"] if "name" in step}


def test_load_and_build_know_the_warehouse_and_the_key(update: dict[Any, Any]) -> None:
    for name in ("Load", "Build"):
        # Without the key a load is refused as soon as a person was erased.
        assert {"WAREHOUSE", "MOTHERDUCK_TOKEN", "PERSONAL_DATA_KEY"} <= steps(update)[name][
            "env"
        ].keys()
    # Unset, a repository variable arrives as an empty text, which would name no folder.
    assert (
        steps(update)["Build"]["env"]["PLANILHAS"]
        == "${{ vars.PLANILHAS || 'dbt_project/planilhas' }}"
    )
    assert not [name for name in steps(update)["Build"]["env"] if name.startswith("SOURCES__")]


def test_a_long_load_is_stopped_in_time_for_the_build(update: dict[Any, Any]) -> None:
    (job,) = update["jobs"].values()
    (minutes,) = re.findall(r"timeout --signal=INT (\d+)m", steps(update)["Load"]["run"])
    assert job["timeout-minutes"] - int(minutes) >= 60


def loaded_by(
    dlt: str, update: dict[Any, Any], folder: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    """The step Load as GitHub runs it, with these shell lines in place of dlt."""
    program = folder / ".venv" / "bin" / "dlt"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f"#!/bin/sh\n{dlt}\n")
    program.chmod(0o755)
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", steps(update)["Load"]["run"]],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("variables", "arguments"),
    [
        ({"FULL": "", "SOURCE": ""}, "pipeline run"),
        ({"FULL": "--full", "SOURCE": "cvcrm"}, "pipeline cvcrm run --full"),
    ],
)
def test_a_company_with_one_system_loads_that_one(
    update: dict[Any, Any], tmp_path: Path, variables: dict[str, str], arguments: str
) -> None:
    assert set(variables) < set(steps(update)["Load"]["env"])
    assert loaded_by('echo "$@"', update, tmp_path, **variables).stdout.strip() == arguments


@pytest.mark.parametrize(
    ("status", "annotated"),
    [(0, []), (1, ["cvcrm: refused.", "The warehouse is gone."])],
)
def test_only_what_failed_is_annotated(
    update: dict[Any, Any], tmp_path: Path, status: int, annotated: list[str]
) -> None:
    said = ["12:00:01 INFO cvcrm.leads: ok, 9 rows seen", "12:00:02 WARNING sienge.units: slow"]
    said += ["cvcrm: refused.", "The warehouse is gone."] if status else []
    lines = "\n".join(said)
    done = loaded_by(f"cat >&2 <<'END'\n{lines}\nEND\nexit {status}", update, tmp_path)
    assert done.returncode == status
    found = [line for line in done.stdout.splitlines() if line.startswith("::error")]
    assert found == [f"::error title=Load::{line}" for line in annotated]


def test_a_failed_build_is_told(update: dict[Any, Any]) -> None:
    step = steps(update)["Tell of a failed build"]
    assert step["if"] == "always() && steps.build.outcome == 'failure'"
    assert step["env"]["APPRISE_URLS"] == steps(update)["Load"]["env"]["ALERTS__URLS"]


def test_the_digest_follows_the_first_load_of_the_day(update: dict[Any, Any]) -> None:
    names = list(steps(update))
    assert names.index("Load") < names.index("Build") < names.index("Digest")
    step = steps(update)["Digest"]
    (first, _) = (entry["cron"] for entry in update[True]["schedule"])  # YAML's "on" is a boolean
    assert first == "43 8 * * *"  # 05:43 in São Paulo
    assert f"github.event.schedule == '{first}'" in step["if"]
    assert "steps.build.outcome == 'success'" in step["if"]
    assert not [name for name in step["env"] if name.startswith("SOURCES__")]
    # What a run by hand may ask for is what the command knows.
    asked = set(update[True]["workflow_dispatch"]["inputs"]["resumo"]["options"]) - {"nenhum"}
    assert asked == set(summary.SPANS)
    assert 'dashboards.digest "$SPAN"' in step["run"]


def test_every_action_is_pinned_to_a_commit() -> None:
    used = [
        line.split("uses:")[1]
        for path in WORKFLOWS.glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert len(used) > 5
    assert not [use for use in used if not re.fullmatch(r" [\w./-]+@[0-9a-f]{40} # v[\d.]+", use)]
