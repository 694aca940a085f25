"""Tables: Brazilian text over real numbers and dates, remembered by all that they show."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboards import columns, tables
from dashboards import format as fmt
from dashboards.columns import Columns


def drawn() -> None:
    """The script: a table of what the session holds."""
    import streamlit as st

    from dashboards import columns, tables
    from dashboards import format as fmt

    titles = {
        "valor": ("Valor", fmt.brl), "dia": ("Dia", fmt.day), "nome": ("Nome", None),
        "papel": ("Papel", columns.role),
    }  # fmt: skip
    tables.show(st.session_state["rows"], titles, alt="Uma tabela.")


def row(value: str, name: str | None = "Ana") -> dict[str, Any]:
    return {"valor": Decimal(value), "dia": date(2026, 11, 2), "nome": name, "papel": "corretor"}


def shown(app: AppTest) -> dict[str, list[str]]:
    """What the table writes, column by column."""
    table = app.dataframe[0].proto.arrow_data.styler.display_values
    found: dict[str, list[str]] = pa.ipc.open_stream(table).read_all().to_pydict()
    return {title: found[title] for title in ("Valor", "Dia", "Nome", "Papel")}


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(drawn)


def test_cells_are_brazilian_text_and_sort_as_what_they_are(app: AppTest) -> None:
    app.session_state["rows"] = [row("1234.5"), row("-7", None)]
    app.run()
    assert shown(app) == {
        "Valor": [fmt.brl(Decimal("1234.5")), fmt.brl(-7)],
        "Dia": ["02/11/2026", "02/11/2026"],
        "Nome": ["Ana", fmt.DASH],
        "Papel": [columns.role("corretor")] * 2,
    }
    assert app.dataframe[0].value["Valor"].tolist() == [1234.5, -7.0]
    assert app.dataframe[0].value["Dia"].tolist() == [date(2026, 11, 2)] * 2


def test_a_table_is_written_once_and_other_rows_are_another_table(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []
    write: Callable[..., object] = tables._plain
    monkeypatch.setattr(tables, "_plain", lambda *cell: [written.append(cell), write(*cell)][1])
    app.session_state["rows"] = [row("1")]
    app.run()
    once, cells = shown(app), len(written)
    assert cells == 4
    app.run()
    assert shown(app) == once
    assert len(written) == cells
    app.session_state["rows"] = [row("1", "Bia")]
    app.run()
    assert shown(app)["Nome"] == ["Bia"]
    assert len(written) == 2 * cells


def test_all_columns_can_be_part_of_a_key() -> None:
    known: list[Columns] = [
        value
        for name, value in vars(columns).items()
        if name.isupper()
        and isinstance(value, dict)
        and all(isinstance(v, tuple) for v in value.values())
    ]
    assert len(known) > 20
    for titles in (*known, columns.performance("Corretor"), columns.targets("Meta", fmt.brl)):
        pickle.dumps(titles)
