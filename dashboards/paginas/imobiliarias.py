"""Imobiliárias: who sells, who converts what they receive, and who is rising; down to each broker."""

from functools import partial

import streamlit as st

from dashboards import charts, columns, components, data, filters
from dashboards import format as fmt
from dashboards.questions import agencies, leads, sales

LEVELS = {"imobiliaria": "Imobiliárias", "corretor": "Corretores"}
COURSES = {"posicao": "Posição", "participacao": "Participação"}

recorte = filters.focused()
components.header(
    "Imobiliárias", recorte, "Clique em uma imobiliária para ver só ela e os seus corretores."
)
figures = sales.figures(recorte) | leads.figures(recorte)
components.cards(
    "vgv_liquido", "vendas_liquidas", "distratos", "ticket_medio", "leads", "conversao_leads",
    recorte=recorte, figures=figures,
)  # fmt: skip
if not any(figures[name].value for name in ("vendas_brutas", "distratos", "leads")):
    components.empty(recorte, "vendas nem leads")

measure = components.choice(
    "Medida", {"vgv": "VGV líquido", "unidades": "Vendas líquidas"}, key="medida"
)
left, right = st.columns(2)
with left, components.section("Imobiliárias", "No período. Clique em uma para ver só ela."):
    components.breakdown(recorte, "imobiliaria", measure, "imobiliarias_imobiliaria", is_net=True)
with (
    right,
    components.section("Corretores", "No período e, com uma imobiliária escolhida, só os dela."),
):
    components.breakdown(recorte, "corretor", measure, "imobiliarias_corretor", is_net=True)

level = components.choice("Comparar", LEVELS, key="nivel")
label = "Imobiliária" if level == "imobiliaria" else "Corretor"
everyone = agencies.ranking(recorte.without(level), level)
chosen = getattr(recorte, level)

left, right = st.columns(2)
with (
    left,
    components.section(
        "Leads × conversão",
        "À direita quem recebe mais leads, acima quem converte mais; o tamanho é o VGV bruto. As linhas são "
        "a média de leads e a conversão de todos.",
    ),
):
    if any(row["leads"] for row in everyone):
        components.chart(
            charts.quadrant(everyone, chosen),
            key=f"imobiliarias_quadrante_{level}",
            rows=everyone,
            titles=columns.performance(label),
            on_click=partial(filters.toggle, recorte, level),
        )
    else:
        components.nothing()
with right, components.section("Ao longo dos meses"):
    course = components.choice("Mostrar", COURSES, key="curso", is_label_hidden=True)
    if course == "posicao":
        components.not_applied(recorte, level, where="à posição, que é a publicada de cada mês")
        if positions := agencies.positions(recorte, level):
            components.chart(
                charts.positions(positions, chosen),
                key=f"imobiliarias_posicao_{level}",
                rows=positions,
                titles=columns.POSITIONS,
                on_click=partial(filters.toggle, recorte, level),
            )
        else:
            components.nothing()
    elif share := agencies.share(filters.without_clicked_period(recorte).without(level), level):
        components.chart(
            charts.months(
                share, "participacao", partial(fmt.percent, places=0), "Participação no VGV bruto",
                period=recorte.period, is_share=True,
            ),
            key=f"imobiliarias_participacao_{level}",
            rows=share,
            titles=columns.SHARES,
            on_click=filters.toggle_period,
        )  # fmt: skip
    else:
        components.nothing()

with components.section(
    "Lista",
    "Posição pelo VGV líquido do período, entre todos, e a mudança contra o período comparado.",
):
    listed = [row for row in everyone if not chosen or row["id"] in chosen]
    components.listing(
        listed[: data.SHOWN_ROWS], len(listed), columns.performance(label), lambda: listed,
        alt=f"{LEVELS[level]} do período, do maior VGV líquido ao menor.", name=level,
    )  # fmt: skip
