"""Motivos: why deals are lost, at which stage, and what that costs."""

from functools import partial

import streamlit as st

from dashboards import charts, columns, components, filters
from dashboards import format as fmt
from dashboards.questions import losses
from dashboards.slices import DIMENSIONS

MEASURES = {"perdas": "Quantidade", "valor_perdido": "Valor perdido"}
CROSSINGS = ("etapa", "imobiliaria", "empreendimento", "origem")

recorte = filters.focused("motivo", "tipo_perda", "etapa")
components.header("Motivos", recorte, "Clique em uma barra para filtrar a página por ela.")
figures = losses.figures(recorte)
components.cards("perdas", "perdas_sem_motivo", "valor_perdido", recorte=recorte, figures=figures)
if not figures["perdas"].value:
    components.empty(recorte, "perdas", "nenhuma perda", "vw_perdas")

measure = components.choice("Medida", MEASURES, key="medida")
text = fmt.integer if measure == "perdas" else fmt.brl_short

left, right = st.columns([3, 2])
with (
    left,
    components.section(
        "Motivos",
        "Do maior para o menor; a linha é a parte que eles somam até ali. Sem motivo é um motivo.",
    ),
):
    if reasons := losses.ranking(recorte.without("motivo"), "motivo", measure):
        components.chart(
            charts.pareto(reasons, measure, text, "Perdas por motivo", chosen=recorte.motivo),
            key="motivos_pareto",
            rows=reasons,
            titles=columns.losses_by("Motivo"),
            on_click=partial(filters.toggle, recorte, "motivo"),
        )
    else:
        components.nothing()
with right, components.section("O que se perdeu"):
    split = {name: DIMENSIONS[name].label for name in ("tipo_perda", "etapa")}
    dimension = components.choice("Quebrar por", split, key="quebra", is_label_hidden=True)
    if ranking := losses.ranking(recorte.without(dimension), dimension, measure):
        components.chart(
            charts.ranking(
                ranking, measure, text, f"Perdas por {split[dimension].lower()}",
                chosen=getattr(recorte, dimension),
            ),
            key=f"motivos_{dimension}",
            rows=ranking,
            titles=columns.losses_by(split[dimension]),
            on_click=partial(filters.toggle, recorte, dimension),
        )  # fmt: skip
    else:
        components.nothing()

with components.section("Perdas por mês", "Meses claros ficam fora do período."):
    if months := losses.months(filters.without_clicked_period(recorte)):
        components.chart(
            charts.months(months, measure, text, "Perdas por mês", period=recorte.period),
            key="motivos_meses",
            rows=months,
            titles=columns.LOSS_MONTHS,
            on_click=filters.toggle_period,
        )
    else:
        components.nothing()

with components.section("Motivo por", "Mais escuro é parte maior das perdas da coluna."):
    names = {name: DIMENSIONS[name].label for name in CROSSINGS}
    crossing = components.choice("Cruzar com", names, key="cruzar", is_label_hidden=True)
    if matrix := losses.matrix(recorte, crossing, measure):
        components.chart(
            charts.reasons(matrix, measure, text, names[crossing]),
            key=f"motivos_matriz_{crossing}",
            rows=matrix,
            titles=columns.crossed(names[crossing]),
        )
    else:
        components.nothing()

with components.section(
    "Lista", "O texto que foi digitado não sai do CRM: aqui está o motivo mapeado."
):
    components.listing(
        losses.losses(recorte), losses.count(recorte), columns.LOSSES,
        partial(losses.all_losses, recorte), alt="Perdas do período, uma por linha.", name="perdas",
    )  # fmt: skip
