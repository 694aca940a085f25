"""Estoque: what is for sale today, unit by unit, and how fast it sells."""

from functools import partial

import streamlit as st

from dashboards import charts, columns, components, filters
from dashboards import format as fmt
from dashboards.questions import stock

recorte = filters.active()
components.header("Estoque", recorte, "Clique em um empreendimento para filtrar a página por ele.")
components.not_applied(recorte, "empreendimento")
components.cards(
    "estoque_final", "vgv_estoque", "meses_estoque", "vso_mes", "vso_trimestre", "vso_ano",
    recorte=recorte, figures=stock.figures(recorte),
)  # fmt: skip
st.caption(
    f"Cartões no fim de {fmt.month(recorte.period.last)}; espelho, situação e lista são de hoje. "
    "Vagas e depósitos não contam. A VSO de um mês em curso não se compara com a de um inteiro."
)
if not stock.units_count(recorte, None):
    components.empty(recorte, "unidades", "nenhuma unidade", "vw_estoque")

rows = stock.states(recorte.without("empreendimento"))
with components.section("Estoque por situação", "Hoje; o período não se aplica."):
    if rows:
        components.chart(
            charts.stock(rows, recorte.empreendimento),
            key="estoque_situacao",
            rows=rows,
            titles=columns.STOCK,
            on_click=partial(filters.toggle, recorte, "empreendimento"),
        )
    else:
        st.info("Nenhuma unidade carregada para estes empreendimentos.")

with components.section("Espelho", "Cada célula é uma unidade, no estado de hoje."):
    if developments := stock.developments(recorte):
        chosen = st.selectbox(
            "Empreendimento", list(developments), key="espelho", bind="query-params"
        )
        mirror = stock.mirror(recorte, developments[chosen])
        components.chart(
            charts.mirror(mirror), key="estoque_espelho", rows=mirror, titles=columns.MIRROR
        )
    else:
        components.nothing()

left, right = st.columns(2)
with (
    left,
    components.section(
        "VSO líquida", "Vendas líquidas sobre a oferta. Ponto vazado: mês em curso."
    ),
):
    if vso := stock.vso(recorte):
        components.chart(charts.vso(vso), key="estoque_vso", rows=vso[::-1], titles=columns.VSO)
    else:
        components.nothing()
with (
    right,
    components.section("Curva de vendas", "Parte vendida desde o lançamento, sem distratos."),
):
    if curves := stock.curves(recorte):
        components.chart(
            charts.curves(curves), key="estoque_curva", rows=curves, titles=columns.CURVES
        )
    else:
        components.nothing()

with components.section("Unidades", "As que estão na oferta há mais tempo primeiro."):
    found = {row["situacao"]: columns.availability(row["situacao"]) for row in rows}
    shown = components.choice(
        "Situação", {"todas": "Todas"} | found, key="situacao", is_label_hidden=True
    )
    state = None if shown == "todas" else shown
    components.listing(
        stock.units(recorte, state),
        stock.units_count(recorte, state),
        columns.UNITS,
        partial(stock.all_units, recorte, state),
        alt="Unidades do estoque, uma por linha.",
        name="estoque",
    )
