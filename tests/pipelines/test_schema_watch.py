"""The form of the records: what changes is told once, what only looks like a change is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from pipelines import ledger
from pipelines.schema_watch import ENOUGH, SAMPLE, Fields, SchemaWatch, as_json
from tests.pipelines.house import TODAY, House, Sandbox, command, environment


def run_after(remembered: Fields, *records: Any) -> tuple[list[str], Fields]:
    """What a run with these records tells, and what it leaves for the next one."""
    watch = SchemaWatch(remembered)
    watch.look_at(json.dumps(record).encode() for record in records)
    return [str(change) for change in watch.changes()], watch.to_remember()


KNOWN: Fields = {"id": ["number"], "nome": ["string"], "nota": ["absent", "string"], "vazio": []}
RECORD = {"id": 1, "nome": "a", "nota": "b", "vazio": None}


def without(name: str) -> dict[str, Any]:
    return {field: value for field, value in RECORD.items() if field != name}


def test_the_first_run_only_remembers() -> None:
    told, left = run_after(
        {}, *[{"id": 1, "preco": 1.5, "itens": [], "dono": {}, "x": None}] * ENOUGH
    )
    assert told == []
    assert left == {
        "dono": ["object"],
        "id": ["number"],
        "itens": ["array"],
        "preco": ["number"],
        "x": [],
    }


@pytest.mark.parametrize(
    "records",
    [
        [],
        [RECORD],
        [{**RECORD, "id": 1.5}],  # a decimal where integers were
        [{**RECORD, "nome": None}] * SAMPLE,
        [without("nota")] * SAMPLE,  # never was in all of them
        [{**RECORD, "vazio": True}],  # the first value of a field that was always null
        [without("nome")] * (ENOUGH - 1),
        [RECORD, without("nome")] * SAMPLE,
        ["no object"],
    ],
)
def test_what_is_no_change(records: list[Any]) -> None:
    assert run_after(KNOWN, *records)[0] == []


@pytest.mark.parametrize(
    ("records", "change"),
    [
        ([{**RECORD, "novo": 1}], "novo appeared"),
        ([without("nome")] * ENOUGH, "nome vanished"),
        ([{**RECORD, "id": "1"}], "id: number -> string"),
        ([RECORD, {**RECORD, "id": True}], "id: number -> boolean/number"),
    ],
)
def test_a_change_is_told_once(records: list[Any], change: str) -> None:
    told, left = run_after(KNOWN, *records)
    assert told == [change]
    assert run_after(left, *records)[0] == []


def test_what_vanished_may_come_back() -> None:
    _, left = run_after(KNOWN, *[without("nome")] * ENOUGH)
    assert run_after(left, RECORD)[0] == ["nome appeared"]


def test_only_a_sample_is_read() -> None:
    assert run_after(KNOWN, *[RECORD] * SAMPLE, {**RECORD, "novo": 1})[0] == []


def test_text_that_is_not_utf_8_stops_nothing() -> None:
    watch = SchemaWatch(KNOWN)
    watch.look_at([b'{"nome": "\xff"}'])
    assert watch.to_remember() == KNOWN


def test_the_ledger_s_text() -> None:
    watch = SchemaWatch(KNOWN)
    watch.look_at([json.dumps({**RECORD, "id": "7"}).encode()])
    assert json.loads(as_json(watch.changes()) or "") == [
        {"field": "id", "change": "type", "types": ["string"], "types_before": ["number"]}
    ]
    assert as_json([]) is None


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A company whose ledger was created before the column of the changes existed."""
    folder = tmp_path_factory.mktemp("older")
    with (
        Sandbox(size="tiny", seed=7, today=TODAY) as sandbox,
        environment(**sandbox.env, WAREHOUSE=str(folder / "warehouse.duckdb")),
        pytest.MonkeyPatch.context() as patch,
    ):
        columns = [field for field in ledger.LEDGER_SCHEMA if field.name != "schema_changes"]
        patch.setattr(ledger, "LEDGER_SCHEMA", ledger.pa.schema(columns))
        patch.setattr(ledger, "CONTRACT", ledger.RAW_CONTRACT)
        assert command("run", "--objects", "leads,reservas") == 0
        patch.undo()
        yield House(sandbox, folder)


def test_a_run_lists_the_changes_and_an_older_ledger_learns_the_column(
    older: House, capsys: pytest.CaptureFixture[str]
) -> None:
    assert older.sql(LEDGER_COLUMNS) == [(0,)]
    faults = older.sandbox.faults
    faults.set("new_field", api="cvdw", object="leads", field="campo_novo")
    faults.set("type_change", api="cvdw", object="reservas", field="valor_contrato")
    capsys.readouterr()
    assert command("run", "--full", "--objects", "leads,reservas") == 0
    said = capsys.readouterr().out
    assert "Fields of cvcrm.leads have changed: campo_novo appeared." in said
    assert "Fields of cvcrm.reservas have changed: valor_contrato: number -> string." in said
    assert older.sql(LEDGER_COLUMNS) == [(1,)]
    changes = dict(
        older.sql(
            "select object, schema_changes from raw_cvcrm.run_ledger where schema_changes is not null"
        )
    )
    assert json.loads(changes["leads"])[0]["field"] == "campo_novo"
    assert command("run", "--full", "--objects", "leads,reservas") == 0
    assert "have changed" not in capsys.readouterr().out


LEDGER_COLUMNS = """
    select count(*) from information_schema.columns
    where table_schema = 'raw_cvcrm' and table_name = 'run_ledger'
        and column_name = 'schema_changes'
"""
