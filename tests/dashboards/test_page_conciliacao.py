"""The page of differences between CRM and ERP: its figures, reach, clicks and file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboards import columns, export
from dashboards import format as fmt
from dashboards.questions import reconciliation
from dashboards.slices import Recorte
from tests.dashboards.test_data import YEAR, one
from tests.dashboards.test_pages import cards, opened, said

PAGE = "paginas/conciliacao.py"


@pytest.mark.parametrize("reach", sorted(reconciliation.REACHES))
def test_every_part_adds_up_to_the_view(warehouse: Path, recorte: Recorte, reach: str) -> None:
    period = f"data_base between '{YEAR.first}' and '{YEAR.last}'"
    compared, differences, money, missing = one(
        warehouse,
        "select count(*), sum(tem_divergencia::int), sum(valor_em_jogo), "
        "count(*) filter (where motivo = 'ausente_no_erp') from views.vw_conciliacao_crm_erp "
        f"where {'true' if reach == 'historico' else period}",
    )
    figures = reconciliation.figures(recorte, reach)
    assert figures["vendas_comparadas"].value == compared > differences > missing > 0
    assert figures["divergencias"].value == differences
    assert figures["valor_em_jogo"].value == money
    assert figures["ausentes_no_erp"].value == missing
    assert figures["ausentes_no_crm"].value == 0
    assert float(figures["taxa_divergencias"].value or 0) == pytest.approx(
        differences / compared, abs=1e-6
    )
    for rows in (
        reconciliation.by(recorte, reach, "motivo", "valor_em_jogo"),
        reconciliation.by(recorte, reach, "empreendimento", limit=2),
        reconciliation.ages(recorte, reach),
        reconciliation.all_differences(recorte, reach, None),
    ):
        assert sum(row.get("divergencias", 1) for row in rows) == differences
        assert sum(row["valor_em_jogo"] for row in rows) == money
    largest = reconciliation.by(recorte, reach, "empreendimento", limit=2)
    assert all(row["id"] for row in largest[:2])
    assert [(row["id"], row["rotulo"]) for row in largest[2:]] == [(None, "Demais")]
    assert {row["id"]: row["o_que_fazer"] for row in reconciliation.by(recorte, reach, "motivo")} == {
        "valor": "Acertar o valor", "ausente_no_erp": "Emitir o contrato",
    }  # fmt: skip
    assert reconciliation.differences_count(recorte, reach, None) == differences
    assert reconciliation.differences_count(recorte, reach, "ausente_no_erp") == missing


def test_the_home_page_tells_the_same(recorte: Recorte) -> None:
    home = reconciliation.totals(recorte)
    figures = reconciliation.figures(recorte, "historico")
    assert figures["divergencias"].value == home["divergencias"]
    assert figures["valor_em_jogo"].value == home["valor_em_jogo"]


def test_bars_follow_the_chosen_measure(recorte: Recorte) -> None:
    for order in reconciliation.ORDERS:
        rows = reconciliation.by(recorte, "historico", "motivo", order)
        shown = [row[order] for row in rows]
        assert shown == sorted(shown, reverse=True)
    with pytest.raises(KeyError):
        reconciliation.by(recorte, "historico", "motivo", "motivo; drop table x")


def test_a_picked_difference_is_a_chip_and_narrows_the_list(
    warehouse: Path, recorte: Recorte, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(PAGE, divergencia="valor")
    expected = reconciliation.differences_count(recorte, "historico", "valor")
    assert len(app.dataframe[0].value) == expected > 0
    assert set(app.dataframe[0].value["Divergência"]) == {"Valor do contrato diferente"}
    chip = next(button for button in app.button if button.label == "Divergência: Valor diferente")
    chip.click().run()
    total = reconciliation.differences_count(recorte, "historico", None)
    assert len(app.dataframe[0].value) == total > expected


def test_reach_and_development_change_the_cards(warehouse: Path, recorte: Recorte) -> None:
    app = opened(
        PAGE, periodo="Últimos 12 meses", alcance="Vendas do período", empreendimento=["Porto Azul"]
    )
    narrow = replace(recorte, empreendimento=("cv-5",))
    figures = reconciliation.figures(narrow, "periodo")
    assert cards(app)["Vendas comparadas"] == fmt.integer(figures["vendas_comparadas"].value)
    assert cards(app)["Valor em jogo"] == fmt.brl_short(figures["valor_em_jogo"].value)


def test_no_difference_is_good_news(warehouse: Path, recorte: Recorte) -> None:
    (day,) = one(
        warehouse,
        "select min(data_base) from (select data_base from views.vw_conciliacao_crm_erp "
        "group by data_base having not bool_or(tem_divergencia))",
    )
    app = opened(
        PAGE, periodo="Personalizado", datas=[str(day), str(day)], alcance="Vendas do período"
    )
    assert not app.exception
    assert not said(app)
    assert "concordam em todas" in app.success[0].value
    assert not app.dataframe


def test_the_file_has_both_sides(recorte: Recorte) -> None:
    written = export.table_csv(
        lambda: reconciliation.all_differences(recorte, "historico", "ausente_no_erp"),
        columns.DIFFERENCES,
    )
    header, *lines = written.decode("utf-8-sig").split("\r\n")[:-1]
    assert "Valor no CRM (R$);Valor no Sienge (R$)" in header
    assert len(lines) == reconciliation.differences_count(recorte, "historico", "ausente_no_erp")
    assert all(line.startswith("Venda do CRM sem contrato no Sienge;") for line in lines)
