"""Leads: how many came, from where, how fast they were answered and how far they got."""

from functools import partial

import streamlit as st

from dashboards import charts, columns, components, data, filters, tables
from dashboards import format as fmt
from dashboards.questions import leads
from dashboards.slices import DIMENSIONS

READINGS = {"coorte": "Leads do período", "volume": "Volume do período"}
STAGES = {"venda": "Venda", "reserva": "Reserva", "visita": "Visita"}
LISTS = {"leads": "Leads", "midia": "Custo por origem"}

recorte = filters.focused("origem")
components.header("Leads", recorte, "Clique em uma barra para filtrar a página por ela.")
figures = leads.figures(recorte)
components.cards(
    "leads", "primeiro_contato", "leads_com_visita", "conversao_leads", "leads_sem_origem",
    "vendas_sem_lead", recorte=recorte, figures=figures,
)  # fmt: skip
if not figures["leads"].value and not (
    figures["vendas_sem_lead"].value and data.held(recorte.version, "vw_leads")
):
    components.empty(recorte, "leads", "nenhum lead", "vw_leads")

with components.section(
    "Leads por mês", "Pela data do cadastro; meses claros ficam fora do período."
):
    if months := leads.months(filters.without_clicked_period(recorte)):
        components.chart(
            charts.months(months, "leads", fmt.integer, "Leads por mês", period=recorte.period),
            key="leads_meses",
            rows=months,
            titles=columns.LEAD_MONTHS,
            on_click=filters.toggle_period,
        )
    else:
        components.nothing()

left, right = st.columns(2)
with (
    left,
    components.section(
        "Funil",
        "Leads do período: até onde chegaram os leads cadastrados nele. Volume do período: o que aconteceu "
        "nele, seja de quando for o lead; por isso passa de 100%.",
    ),
):
    reading = components.choice("Leitura", READINGS, key="funil", is_label_hidden=True)
    stages = leads.funnel(recorte, reading)
    components.chart(charts.funnel(stages), key="leads_funil", rows=stages, titles=columns.FUNNEL)
with right, components.section("De onde vêm", "Leads cadastrados no período."):
    names = {name: DIMENSIONS[name].label for name in ("origem", "imobiliaria", "corretor")}
    dimension = components.choice("Quebrar por", names, key="quebra", is_label_hidden=True)
    if ranking := leads.ranking(recorte.without(dimension), dimension):
        components.chart(
            charts.ranking(
                ranking, "leads", fmt.integer, f"Leads por {names[dimension].lower()}",
                chosen=getattr(recorte, dimension),
            ),
            key=f"leads_{dimension}",
            rows=ranking,
            titles=columns.leads_by(names[dimension]),
            on_click=partial(filters.toggle, recorte, dimension),
        )  # fmt: skip
    else:
        components.nothing()

left, right = st.columns([3, 2])
with (
    left,
    components.section(
        "Maturação dos leads",
        "De cada mês de cadastro, a parte que já tinha chegado à etapa em cada idade. Doze meses até o fim "
        "do período.",
    ),
):
    stage = components.choice("Etapa", STAGES, key="maturacao", is_label_hidden=True)
    components.not_applied(recorte, "empreendimento", where="a este mapa")
    if cohorts := leads.maturity(recorte, stage):
        components.chart(
            charts.cohorts(cohorts, STAGES[stage].lower()), key="leads_maturacao", rows=cohorts,
            titles=columns.MATURITY,
        )  # fmt: skip
    else:
        components.nothing()
with (
    right,
    components.section(
        "Tempo entre etapas",
        "Em dias, dos leads do período. Metade levou até a mediana e três quartos até o 3º quartil.",
    ),
):
    if times := leads.times(recorte):
        tables.show(times, columns.TIMES, alt="Mediana e terceiro quartil dos dias de cada passo.")
    else:
        components.nothing()

with components.section("Lista"):
    listed = components.choice("Mostrar", LISTS, key="lista", is_label_hidden=True)
    if listed == "leads":
        components.listing(
            leads.leads(recorte), leads.count(recorte), columns.LEADS, partial(leads.all_leads, recorte),
            alt="Leads do período, um por linha.", name="leads",
        )  # fmt: skip
    else:
        components.not_applied(recorte, where="a esta tabela")
        st.caption("Meses inteiros do período; o investimento vem da planilha investimento_midia.")
        media = leads.media(recorte)
        components.listing(
            media, len(media), columns.MEDIA, partial(leads.media, recorte),
            alt="Investimento, leads, vendas e custos por origem.", name="midia",
        )  # fmt: skip
