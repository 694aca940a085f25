"""Sobre os dados: how fresh and how whole they are, and what each metric means."""

import streamlit as st

from dashboards import columns, components, connection, filters, tables
from dashboards import format as fmt
from dashboards.questions import sources

recorte = filters.active()
components.header(
    "Sobre os dados", recorte, "De quando são os números, o que falta e o que significam."
)
st.caption("Período e filtros não se aplicam a esta página.")
late_before = (connection.now() - components.STALE_AFTER).replace(second=0, microsecond=0)
components.cards(
    "tabelas_carregadas", "tabelas_atrasadas", "tabelas_com_falha", "tabelas_incompletas",
    "textos_sem_mapa", "registros_sem_mapa",
    recorte=recorte, figures=sources.figures(recorte.version, late_before),
)  # fmt: skip

with components.section(
    "Cargas",
    "Uma linha por tabela que o CV CRM e o Sienge entregam; o que pede atenção vem primeiro.",
):
    loads = sources.loads(recorte.version, late_before)
    if not loads:
        st.info("Nenhuma carga registrada. Rode `dlt pipeline run` e depois `dbt build`.")
    else:
        tables.show(loads, columns.TABLES, alt="Última carga de cada tabela das fontes.")

with components.section(
    "Textos sem mapa",
    "O que o CRM ou o Sienge escrevem e nenhuma planilha de-para conhece; entra em “não mapeado”.",
):
    if unmapped := sources.unmapped(recorte.version):
        tables.show(unmapped, columns.UNMAPPED, alt="Textos dos sistemas que faltam mapear.")
    else:
        st.success("Todos os textos dos sistemas estão mapeados.", icon=":material/check:")

with components.section("Dicionário", "O que os cartões mostram ao passar o mouse."):
    text = st.text_input(
        "Procurar", key="busca", bind="query-params", placeholder="vso, comissão, distrato…"
    )
    definitions = sources.definitions(recorte.version, text)
    if definitions:
        st.caption(f"{fmt.count(len(definitions), 'métrica', 'métricas')}.")
        tables.show(definitions, columns.DEFINITIONS, alt="Definição de cada métrica.")
    else:
        st.info("Nenhuma métrica fala disso. Procure por outra palavra.")
