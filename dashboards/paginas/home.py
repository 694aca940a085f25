"""Início: how the company is selling, in one screen."""

import streamlit as st

from dashboards import charts, columns, components, data, filters
from dashboards import format as fmt
from dashboards.charts import MEASURES

recorte = filters.active()
components.header("Início", recorte, "As vendas do período em uma tela.")
components.cards(
    "vgv_liquido", "vendas_liquidas", "vgv_bruto", "distratos", "ticket_medio",
    "comissao_prevista", recorte=recorte,
)  # fmt: skip
st.page_link("paginas/vendas.py", label="Ver vendas em detalhe", icon=":material/arrow_forward:")

with components.section("Vendas e distratos por mês", "As barras claras ficam fora do período."):
    months = data.ledger(recorte)
    components.chart(
        charts.ledger(months, MEASURES["unidades"], "mes", recorte.period),
        key="home_razao",
        rows=months,
        titles=columns.MONTHS,
    )

left, right = st.columns(2)
with left, components.section("VGV líquido por empreendimento", "No período escolhido."):
    if ranking := data.ranking(recorte, "empreendimento", "vgv_liquido"):
        components.chart(
            charts.ranking(ranking, "vgv_liquido", MEASURES["vgv"], "VGV líquido"),
            key="home_empreendimentos",
            rows=ranking,
            titles=columns.by("Empreendimento"),
        )
    else:
        components.nothing()

with right, components.section("Estoque por empreendimento", "Hoje; o período não se aplica."):
    if stock := data.stock(recorte):
        components.chart(charts.stock(stock), key="home_estoque", rows=stock, titles=columns.STOCK)
    else:
        st.info("Nenhuma unidade carregada para estes empreendimentos.")

with components.section("Conciliação CRM × ERP", "Todo o histórico.", height=60):
    checked = data.reconciliation(recorte)
    differences = fmt.count(checked["divergencias"], "divergência", "divergências")
    st.markdown(
        f"**{differences}** em {fmt.count(checked['vendas'], 'venda comparada', 'vendas comparadas')}, com "
        f"**{fmt.markdown(fmt.brl_short(checked['valor_em_jogo']))}** em jogo."
        if checked["divergencias"]
        else f"CV CRM e Sienge concordam em {fmt.count(checked['vendas'], 'venda', 'vendas')}."
    )
