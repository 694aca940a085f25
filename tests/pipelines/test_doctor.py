"""`doctor` finds what is wrong, names it, says what to do, and tells nothing secret."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from pipelines import dbt_plugin, doctor
from pipelines.landing import empty_table
from pipelines.ledger import ledger_source
from pipelines.run import open_pipeline
from pipelines.sandbox import Sandbox
from pipelines.selection import SOURCES
from pipelines.warehouse import Warehouse
from tests.pipelines.house import IMPATIENT, TODAY, command, environment

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def served() -> Iterator[Sandbox]:
    with Sandbox(size="tiny", seed=7, today=TODAY) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(served: Sandbox, tmp_path: Path) -> Iterator[Sandbox]:
    warehouse = str(tmp_path / "warehouse.duckdb")
    with environment(**served.env, **IMPATIENT, WAREHOUSE=warehouse):
        yield served
    served.faults.clear()


@pytest.fixture
def diagnosed(capsys: pytest.CaptureFixture[str]) -> Any:
    """`doctor` with options: the exit code and the lines that are not ok, the last one left out."""

    def examine(*options: str) -> tuple[int, list[str]]:
        capsys.readouterr()
        code = command("doctor", *options)
        lines = capsys.readouterr().out.splitlines()
        return code, [line for line in lines[:-1] if not line.startswith("ok ")]

    return examine


def asked(source: str) -> int:
    """How many objects of a source a run reads without being asked to by name."""
    return sum(obj.default for obj in SOURCES[source].objects)


def only(lines: list[str]) -> str:
    """The one line that is not about the simulated clock."""
    (line,) = [line for line in lines if " clock: " not in line]
    return line


def test_a_healthy_machine(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("doctor") == 0
    said = capsys.readouterr().out
    for source in SOURCES:
        assert f"{asked(source)} of {asked(source)} objects can be read" in said
    assert "will be created by the first run" in said
    assert not Path(os.environ["WAREHOUSE"]).exists()
    assert "Everything that a run needs is there" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"PERSONAL_DATA_KEY": ""}, "PERSONAL_DATA_KEY: not set"),
        ({"PERSONAL_DATA_KEY": "short"}, "shorter than 16 characters"),
        ({"PLANILHAS": "data/nowhere"}, "PLANILHAS: the project's folder data/nowhere lacks inv"),
        ({"SOURCES__CVCRM__TOKEN": ""}, "SOURCES__CVCRM__TOKEN must not be empty"),
        ({"SOURCES__CVCRM__TOKEN": "planted-secret"}, "refused the credentials (HTTP 401)"),
        ({"SOURCES__CVCRM__BASE_URL": "http://127.0.0.1:9"}, "127.0.0.1:9 cannot be reached"),
        ({"SOURCES__CVCRM__BASE_URL": "ftp://x"}, "must begin with https://"),
        ({"ALERTS__URLS": "slack://planted-secret"}, "address 1 is none that apprise understands"),
        ({"ALERTS__STALE_HOURS": "0"}, "ALERTS__STALE_HOURS must be more than 0"),
    ],
)
def test_what_the_environment_may_get_wrong(
    sandbox: Sandbox, diagnosed: Any, change: dict[str, str], said: str
) -> None:
    with environment(**change):
        code, lines = diagnosed("cvcrm", "--objects", "leads,vendas")
    assert code == 1
    assert said in only(lines)
    assert "planted-secret" not in only(lines)


def test_a_file_that_dbt_would_read_wrong_is_named_with_its_line(
    sandbox: Sandbox, diagnosed: Any, tmp_path: Path
) -> None:
    for shipped in (doctor.PROJECT / doctor.EMPTY_SHEETS).glob("*.csv"):
        (tmp_path / shipped.name).write_bytes(shipped.read_bytes())
    with (tmp_path / "repasses_prazos.csv").open("a", encoding="cp1252") as kept:
        kept.write("Assinado,30\nEm análise,60\n")
    with (tmp_path / "metas.csv").open("a", encoding="utf-8") as kept:
        kept.write("vgv_bruto,empresa,,2026-03-01,,480.000\n;\n;\n")
    with environment(PLANILHAS=os.path.relpath(tmp_path, doctor.PROJECT)):
        code, lines = diagnosed("cvcrm", "--objects", "leads,vendas")
    assert code == 1
    metas, prazos = [line for line in lines if " clock: " not in line]
    assert (
        "metas.csv: line 2 has valor_meta '480.000', which is not a number with at most 2" in metas
    )
    assert metas.endswith("and 2 more to mend.")
    assert prazos.endswith("repasses_prazos.csv: line 3 is not written in UTF-8.")


def test_a_missing_setting_is_named(
    sandbox: Sandbox, diagnosed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCES__SIENGE__PASSWORD")
    code, lines = diagnosed("sienge")
    assert code == 1
    assert "set SOURCES__SIENGE__PASSWORD in the environment" in only(lines)


def test_motherduck_needs_a_token(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MOTHERDUCK_TOKEN", raising=False)
    found = list(doctor._warehouse(Warehouse("md:vendas")))
    assert [(d.level, "MOTHERDUCK_TOKEN" in d.said) for d in found] == [
        ("failed", True),
        ("ok", False),
    ]


@pytest.mark.parametrize("opens", [True, False])
def test_motherduck_is_asked_whether_it_lets_us_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opens: bool
) -> None:
    asked: list[str] = []

    def connect(location: str) -> duckdb.DuckDBPyConnection:
        asked.append(location)
        if not opens:
            raise duckdb.ConnectionException("Jwt is expired, token-of-the-tests")
        return real()

    real = duckdb.connect
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MOTHERDUCK_TOKEN", "token-of-the-tests")
    monkeypatch.setattr(doctor.duckdb, "connect", connect)
    first = next(doctor._warehouse(Warehouse("md:vendas")))
    assert asked == ["md:vendas?attach_mode=single"]
    assert first.level == ("ok" if opens else "failed")
    assert "token-of-the-tests" not in first.said


@pytest.mark.parametrize("code", [403, 404, 405])
def test_what_the_account_may_not_read_is_named(
    sandbox: Sandbox, diagnosed: Any, code: int
) -> None:
    for target in ("leads", "income", "customers"):
        sandbox.faults.set("status", object=target, code=code)
    status, lines = diagnosed()
    assert status == 1
    refused = [line for line in lines if f"(HTTP {code})" in line]
    assert [line.split(":")[0].split()[-1] for line in refused] == ["leads", "income", "customers"]
    for source, readable in (("cvcrm", asked("cvcrm") - 1), ("sienge", asked("sienge") - 2)):
        assert any(f"{readable} of {asked(source)}" in line for line in lines)


def test_a_bulk_object_that_finds_the_question_invalid_has_let_us_in(
    sandbox: Sandbox, diagnosed: Any
) -> None:
    sandbox.faults.set("status", object="income", code=400)
    assert diagnosed("sienge")[0] == 0


def test_the_clock_is_compared_with_the_api_s() -> None:
    near = doctor._clock("cvcrm", NOW, NOW + timedelta(seconds=119))
    late = doctor._clock("cvcrm", NOW, NOW - timedelta(minutes=10))
    assert near.level == "ok"
    assert late.level == "warning"
    assert "0:10:00 behind the API" in late.said


def test_a_running_writer_and_an_open_file(sandbox: Sandbox, diagnosed: Any) -> None:
    warehouse = Warehouse.from_environment()
    with warehouse.writer_lock():
        code, lines = diagnosed("sienge", "--objects", "units")
    assert code == 0
    assert "a load or build is running" in only(lines)
    Path(warehouse.location).write_bytes(b"no database at all" * 1000)
    code, lines = diagnosed("sienge", "--objects", "units")
    assert code == 1
    assert "cannot be opened for writing" in only(lines)


def test_packages_that_a_stopped_run_left(sandbox: Sandbox, diagnosed: Any) -> None:
    warehouse = Warehouse.from_environment()
    pipeline = open_pipeline(SOURCES["sienge"], warehouse)
    pipeline.extract(ledger_source("sienge", [], also={"units": empty_table()}))
    code, lines = diagnosed("sienge", "--objects", "units")
    assert code == 0
    assert "the next `dlt pipeline run` lands them first" in only(lines)


def test_a_full_disk(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 20))
    (found,) = doctor._disk(Warehouse.from_environment())
    assert found.level == "failed"
    assert "make space" in found.said


def test_an_unknown_name_is_no_diagnosis(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("doctor", "--objects", "vendass") == 2
    assert "Unknown object vendass" in capsys.readouterr().err


def test_the_key_s_length_is_dbt_s() -> None:
    assert doctor.MINIMUM_KEY_LENGTH == dbt_plugin.MINIMUM_KEY_LENGTH
