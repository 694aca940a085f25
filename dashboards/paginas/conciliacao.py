"""Conciliação CRM × ERP: where the two systems disagree, what it is worth, and what to do about it."""

from functools import partial

import streamlit as st

from dashboards import charts, columns, components, filters
from dashboards import format as fmt
from dashboards.questions import reconciliation

REACH = {"historico": "Todo o histórico", "periodo": "Vendas do período"}
COUNTED = {"divergencias": "Divergências", "valor_em_jogo": "Dinheiro em jogo"}
TEXTS = {"divergencias": fmt.integer, "valor_em_jogo": fmt.brl_short}

recorte = filters.active()
reason = filters.clicked("divergencia", "Divergência", columns.REASON_NAMES)
components.header(
    "Conciliação CRM × ERP",
    recorte,
    "Clique em uma barra para ver só aquelas divergências na lista.",
)
components.not_applied(recorte, "empreendimento")
with st.container(horizontal=True, vertical_alignment="bottom"):
    reach = components.choice("Alcance", REACH, key="alcance")
    counted = components.choice("Medida", COUNTED, key="medida")
figures = reconciliation.figures(recorte, reach)
components.cards(
    "divergencias", "taxa_divergencias", "valor_em_jogo", "ausentes_no_erp", "ausentes_no_crm",
    "vendas_comparadas", recorte=recorte, figures=figures,
)  # fmt: skip
if not figures["vendas_comparadas"].value:
    none = "nenhuma venda dos dois sistemas para comparar"
    components.empty(recorte, "vendas para comparar", none, "vw_conciliacao_crm_erp")
    st.stop()
reasons = [
    row | {"rotulo": columns.reason(row["id"]) if row["id"] else row["rotulo"]}
    for row in reconciliation.by(recorte, reach, "motivo", counted)
]
if not reasons:
    st.success(
        "CV CRM e Sienge concordam em todas as vendas deste recorte.", icon=":material/check:"
    )
    st.stop()

with components.section("Por divergência", "Uma venda com várias diferenças conta na mais grave."):
    components.chart(
        charts.ranking(
            reasons, counted, TEXTS[counted], COUNTED[counted], [reason] if reason else []
        ),
        key="conciliacao_motivos",
        rows=reasons,
        titles=columns.REASONS,
        on_click=partial(filters.toggle_click, "divergencia"),
    )

left, right = st.columns(2)
with left, components.section("Por empreendimento"):
    developments = reconciliation.by(
        recorte.without("empreendimento"), reach, "empreendimento", counted
    )
    components.chart(
        charts.ranking(
            developments, counted, TEXTS[counted], COUNTED[counted], recorte.empreendimento
        ),
        key="conciliacao_empreendimentos",
        rows=developments,
        titles=columns.differences_by("Empreendimento"),
        on_click=partial(filters.toggle, recorte, "empreendimento"),
    )
with right, components.section("Por idade da venda", "Dias desde a venda até hoje."):
    ages = reconciliation.ages(recorte, reach)
    components.chart(
        charts.ranking(ages, counted, TEXTS[counted], COUNTED[counted]),
        key="conciliacao_idades",
        rows=ages,
        titles=columns.differences_by("Idade da venda"),
    )

with components.section("Lista", "As de maior valor primeiro, com o que cada sistema diz."):
    components.listing(
        reconciliation.differences(recorte, reach, reason),
        reconciliation.differences_count(recorte, reach, reason),
        columns.DIFFERENCES,
        partial(reconciliation.all_differences, recorte, reach, reason),
        alt="Divergências entre CV CRM e Sienge, uma por linha.",
        name="divergencias",
    )
