"""Metas: who is on the way to the target, who is not, and what it takes."""

from functools import partial

import streamlit as st

from dashboards import cards, charts, columns, components, filters
from dashboards import format as fmt
from dashboards.questions import targets
from dashboards.slices import GLOBAL

METRICS = {
    "vgv_liquido": "VGV líquido",
    "vgv_bruto": "VGV bruto",
    "vendas_liquidas": "Vendas líquidas",
    "vendas_brutas": "Vendas brutas",
    "leads": "Leads",
    "visitas": "Visitas",
}
LEVELS = {
    "empresa": "Empresa",
    "empreendimento": "Empreendimento",
    "imobiliaria": "Imobiliária",
    "corretor": "Corretor",
}
MONEY = {"vgv_liquido", "vgv_bruto"}

recorte = filters.focused()
components.header("Metas", recorte, "Clique em uma barra para filtrar por quem tem aquela meta.")
metric = components.choice("Métrica", METRICS, key="metrica")
level = components.choice("Nível", LEVELS, key="nivel")
components.not_applied(recorte, level)
short, full = (fmt.brl_short, fmt.brl) if metric in MONEY else (fmt.integer, fmt.integer)
month = fmt.month(recorte.period.last)

rows = targets.rows(recorte, metric, level)
with_target = [row for row in rows if row["tem_meta"]]
if with_target:
    cards.show(
        ("meta", "realizado", "atingimento_meta", "meta_ate_hoje", "projecao_mes", "ritmo_necessario"),
        targets.figures(recorte, metric, level), recorte, cards.of_targets(short, full),
    )  # fmt: skip
    st.caption(f"{METRICS[metric]} em {month}, o último mês do período, de quem tem meta.")
else:
    st.info(
        f"Nenhuma meta de {METRICS[metric]} neste nível em {month}. As metas vêm da planilha "
        "`metas`; escolha outra métrica, outro nível ou outro período.",
        icon=":material/flag:",
    )

left, right = st.columns(2)
with left, components.section(f"Realizado e meta em {month}", "O traço é a meta do mês inteiro."):
    if with_target:
        components.chart(
            charts.bullets(
                with_target[: targets.MATRIX_LINES], short,
                getattr(recorte, level) if level in GLOBAL else (),
            ),
            key="metas_realizado",
            rows=rows,
            titles=columns.targets(LEVELS[level], full),
            on_click=partial(filters.toggle, recorte, level) if level in GLOBAL else None,
        )  # fmt: skip
    else:
        components.nothing()
with right, components.section("Mês a mês", "De quem tem meta em cada mês."):
    if months := targets.months(filters.without_clicked_period(recorte), metric, level):
        components.chart(
            charts.monthly(
                months, {"realizado": "Realizado"}, {"meta": "Meta"}, short, METRICS[metric],
                period=recorte.period,
            ),
            key="metas_meses",
            rows=months,
            titles=columns.target_months(full),
            on_click=filters.toggle_period,
        )  # fmt: skip
    else:
        components.nothing()

with components.section(f"Ritmo de {month}", "A meta em partes iguais por dia útil."):
    if pace := targets.pace(recorte, metric, level):
        components.chart(
            charts.pace(pace, short), key="metas_ritmo", rows=pace, titles=columns.target_pace(full)
        )
    else:
        components.nothing()

with components.section("Atingimento por mês", "Célula vazia é mês sem meta, não zero."):
    if matrix := targets.matrix(recorte, metric, level):
        components.chart(
            charts.attainment(matrix, full),
            key="metas_atingimento",
            rows=matrix,
            titles=columns.target_matrix(LEVELS[level], full),
        )
    else:
        components.nothing()

with components.section("Lista", "Quem não tem meta aparece como sem meta, no fim."):
    components.listing(
        rows, len(rows), columns.targets(LEVELS[level], full),
        partial(targets.all_rows, recorte, metric, level),
        alt="Meta e realizado de cada um do nível, um por linha.", name="metas",
    )  # fmt: skip
