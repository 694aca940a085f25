"""The page about the data: late, failed and incomplete loads, unmapped texts, and the dictionary."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dashboards import connection, data
from dashboards.questions import sources
from tests.dashboards.published import METRICS, publish
from tests.dashboards.test_pages import cards, opened, said

PAGE = "paginas/sobre.py"


def test_loads_are_counted_by_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = connection.now() - timedelta(hours=27)
    monkeypatch.setenv(
        "WAREHOUSE", str(publish(tmp_path, sales=30, loaded_at=loaded, failed_objects=1))
    )
    app = opened(PAGE)
    shown = cards(app)
    assert shown["Tabelas carregadas"] == "3"
    assert shown["Atrasadas"] == "3"
    assert shown["Com falha"] == "1"
    assert shown["Incompletas"] == "1"
    assert shown["Registros sem mapa"] == "30"
    table = app.dataframe[0].value
    assert list(table["Situação"]) == ["atrasada", "atrasada", "falhou"]
    assert table["Erro"].iloc[2] == "HTTP 405"
    assert app.dataframe[1].value["Texto no sistema"].tolist() == ["Feirão 2026"]


def test_what_is_fresh_is_not_late(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    version = data.current_version()
    now = connection.now().replace(second=0, microsecond=0)
    assert sources.figures(version, now - timedelta(hours=26))["tabelas_atrasadas"].value == 0
    assert sources.figures(version, now)["tabelas_atrasadas"].value == 3
    assert {row["situacao"] for row in sources.loads(version, now - timedelta(hours=26))} == {
        "em_dia"
    }


def test_the_dictionary_is_found_without_accents(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    version = data.current_version()
    assert len(sources.definitions(version, "")) == len(METRICS)
    found = sources.definitions(version, "COMISSAO")
    assert {row["metrica"] for row in found} == {
        name for name, *_ in METRICS if name.startswith("comissao")
    }
    app = opened(PAGE, busca="liquida")
    assert "VGV líquido" not in set(app.dataframe[2].value["Métrica"])
    assert "Vendas líquidas" in set(app.dataframe[2].value["Métrica"])
    app.text_input(key="busca").set_value("bitcoin").run()
    assert "Nenhuma métrica fala disso" in said(app)
