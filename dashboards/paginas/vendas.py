"""Vendas: the ledger of sales and cancellations, from the month down to each contract."""

from functools import partial

import streamlit as st

from dashboards import charts, columns, components, filters
from dashboards import format as fmt
from dashboards.charts import MEASURES
from dashboards.questions import bookings, cancellations, sales
from dashboards.slices import DIMENSIONS

BREAKDOWNS = ("tipologia", "tipo_venda", "imobiliaria", "corretor")
LISTS = {"vendas": "Vendas", "distratos": "Distratos", "reservas": "Reservas em aberto"}
# In a file, away from the page, titles tell the sale from its day by themselves.
FILED: columns.Columns = {name: columns.SALES[name] for name in ("id_venda", *columns.SALES)} | {
    "id_venda": ("Venda", None),
    "data_venda": ("Data da venda", fmt.day),
    "data_distrato": ("Data do distrato", fmt.day),
}

recorte = filters.focused("tipologia", "tipo_venda")
components.header("Vendas", recorte, "Clique em uma barra para filtrar a página por ela.")
components.cards(
    "vgv_bruto", "vendas_brutas", "distratos", "ticket_medio", "preco_m2", "comissao_prevista",
    recorte=recorte,
)  # fmt: skip

with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = components.choice("Medida", {"unidades": "Unidades", "vgv": "VGV"}, key="medida")
    grain = components.choice("Por", {"mes": "Mês", "trimestre": "Trimestre"}, key="granularidade")

with components.section("Vendas e distratos", "As barras claras ficam fora do período."):
    ledger = sales.ledger(filters.without_clicked_period(recorte), grain)
    components.chart(
        charts.ledger(ledger, MEASURES[measure], grain, recorte.period),
        key="vendas_razao",
        rows=ledger,
        titles=columns.MONTHS if grain == "mes" else columns.QUARTERS,
        on_click=filters.toggle_period,
    )

left, right = st.columns(2)
with left, components.section("Por empreendimento"):
    components.breakdown(recorte, "empreendimento", measure, key="vendas_empreendimento")
with right, components.section("Por característica"):
    names = {name: DIMENSIONS[name].label for name in BREAKDOWNS}
    dimension = components.choice("Quebrar por", names, key="quebra", is_label_hidden=True)
    components.breakdown(recorte, dimension, measure, key=f"vendas_{dimension}")

left, right = st.columns(2)
with (
    left,
    components.section(
        "Distratos por safra", "Das vendas de cada mês, a parte desfeita até cada idade."
    ),
):
    components.not_applied(recorte, "empreendimento", where="a este quadro")
    if cohorts := cancellations.cohorts(recorte):
        components.chart(
            charts.cancellations(cohorts),
            key="vendas_safra",
            rows=cohorts,
            titles=columns.SALE_COHORTS,
        )
    else:
        components.nothing()
with right, components.section("Reservas em aberto", "Hoje; o período não se aplica."):
    if ages := bookings.ages(recorte):
        components.chart(
            charts.ranking(ages, "reservas", fmt.integer, "Reservas em aberto"),
            key="vendas_reservas",
            rows=ages,
            titles=columns.BOOKING_AGES,
        )
    else:
        st.caption("Nenhuma reserva em aberto com estes filtros.")

with components.section("Lista"):
    listed = components.choice("Mostrar", LISTS, key="lista", is_label_hidden=True)
    if listed == "reservas":
        components.listing(
            bookings.listed(recorte),
            bookings.due(recorte)["abertas"],
            columns.BOOKINGS,
            partial(bookings.all_listed, recorte),
            alt="Reservas em aberto hoje, as que vencem antes primeiro.",
            name="reservas_abertas",
        )
    else:
        components.listing(
            sales.rows(recorte, listed),
            sales.count(recorte, listed),
            columns.SALES,
            partial(sales.all_rows, recorte, listed),
            alt=f"{LISTS[listed]} do período, uma por linha.",
            name=f"{listed}_{recorte.period.first}_{recorte.period.last}",
            filed=FILED,
        )
