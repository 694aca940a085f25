"""Vendas: the ledger of sales and cancellations, from the month down to each contract."""

from functools import partial

import streamlit as st

from dashboards import charts, columns, components, data, export, filters
from dashboards import format as fmt
from dashboards.charts import MEASURES
from dashboards.slices import DIMENSIONS

BREAKDOWNS = ("tipologia", "tipo_venda", "imobiliaria", "corretor")
LISTS = {"vendas": "Vendas", "distratos": "Distratos"}

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
    ledger = data.ledger(filters.without_clicked_period(recorte), grain)
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

with components.section("Lista"):
    listed = components.choice("Mostrar", LISTS, key="lista", is_label_hidden=True)
    total = data.sales_count(recorte, listed)
    rows = data.sales(recorte, listed)
    if not rows:
        components.nothing()
    else:
        shown = f"as {fmt.integer(len(rows))} mais recentes de " if len(rows) < total else ""
        st.caption(f"Mostrando {shown}{fmt.count(total, 'linha', 'linhas')}.")
        components.table(rows, columns.SALES, alt=f"{LISTS[listed]} do período, uma por linha.")
        st.download_button(
            "Baixar CSV",
            data=partial(export.sales_csv, recorte, listed),
            file_name=f"{listed}_{recorte.period.first}_{recorte.period.last}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            help="Todas as linhas, no formato do Excel em português.",
        )
