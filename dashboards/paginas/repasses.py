"""Repasses: what the banks have still to release, where it stands still and since when."""

from functools import partial

import streamlit as st

from dashboards import charts, columns, components, filters
from dashboards import format as fmt
from dashboards.data import Row
from dashboards.questions import transfers
from dashboards.questions.transfers import Picked

COUNTED = {"valor": "Valor financiado", "repasses": "Repasses"}
TEXTS = {"valor": fmt.brl_short, "repasses": fmt.integer}

recorte = filters.focused()
stages = [
    row | {"rotulo": columns.transfer_stage(row["id"])} for row in transfers.by(recorte, "etapa")
]
days = [
    row | {"rotulo": f"{row['id'].capitalize()} dias"} for row in transfers.by(recorte, "faixa")
]
banks = transfers.by(recorte, "banco")
picked = Picked(
    filters.clicked("etapa_repasse", "Etapa", {row["id"]: row["rotulo"] for row in stages}),
    filters.clicked("faixa", "Na situação há", {row["id"]: row["rotulo"] for row in days}),
    filters.clicked("banco", "Banco", {row["id"]: row["rotulo"] for row in banks}),
)
components.header("Repasses", recorte, "Clique em uma barra para ver só aqueles repasses na lista.")
figures = transfers.figures(recorte)
components.cards(
    "repasses_em_andamento", "valor_em_andamento", "repasses_fora_do_prazo", "valor_repassado",
    "dias_ate_assinatura", "dias_ate_registro",
    recorte=recorte, figures=figures,
)  # fmt: skip
st.caption("Em andamento e fora do prazo: hoje. Repassado e medianas de dias: do período.")
if not any(figure.value for figure in figures.values()):
    components.empty(recorte, "repasses", "nenhum repasse", "vw_repasses")
counted = components.choice("Medida", COUNTED, key="medida")


def bars(title: str, rows: list[Row], name: str, chosen: str | None) -> None:
    """The transfers under way by one of their traits; a click narrows the list."""
    if not rows:
        components.nothing()
        return
    components.chart(
        charts.ranking(rows, counted, TEXTS[counted], COUNTED[counted], [chosen] if chosen else []),
        key=f"repasses_{name}",
        rows=rows,
        titles=columns.transfers_by(title),
        on_click=partial(filters.toggle_click, name),
    )


left, right = st.columns(2)
with left, components.section("Em andamento por etapa", "Hoje; o período não se aplica."):
    bars("Etapa", stages, "etapa_repasse", picked.etapa_repasse)
with right, components.section("Há quanto tempo na situação", "Hoje; o período não se aplica."):
    bars("Na situação há", days, "faixa", picked.faixa)

with components.section("Por mês", "Valor financiado na data de cada etapa."):
    months = transfers.months(filters.without_clicked_period(recorte))
    components.chart(
        charts.monthly(
            months,
            {"assinado": "Assinado", "registrado": "Registrado", "liberado": "Liberado"},
            {},
            fmt.brl_short,
            "Repasses",
            period=recorte.period,
        ),
        key="repasses_meses",
        rows=months,
        titles=columns.TRANSFER_MONTHS,
        on_click=filters.toggle_period,
    )

with components.section("Em andamento por banco", "Hoje; o período não se aplica."):
    bars("Banco", banks, "banco", picked.banco)

with components.section("Lista", "Em andamento, os parados há mais tempo primeiro."):
    components.listing(
        transfers.transfers(recorte, picked),
        transfers.transfers_count(recorte, picked),
        columns.TRANSFERS,
        partial(transfers.all_transfers, recorte, picked),
        alt="Repasses em andamento, um por linha.",
        name="repasses",
    )
