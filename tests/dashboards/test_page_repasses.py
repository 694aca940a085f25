"""The page of bank transfers: its figures against plain SQL, its clicks and its list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboards import format as fmt
from dashboards.periods import Period
from dashboards.questions import transfers
from dashboards.questions.transfers import Picked
from dashboards.slices import Recorte
from tests.dashboards.test_data import YEAR, one
from tests.dashboards.test_pages import cards, opened

PAGE = "paginas/repasses.py"
BETWEEN = f"between '{YEAR.first}' and '{YEAR.last}'"


def test_cards_equal_the_transfers(warehouse: Path, recorte: Recorte) -> None:
    figures = transfers.figures(recorte)
    under_way, value, late, released = one(
        warehouse,
        "select count(*) filter (where eh_em_andamento), "
        "sum(valor_financiado) filter (where eh_em_andamento), "
        "count(*) filter (where eh_fora_do_prazo), "
        f"sum(valor_financiado) filter (where data_recurso_liberado {BETWEEN}) "
        "from views.vw_repasses",
    )
    assert figures["repasses_em_andamento"].value == under_way > late > 0
    assert figures["repasses_fora_do_prazo"].value == late
    assert figures["valor_em_andamento"].value == value
    assert figures["valor_em_andamento"].compared is None
    assert figures["valor_repassado"].value == released > 0


def test_days_are_of_those_signed_or_registered_in_the_period(
    warehouse: Path, recorte: Recorte
) -> None:
    fortnight = Period(date(2025, 9, 8), date(2025, 9, 22))
    days = f"between '{fortnight.first}' and '{fortnight.last}'"
    signed, registered = one(
        warehouse,
        f"select median(dias_venda_ate_assinatura) filter (where data_assinatura {days}), "
        f"median(dias_venda_ate_registro) filter (where data_registro {days}) "
        "from views.vw_repasses",
    )
    figures = transfers.figures(replace(recorte, period=fortnight))
    assert figures["dias_ate_assinatura"].value == signed
    assert figures["dias_ate_registro"].value == registered


@pytest.mark.parametrize("breakdown", sorted(transfers.BREAKDOWNS))
def test_every_part_adds_up_to_what_is_under_way(recorte: Recorte, breakdown: str) -> None:
    figures = transfers.figures(recorte)
    rows = transfers.by(recorte, breakdown)
    assert sum(row["repasses"] for row in rows) == figures["repasses_em_andamento"].value
    assert sum(row["valor"] for row in rows) == figures["valor_em_andamento"].value
    name = {"etapa": "etapa_repasse", "faixa": "faixa", "banco": "banco"}[breakdown]
    for row in rows:
        assert transfers.transfers_count(recorte, Picked(**{name: row["id"]})) == row["repasses"]


def test_stages_and_days_stand_in_their_order(recorte: Recorte) -> None:
    assert [row["id"] for row in transfers.by(recorte, "etapa")] == [
        "criado", "assinado", "registrado",
    ]  # fmt: skip
    assert [row["id"] for row in transfers.by(recorte, "faixa")] == ["0 a 15", "16 a 30"]


def test_months_carry_what_was_released_and_no_plan(warehouse: Path, recorte: Recorte) -> None:
    months = transfers.months(recorte)
    assert len(months) == 12
    for day, value, count in (
        ("data_assinatura", "assinado", "assinados"),
        ("data_registro", "registrado", "registrados"),
        ("data_recurso_liberado", "liberado", "liberados"),
    ):
        money, number = one(
            warehouse,
            f"select sum(valor_financiado), count(*) from views.vw_repasses where {day} {BETWEEN}",
        )
        assert sum(row[value] for row in months) == money > 0
        assert sum(row[count] for row in months) == number
    (planned,) = one(
        warehouse,
        f"select count(*) from views.vw_repasses where data_recurso_liberado > '{YEAR.last}'",
    )
    assert planned > 0


def test_the_longest_standing_comes_first(recorte: Recorte) -> None:
    days = [row["dias_na_situacao"] for row in transfers.transfers(recorte, Picked())]
    assert days == sorted(days, reverse=True)


def test_every_filter_applies(warehouse: Path, recorte: Recorte) -> None:
    narrow = replace(recorte, empreendimento=("cv-1",), imobiliaria=("cv-1",))
    count, value = one(
        warehouse,
        "select count(*), sum(valor_financiado) from views.vw_repasses where eh_em_andamento "
        "and id_empreendimento = 'cv-1' and id_imobiliaria = 'cv-1'",
    )
    figures = transfers.figures(narrow)
    assert figures["repasses_em_andamento"].value == count > 0
    assert figures["valor_em_andamento"].value == value
    app = opened(PAGE, empreendimento=["Jardim das Acácias"], imobiliaria=["Casa Própria Imóveis"])
    assert cards(app)["Valor em andamento"] == fmt.brl_short(value)
    assert len(app.dataframe[0].value) == count


def test_clicks_add_up_as_chips(recorte: Recorte) -> None:
    app = opened(PAGE, etapa_repasse="assinado", banco="Banco Azul")
    picked = Picked(etapa_repasse="assinado", banco="Banco Azul")
    assert len(app.dataframe[0].value) == transfers.transfers_count(recorte, picked) > 0
    labels = {button.label for button in app.button}
    assert {"Etapa: Assinado", "Banco: Banco Azul"} <= labels
    next(button for button in app.button if button.label == "Banco: Banco Azul").click().run()
    assert len(app.dataframe[0].value) == transfers.transfers_count(
        recorte, Picked(etapa_repasse="assinado")
    )
