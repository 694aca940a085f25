"""What goes wrong in the real world: one clear sentence, a non-zero exit, and nothing lost."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from tests.end_to_end.company import Company, raw_rows
from tests.end_to_end.truth import assert_marts_tell_the_truth


def failed(
    result: subprocess.CompletedProcess[str], sentence: str
) -> subprocess.CompletedProcess[str]:
    """The result of a run that must have failed with one line that has `sentence`."""
    assert result.returncode == 1, result.stdout + result.stderr
    assert sentence in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    return result


def test_a_wrong_token(built: Company) -> None:
    rows = raw_rows(built)
    result = built.command("dlt", "pipeline", "run", SOURCES__CVCRM__TOKEN="errado-errado")
    failed(result, "SOURCES__CVCRM__TOKEN")
    assert "errado-errado" not in result.stdout + result.stderr
    assert raw_rows(built) == rows  # nothing new in Sienge either, but it was read
    ((outcome,),) = built.query(
        "select distinct outcome from raw_sienge.run_ledger "
        "where started_at = (select max(started_at) from raw_sienge.run_ledger)"
    )
    assert outcome == "ok"


def test_an_unreachable_host(built: Company) -> None:
    address = "http://127.0.0.1:9/api/v1/cvdw"
    result = built.command("dlt", "pipeline", "cvcrm", "run", SOURCES__CVCRM__BASE_URL=address)
    failed(result, "cannot be reached")


def test_a_missing_setting(built: Company) -> None:
    result = built.command("dlt", "pipeline", "sienge", "run", SOURCES__SIENGE__PASSWORD="")
    assert result.returncode == 1
    assert "SOURCES__SIENGE__PASSWORD" in result.stderr


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"name": "status", "api": "cvdw", "code": 405}, "does not offer this route"),
        ({"name": "truncated", "object": "leads"}, "not the JSON that the API documents"),
    ],
    ids=["405", "half-json"],  # the other kinds: test_fault_matrix.py
)
def test_a_failing_object_fails_alone_and_the_next_run_reads_it(
    built: Company, fault: dict[str, Any], sentence: str
) -> None:
    built.advance(1)
    built.sandbox.faults.set(**fault)
    try:
        failed(built.command("dlt", "pipeline", "cvcrm", "run"), sentence)
    finally:
        built.sandbox.faults.clear()
    outcomes = last_outcomes(built)
    struck = {fault["object"]} if "object" in fault else set(outcomes)
    assert {name for name, outcome in outcomes.items() if outcome == "failed"} == struck
    built.load()
    assert set(last_outcomes(built).values()) == {"ok"}


def last_outcomes(company: Company) -> dict[str, str]:
    """How the newest run of CV CRM went, by object, as the ledger tells it."""
    return dict(
        company.query(
            "select object, outcome from raw_cvcrm.run_ledger where run_id = "
            "(select arg_max(run_id, started_at) from raw_cvcrm.run_ledger)"
        )
    )


def test_a_number_that_turned_text_is_named_and_heals(built: Company) -> None:
    built.sandbox.faults.set(name="type_change", object="reservas", field="valor_contrato")
    built.advance(1)
    try:
        built.load("--full")
    finally:
        built.sandbox.faults.clear()
    # On the sandbox's day: a photograph of a later one would hide what changes until then.
    today = json.dumps({"hoje": built.today.isoformat()})
    result = built.command("dbt", "build", "--vars", today, "--exclude-resource-type=unit_test")
    assert result.returncode == 1
    assert "valor_contrato" in result.stdout
    built.load("--full")
    built.build()
    assert_marts_tell_the_truth(built)


def test_a_build_without_the_key_refuses(built: Company) -> None:
    result = built.command("dbt", "build", PERSONAL_DATA_KEY="")
    assert result.returncode != 0
    assert "PERSONAL_DATA_KEY is not set" in result.stdout + result.stderr
