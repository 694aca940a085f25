"""A warehouse that is no database, or that a SQL client has open: one sentence, and somebody is told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import duckdb
import pytest
from dbt_common.exceptions import DbtRuntimeError

from pipelines import dbt_plugin
from pipelines.errors import WarehouseError
from pipelines.run import _prepare
from pipelines.selection import SOURCES, SourceRun
from pipelines.warehouse import Warehouse
from tests.pipelines.house import command, environment
from tests.pipelines.test_alerts import receiving
from tests.pipelines.test_settings import CVCRM, SIENGE

HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


@pytest.fixture(params=["corrupt", "open elsewhere"])
def spoilt(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A warehouse that does not open, named by the environment."""
    path = tmp_path / "warehouse.duckdb"
    with environment(WAREHOUSE=str(path)):
        if request.param == "corrupt":
            path.write_bytes(b"no database at all" * 1000)
            yield path
            return
        with duckdb.connect(str(path)) as connection:
            connection.execute("create table t as select 1 as n")
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        yield path
        holder.kill()
        holder.wait()


@pytest.mark.parametrize(
    "arguments", [("run",), ("run", "--dry-run"), ("verify",), ("retain", "--keep-last", "3")]
)
def test_it_is_one_sentence_and_nothing_was_started(
    spoilt: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with environment(**CVCRM, **SIENGE):
        assert command(*arguments, "--log-format", "json") == 2
    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    (sentence,) = [line["message"] for line in said if line["level"] == "error"]
    assert sentence.startswith(f"The warehouse {spoilt} cannot be read (IO Error:")
    assert sentence.endswith("run `dlt pipeline doctor`.")


@pytest.mark.parametrize("name", ["run", "alerts"])
def test_it_is_told_once_a_day(spoilt: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    with receiving() as receiver, environment(ALERTS__URLS=receiver.url()):
        assert command(name) == 2
        assert command(name) == 2
        (message,) = receiver.take()
    assert "• o armazém não pôde ser lido: outro programa tem o arquivo aberto ou" in message
    said = capsys.readouterr().err
    assert said.count("cannot be read") == 2
    assert "Traceback" not in said


def test_what_a_run_has_landed_is_not_called_not_started(spoilt: Path) -> None:
    """Somebody opens the file between the last package and the run's end."""
    source = SOURCES["cvcrm"]
    part = SourceRun(source=source, objects=())
    context = cast("Any", SimpleNamespace(warehouse=Warehouse.from_environment()))
    _prepare(source, [part], context)
    assert "cannot be read" in (part.error or "")
    with pytest.raises(WarehouseError, match="sienge: The warehouse"):
        _prepare(SOURCES["sienge"], [part], context)


def test_dbt_says_so_before_it_opens_the_file_itself(
    spoilt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dbt_plugin, "get_flags", lambda: SimpleNamespace(WHICH="run"))
    credentials = cast("Any", SimpleNamespace(path=str(spoilt)))
    with (
        environment(PERSONAL_DATA_KEY="a-key-of-the-tests-that-is-long-enough"),
        pytest.raises(DbtRuntimeError, match=r"The warehouse .* cannot be read \(IO Error"),
    ):
        dbt_plugin.Plugin("vgv", {}, credentials=credentials)
    with Warehouse(str(spoilt)).writer_lock(wait_seconds=0):
        pass  # dbt makes the plug-in anew, which must not wait for itself
