"""What Vendas and Início tell beside the sales: open reservations and cohorts, against plain SQL."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboards import charts, data
from dashboards import format as fmt
from dashboards.questions import bookings, cancellations
from dashboards.slices import Recorte
from tests.dashboards.published import TODAY
from tests.dashboards.test_data import BEFORE, YEAR, one
from tests.dashboards.test_pages import opened


def test_open_reservations_by_age_add_up_to_those_that_are_open(
    warehouse: Path, recorte: Recorte
) -> None:
    total, running, expired, risk = one(
        warehouse,
        "select count(*), count_if(data_vencimento between date "
        f"'{TODAY}' and date '{TODAY}' + 2), count_if(data_vencimento < date '{TODAY}'), "
        f"sum(valor_contrato) filter (where data_vencimento <= date '{TODAY}' + 2) "
        "from views.vw_reservas where not eh_permuta_ou_doacao",
    )
    assert bookings.due(recorte) == {
        "abertas": total, "vencendo": running, "vencidas": expired, "valor_em_risco": risk,
    }  # fmt: skip
    ages = bookings.ages(recorte)
    assert [row["rotulo"] for row in ages] == ["0 a 2 dias", "3 a 7 dias", "8 a 15 dias"]
    assert sum(row["reservas"] for row in ages) == total > running > 0
    assert sum(row["vencidas"] for row in ages) == expired > 0
    rows = bookings.listed(recorte, limit=3)
    assert len(rows) == 3
    assert rows[0]["data_vencimento"] == min(
        row["data_vencimento"] for row in bookings.all_listed(recorte)
    )


def test_reservations_follow_the_filters_and_no_period(recorte: Recorte) -> None:
    all_open = bookings.due(recorte)["abertas"]
    assert bookings.due(replace(recorte, period=BEFORE))["abertas"] == all_open
    parts = [
        bookings.due(recorte.narrowed("empreendimento", (key,)))["abertas"]
        for key in data.options(recorte.version, "empreendimento").values()
    ]
    assert sum(parts) == all_open > max(parts)


def test_cohorts_are_the_years_months_and_their_rate_is_of_sums(
    warehouse: Path, recorte: Recorte
) -> None:
    rows = cancellations.cohorts(recorte)
    assert len({row["referencia"] for row in rows}) == 12
    assert max(row["idade_meses"] for row in rows) <= 11
    oldest = [row for row in rows if row["referencia"] == rows[0]["referencia"]]
    sold, undone = one(
        warehouse,
        "select sum(quantidade_vendas), sum(quantidade_distratos_acumulados) "
        f"from views.vw_safra_distratos where mes_safra = date '{rows[0]['referencia']}' "
        "and quantidade_meses_idade = 6",
    )
    sixth = next(row for row in oldest if row["idade_meses"] == 6)
    assert (sixth["vendas"], sixth["distratos"]) == (sold, undone)
    assert float(sixth["taxa_distratos"]) == pytest.approx(float(undone / sold), abs=1e-6)
    assert "distratada, por idade" in charts.cancellations(rows).alt


@pytest.mark.usefixtures("recorte")
def test_the_list_of_reservations_and_what_asks_for_attention() -> None:
    app = opened("Vendas", lista="Reservas em aberto")
    assert not app.exception
    assert "Vencimento" in app.dataframe[0].value.columns
    home = opened("Início")
    told = " ".join(text.value for text in home.markdown)
    due = bookings.due(Recorte(data.current_version(), YEAR))
    assert fmt.count(due["vencendo"], "reserva vence", "reservas vencem") in told
    assert {"Meta de mar/26", "VSO líquida no mês"} <= {card.label for card in home.metric}
