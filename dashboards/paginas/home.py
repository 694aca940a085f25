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

# An agency or a broker has no part in what follows about the whole company.
sees_stock = data.is_readable(recorte.version, "vw_estoque_empreendimentos")
left, right = st.columns(2) if sees_stock else (st.container(), None)
with left, components.section("VGV líquido por empreendimento", "No período escolhido."):
    if ranking := data.ranking(recorte, "empreendimento", "vgv_liquido"):
        components.chart(
            charts.ranking(ranking, "vgv_liquido", MEASURES["vgv"].text, "VGV líquido"),
            key="home_empreendimentos",
            rows=ranking,
            titles=columns.by("Empreendimento"),
        )
    else:
        components.nothing()

if sees_stock:
    with right, components.section("Estoque por empreendimento", "Hoje; o período não se aplica."):
        if stock := data.stock(recorte):
            components.chart(
                charts.stock(stock), key="home_estoque", rows=stock, titles=columns.STOCK
            )
        else:
            st.info("Nenhuma unidade carregada para estes empreendimentos.")

if data.is_readable(recorte.version, "vw_conciliacao_crm_erp"):
    with components.section("Conciliação CRM × ERP", "Todo o histórico.", height=60):
        checked = data.reconciliation(recorte)
        differences = fmt.count(checked["divergencias"], "divergência", "divergências")
        compared = fmt.count(checked["vendas"], "venda comparada", "vendas comparadas")
        st.markdown(
            f"**{differences}** em {compared}, com "
            f"**{fmt.markdown(fmt.brl_short(checked['valor_em_jogo']))}** em jogo."
            if checked["divergencias"]
            else f"CV CRM e Sienge concordam em {fmt.count(checked['vendas'], 'venda', 'vendas')}."
        )
