"""Início: how the company is selling, in one screen."""

from dataclasses import replace

import streamlit as st

from dashboards import cards, charts, columns, components, data, filters
from dashboards import format as fmt
from dashboards.charts import MEASURES
from dashboards.questions import bookings, leads, reconciliation, sales, stock, targets
from dashboards.slices import GLOBAL

recorte = filters.active()
# An agency or a broker has no part in what is about the whole company.
sees_stock = data.is_readable(recorte.version, "vw_estoque")
# A target is of the company, or of what the reader answers for; other filters have no part of it.
level = recorte.version.scope.dimension or (
    "empreendimento" if recorte.empreendimento else "empresa"
)
has_target = not any(getattr(recorte, name) for name in GLOBAL if name != level)

components.header("Início", recorte, "As vendas do período em uma tela.")
components.cards("vgv_liquido", "vendas_liquidas", "distratos", recorte=recorte)
# Without the company's stock, how the leads fare stands in its place.
figures = leads.figures(recorte)
if has_target:
    figures |= targets.figures(recorte, "vgv_liquido", level)
if sees_stock:
    figures |= stock.figures(recorte)
# A target is a month's, whatever the period beside it.
of_month = replace(
    cards.CARDS["atingimento_meta"],
    label=f"Meta de {fmt.month(recorte.period.last)}",
    definition="atingimento_meta",
)
cards.show(
    (
        "atingimento_meta" if has_target else "conversao_leads", "leads",
        "vso_mes" if sees_stock else "leads_com_visita",
    ),
    figures, recorte, cards.CARDS | {"atingimento_meta": of_month},
)  # fmt: skip
st.page_link("paginas/vendas.py", label="Ver vendas em detalhe", icon=":material/arrow_forward:")

with components.section("Vendas e distratos por mês", "As barras claras ficam fora do período."):
    months = sales.ledger(recorte)
    goals = targets.months(recorte, "vendas_liquidas", level) if has_target else []
    components.chart(
        charts.ledger(
            months, MEASURES["unidades"], "mes", recorte.period,
            {row["referencia"]: row["meta"] for row in goals if row["meta"]},
        ),
        key="home_razao",
        rows=months,
        titles=columns.MONTHS,
    )  # fmt: skip

left, right = st.columns(2) if sees_stock else (st.container(), None)
with left, components.section("VGV líquido por empreendimento", "No período escolhido."):
    if ranking := sales.ranking(recorte, "empreendimento", "vgv_liquido"):
        components.chart(
            charts.ranking(ranking, "vgv_liquido", MEASURES["vgv"].text, "VGV líquido"),
            key="home_empreendimentos",
            rows=ranking,
            titles=columns.by("Empreendimento"),
        )
    else:
        components.nothing()

if right:
    with right, components.section("Estoque por empreendimento", "Hoje; o período não se aplica."):
        if units := stock.states(recorte):
            components.chart(
                charts.stock(units), key="home_estoque", rows=units, titles=columns.STOCK
            )
        else:
            st.info("Nenhuma unidade carregada para estes empreendimentos.")

with components.section("Pede atenção", "Hoje; o período não se aplica.", height=60):
    due = bookings.due(recorte)
    running = fmt.count(due["vencendo"], "reserva vence", "reservas vencem")
    expired = fmt.count(due["vencidas"], "já venceu", "já venceram")
    risk = fmt.markdown(fmt.brl_short(due["valor_em_risco"]))
    st.markdown(
        f"**{running}** em até 2 dias e **{expired}**, com **{risk}** nelas."
        if due["vencendo"] or due["vencidas"]
        else "Nenhuma reserva em aberto vencida ou a vencer em até 2 dias."
    )
    if data.is_readable(recorte.version, "vw_conciliacao_crm_erp"):
        checked = reconciliation.totals(recorte)
        differences = fmt.count(checked["divergencias"], "divergência", "divergências")
        compared = fmt.count(checked["vendas"], "venda comparada", "vendas comparadas")
        at_stake = fmt.markdown(fmt.brl_short(checked["valor_em_jogo"]))
        st.markdown(
            f"**{differences}** entre CV CRM e Sienge em {compared}, com **{at_stake}** em jogo."
            if checked["divergencias"]
            else f"CV CRM e Sienge concordam em {fmt.count(checked['vendas'], 'venda', 'vendas')}."
            if checked["vendas"]
            else "Sem vendas dos dois sistemas para comparar."
        )
