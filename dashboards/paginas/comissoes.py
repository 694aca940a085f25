"""Comissões: what is predicted, paid and owed, to whom, down to each instalment."""

from functools import partial

import streamlit as st

from dashboards import charts, columns, components, filters
from dashboards import format as fmt
from dashboards.questions import commissions

LISTS = {"parcelas": "Parcelas", "vendas": "Vendas por beneficiário"}

recorte = filters.focused()
ages = commissions.ages(recorte)
delay = filters.clicked("atraso", "Atraso", {row["id"]: row["rotulo"] for row in ages})
beneficiaries = commissions.by(recorte, "beneficiario")
names = {row["id"]: row["rotulo"] for row in beneficiaries if row["id"]}
beneficiary = filters.clicked("beneficiario", "Beneficiário", names)
components.header(
    "Comissões", recorte, "Clique em um mês, atraso ou beneficiário para filtrar a página por ele."
)
components.not_applied(recorte, "empreendimento", "imobiliaria")
figures = commissions.figures(recorte)
components.cards(
    "comissao_prevista", "comissao_sobre_vgv", "comissao_paga_no_periodo", "comissao_a_pagar",
    "comissao_vencida", "comissao_a_estornar",
    recorte=recorte, figures=figures,
)  # fmt: skip
st.caption(
    "Prevista e sobre VGV: das vendas do período. Paga, a pagar e a estornar: pela data do pagamento, do "
    "vencimento e do estorno. Vencida: hoje."
)
if not any(figure.value for figure in figures.values()):
    components.empty(recorte, "comissões", "nenhuma comissão", "vw_parcelas_comissao")

with components.section(
    "Comissões por mês", "Prevista e a pagar no vencimento, paga no pagamento."
):
    months = commissions.months(filters.without_clicked_period(recorte))
    components.chart(
        charts.monthly(
            months, {"paga": "Paga", "a_pagar": "A pagar"}, {"prevista": "Prevista"},
            fmt.brl_short, "Comissões", period=recorte.period, barmode="stack",
        ),
        key="comissoes_meses",
        rows=months,
        titles=columns.COMMISSION_MONTHS,
        on_click=filters.toggle_period,
    )  # fmt: skip

left, right = st.columns(2)
with left, components.section("A pagar por atraso", "Tudo o que está em aberto hoje."):
    if ages:
        components.chart(
            charts.ranking(ages, "a_pagar", fmt.brl_short, "A pagar", [delay] if delay else []),
            key="comissoes_atraso",
            rows=ages,
            titles=columns.COMMISSION_AGES,
            on_click=partial(filters.toggle_click, "atraso"),
        )
    else:
        components.nothing()
with right, components.section("Prevista por papel", "Das vendas do período."):
    if roles := commissions.by(recorte, "papel"):
        named = [row | {"rotulo": columns.role(row["rotulo"])} for row in roles]
        components.chart(
            charts.ranking(named, "prevista", fmt.brl_short, "Comissão prevista"),
            key="comissoes_papel",
            rows=named,
            titles=columns.COMMISSION_ROLES,
        )
    else:
        components.nothing()

with components.section("Quem recebe", "Das vendas do período; aqui valem todos os filtros."):
    if beneficiaries:
        components.chart(
            charts.ranking(
                beneficiaries, "prevista", fmt.brl_short, "Comissão prevista",
                [beneficiary] if beneficiary else [],
            ),
            key="comissoes_beneficiarios",
            rows=beneficiaries,
            titles=columns.BENEFICIARIES,
            on_click=partial(filters.toggle_click, "beneficiario"),
        )  # fmt: skip
    else:
        components.nothing()

with components.section("Lista"):
    if components.choice("Mostrar", LISTS, key="lista", is_label_hidden=True) == "parcelas":
        st.caption(
            "Todas as parcelas em aberto deste atraso."
            if delay
            else "Parcelas que vencem ou foram pagas no período, do sistema que paga."
        )
        components.listing(
            commissions.instalments(recorte, delay),
            commissions.instalments_count(recorte, delay),
            columns.INSTALMENTS,
            partial(commissions.all_instalments, recorte, delay),
            alt="Parcelas de comissão, uma por linha.",
            name="comissoes_parcelas",
        )
    else:
        components.listing(
            commissions.sales(recorte, beneficiary),
            commissions.sales_count(recorte, beneficiary),
            columns.COMMISSION_SALES,
            partial(commissions.all_sales, recorte, beneficiary),
            alt="Comissão de cada beneficiário em cada venda do período.",
            name="comissoes_vendas",
        )
