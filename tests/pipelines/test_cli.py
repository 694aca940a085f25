"""The commands as both command lines offer them, and what they write for a log collector."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dlt.common.configuration import plugins

from pipelines import cli, dlt_plugin
from pipelines.logs import JsonFormatter
from pipelines.redaction import remember_secret
from pipelines.sandbox import Sandbox
from tests.pipelines.house import IMPATIENT, TODAY, command, environment


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    warehouse = str(tmp_path_factory.mktemp("cli") / "warehouse.duckdb")
    with (
        Sandbox(size="tiny", seed=7, today=TODAY) as served,
        environment(**served.env, **IMPATIENT, WAREHOUSE=warehouse),
    ):
        yield served


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_dlt_s_command_line_has_every_command() -> None:
    offered = plugins.manager().hook.plug_cli(host="dlt")
    ours = [command for command in offered if command and command.__module__ == dlt_plugin.__name__]
    assert {command.command for command in ours} == {command.name for command in cli.COMMANDS}
    assert {command.parent for command in ours} == {"pipeline"}
    assert plugins.manager().hook.plug_cli(host="dlthub") is not None
    assert dlt_plugin.plug_cli_run("dlthub") is None


@pytest.mark.parametrize("name", [command.name for command in cli.COMMANDS])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        command(name, "--help")
    assert left.value.code == 0
    of_its_own = {"alerts": "--dry-run", "forget": "--from-stdin"}
    assert of_its_own.get(name, "--objects") in capsys.readouterr().out


def test_a_run_in_json_is_json_to_the_last_line(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    sandbox.faults.set("status", api="cvdw", object="imobiliarias", code=500, times=1, after=1)
    sandbox.faults.set("status", api="sienge", object="units", code=403)
    arguments = ("--objects", "imobiliarias,units", "--log-format", "json")
    assert command("run", *arguments) == 1
    sandbox.faults.clear()
    said = capsys.readouterr()
    assert said.out == ""
    told = lines(said.err)
    assert len({line["run_id"] for line in told}) == 1
    (retried,) = [line for line in told if line["level"] == "warning"]
    assert "attempt 1 failed" in retried["message"]
    (failed,) = [line for line in told if line["level"] == "error"]
    assert "HTTP 403" in failed["message"]
    (read,) = [line for line in told if line.get("object") == "imobiliarias"]
    assert (read["outcome"], read["retries"], read["rows_seen"]) == ("ok", 1, read["rows_landed"])
    assert f"Run {read['run_id']}: " in told[-2]["message"]


def test_the_run_s_id_is_the_ledger_s(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("run", "cvcrm", "--objects", "imobiliarias", "--log-format", "json") == 0
    (read,) = [line for line in lines(capsys.readouterr().err) if "object" in line]
    from pipelines.run import open_pipeline
    from pipelines.selection import SOURCES
    from pipelines.warehouse import Warehouse

    pipeline = open_pipeline(SOURCES["cvcrm"], Warehouse.from_environment())
    with pipeline.sql_client() as client:
        rows = client.execute_sql("select distinct run_id from run_ledger")
    assert read["run_id"] in {row[0] for row in rows or []}


def test_text_stays_the_default_also_in_ci(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    assert command("run", "cvcrm", "--objects", "imobiliarias") == 0
    said = capsys.readouterr()
    assert "imobiliarias" in said.out
    assert "INFO cvcrm.imobiliarias: ok" in said.err


@pytest.mark.parametrize("options", [("run", "--dry-run"), ("doctor", "sienge")])
def test_other_commands_in_json(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    assert command(*options, "--log-format", "json") == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert lines(said.err)


def test_an_unknown_name_in_json(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("run", "--objects", "vendass", "--log-format", "json") == 2
    (line,) = lines(capsys.readouterr().err)
    assert "Unknown object vendass" in line["message"]


def test_json_lines_are_masked_and_stay_json() -> None:
    remember_secret("planted-secret")
    try:
        raise ValueError('{"password": "planted-secret", "cpf": "111.222.333-44"}')
    except ValueError:
        record = logging.LogRecord(
            "pipelines",
            logging.ERROR,
            __file__,
            1,
            'token="abc" of %s',
            ("a@example.com",),
            sys.exc_info(),
        )
    record.fields = {"window_from": "a@example.com", "rows_seen": 7}
    text = JsonFormatter("run-1").format(record)
    for secret in ("planted-secret", "111.222.333-44", "a@example.com", "abc"):
        assert secret not in text
    line = json.loads(text)
    assert (line["run_id"], line["rows_seen"]) == ("run-1", 7)
    assert "ValueError" in line["exception"]


# -- The plan --------------------------------------------------------------------------------------


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No request may leave."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a dry run asked the API")

    monkeypatch.setattr("pipelines.http.ApiSession._attempt", refuse)


LIMITED = {
    "SOURCES__CVCRM__REQUESTS_PER_MINUTE": "12",
    "SOURCES__CVCRM__NIGHT_REQUESTS_PER_MINUTE": "12",
    "SOURCES__CVCRM__DAILY_QUOTA": "50",
}


def test_a_plan_tells_its_price_to_machines(
    sandbox: Sandbox, unasked: None, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("cvcrm", "--objects", "imobiliarias,leads", "--dry-run", "--log-format", "json")
    with environment(**LIMITED):
        assert command("run", *arguments) == 0
    unknown, known, total = lines(capsys.readouterr().err)[-3:]
    assert (unknown["object"], known["object"]) == ("leads", "imobiliarias")
    assert (known["requests"], known["minutes"], known["quota_share"]) == (1, 1 / 12, 0.02)
    assert (unknown["requests"], unknown["minutes"], unknown["quota_share"]) == (None, None, None)
    assert (total["requests"], total["objects_unknown"], total["minutes"]) == (1, 1, 1 / 12)
    assert total["quota_share"] == {"rest": 0.02}
    assert total["quota_spent_share"]["rest"] > 0  # what the runs above have asked today


def test_a_plan_tells_its_price_to_people(
    sandbox: Sandbox, unasked: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with environment(**LIMITED):
        assert command("run", "cvcrm", "--objects", "imobiliarias,leads", "--dry-run") == 0
    said = " ".join(capsys.readouterr().out.split())
    for figure in ("unknown", "≥ 1", "≥ 0.1", "2.0%", "rest at 12 a minute", "of today's 50 rest"):
        assert figure in said


def test_a_plan_without_a_warehouse_leaves_none(
    sandbox: Sandbox, unasked: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with environment(WAREHOUSE=str(tmp_path / "mistyped" / "warehouse.duckdb")):
        assert command("run", "cvcrm", "--objects", "leads", "--dry-run") == 0
    assert "first load" in " ".join(capsys.readouterr().out.split())
    assert not list(tmp_path.iterdir())


def test_alerts_need_a_warehouse_and_make_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with environment(WAREHOUSE=str(tmp_path / "mistyped.duckdb")):
        assert command("alerts", "--dry-run") == 2
    assert "There is no warehouse" in capsys.readouterr().err
    assert not list(tmp_path.glob("mistyped*"))


def test_a_plan_leaves_alone_what_a_stopped_run_has_left(
    sandbox: Sandbox, unasked: None, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipelines.ledger import ledger_source
    from pipelines.run import open_pipeline
    from pipelines.selection import SOURCES
    from pipelines.warehouse import Warehouse

    pipeline = open_pipeline(SOURCES["cvcrm"], Warehouse.from_environment())
    pipeline.extract(ledger_source("cvcrm", []))
    assert command("run", "cvcrm", "--objects", "imobiliarias", "--dry-run") == 0
    assert pipeline.has_pending_data
    pipeline.abort_packages()


def test_a_spent_quota_ends_the_objects_and_the_next_day_goes_on(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipelines.quota import quota_share
    from pipelines.run import open_pipeline
    from pipelines.selection import SOURCES
    from pipelines.warehouse import Warehouse

    with environment(SOURCES__CVCRM__DAILY_QUOTA="3"):
        assert command("run", "cvcrm", "--objects", "imobiliarias,corretores") == 1
        said = capsys.readouterr().err
        assert "today's quota of 3 requests (SOURCES__CVCRM__DAILY_QUOTA) is spent" in said
        source = SOURCES["cvcrm"]
        (use,) = quota_share(source, open_pipeline(source, Warehouse.from_environment()))
        assert use.share >= 1
    assert command("run", "cvcrm", "--objects", "imobiliarias,corretores") == 0
