"""The page of commissions: its figures against plain SQL, its clicks, its lists and files."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dashboards import columns, data, export
from dashboards import format as fmt
from dashboards.questions import commissions, sales
from dashboards.slices import Recorte
from tests.dashboards.test_data import YEAR, one
from tests.dashboards.test_pages import cards, opened

PAGE = "paginas/comissoes.py"
BETWEEN = f"between '{YEAR.first}' and '{YEAR.last}'"


def test_cards_equal_the_instalments(warehouse: Path, recorte: Recorte) -> None:
    figures = commissions.figures(recorte)
    paid, due, back, overdue = one(
        warehouse,
        f"select sum(valor_pago) filter (where data_referencia_pagamento {BETWEEN}), "
        f"sum(valor_a_pagar) filter (where data_referencia_vencimento {BETWEEN}), "
        f"sum(valor_a_estornar) filter (where data_estorno {BETWEEN}), "
        "sum(valor_a_pagar) filter (where eh_vencida) from views.vw_parcelas_comissao",
    )
    assert figures["comissao_paga_no_periodo"].value == paid > 0
    assert figures["comissao_a_pagar"].value == due > 0
    assert figures["comissao_a_estornar"].value == back > 0
    assert figures["comissao_vencida"].value == overdue > 0
    assert figures["comissao_vencida"].difference is None
    sold = sales.figures(recorte)
    assert figures["comissao_prevista"] == sold["comissao_prevista"]
    assert figures["comissao_sobre_vgv"].value == pytest.approx(
        (sold["comissao_prevista"].value or 0) / (sold["vgv_bruto"].value or 1),
        abs=Decimal("1e-6"),
    )


def test_months_carry_what_the_cards_say(warehouse: Path, recorte: Recorte) -> None:
    months = commissions.months(recorte)
    year = "between '2025-04-01' and '2026-03-31'"
    paid, due, predicted = one(
        warehouse,
        f"select sum(valor_pago) filter (where data_referencia_pagamento {year}), "
        f"sum(valor_a_pagar) filter (where data_referencia_vencimento {year}), "
        f"sum(valor_previsto) filter (where data_referencia_vencimento {year}) "
        "from views.vw_parcelas_comissao",
    )
    inside = [row for row in months if YEAR.first <= row["referencia"] <= YEAR.last]
    assert sum(row["paga"] for row in inside) == paid
    assert sum(row["a_pagar"] for row in inside) == due
    assert sum(row["prevista"] for row in inside) == predicted
    assert len(inside) == 12
    ahead = [row for row in months if row["referencia"] > YEAR.last]
    assert ahead
    assert ahead[-1]["a_pagar"] > 0


def test_delays_add_up_to_what_is_open(warehouse: Path, recorte: Recorte) -> None:
    (total,) = one(warehouse, "select sum(valor_a_pagar) from views.vw_parcelas_comissao")
    ages = commissions.ages(recorte)
    assert sum(row["a_pagar"] for row in ages) == total
    assert [row["id"] for row in ages] == ["a vencer", "até 30 dias", "mais de 90 dias"]
    for row in ages:
        assert commissions.instalments_count(recorte, row["id"]) == row["parcelas"]


def test_shares_add_up_to_the_sales(warehouse: Path, recorte: Recorte) -> None:
    total, paid, due = one(
        warehouse,
        "select sum(valor_previsto), sum(valor_pago), sum(valor_a_pagar) from views.vw_comissoes "
        f"where not eh_transferencia and data_venda {BETWEEN}",
    )
    for breakdown in commissions.BREAKDOWNS:
        rows = commissions.by(recorte, breakdown, limit=3)
        assert sum(row["prevista"] for row in rows) == total > paid > due > 0
        assert sum(row["paga"] for row in rows) == paid
        assert sum(row["a_pagar"] for row in rows) == due
    (shared,) = one(
        warehouse,
        "select count(distinct id_venda) from views.vw_comissoes where id_beneficiario not in "
        f"({', '.join(repr(row['id']) for row in rows[:-1])}) "
        f"and not eh_transferencia and data_venda {BETWEEN}",
    )
    assert (rows[-1]["rotulo"], rows[-1]["vendas"]) == ("Demais", shared)
    listed = commissions.all_sales(recorte, None)
    assert sum(row["valor_previsto"] for row in listed) == total
    assert len(listed) == commissions.sales_count(recorte, None)


def test_a_broker_counts_where_brokers_are_known(recorte: Recorte) -> None:
    narrow = replace(recorte, corretor=("cv-300",))
    assert {row["beneficiario"] for row in commissions.sales(narrow, None)} == {"Corretor 300"}
    assert commissions.figures(narrow) == commissions.figures(recorte)


def test_clicks_become_chips_and_narrow_the_lists(warehouse: Path, recorte: Recorte) -> None:
    app = opened(PAGE, atraso="mais de 90 dias")
    expected = commissions.instalments_count(recorte, "mais de 90 dias")
    assert expected > data.SHOWN_ROWS
    shown = f"Mostrando {data.SHOWN_ROWS} de {fmt.count(expected, 'linha', 'linhas')}."
    assert shown in {caption.value for caption in app.caption}
    chip = next(button for button in app.button if button.label == "Atraso: Mais de 90 dias")
    chip.click().run()
    assert shown not in {caption.value for caption in app.caption}

    app = opened(
        PAGE, periodo="Últimos 12 meses", lista="Vendas por beneficiário", beneficiario="ic-1"
    )
    assert set(app.dataframe[0].value["Beneficiário"]) == {"Casa Própria Imóveis"}
    paid = commissions.figures(recorte)["comissao_paga_no_periodo"].value
    assert cards(app)["Paga no período"] == fmt.brl_short(paid)


def test_the_file_has_every_instalment(recorte: Recorte) -> None:
    written = export.table_csv(
        lambda: commissions.all_instalments(recorte, "a vencer"), columns.INSTALMENTS
    )
    header, *lines = written.decode("utf-8-sig").split("\r\n")[:-1]
    assert header.startswith("Vencimento;Empreendimento;Imobiliária;Corretor;Situação")
    assert len(lines) == commissions.instalments_count(recorte, "a vencer") > 0
    assert all(";A vencer;" in line for line in lines)
