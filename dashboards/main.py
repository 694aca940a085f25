"""What every page starts with; `app.py` serves it.

Nobody gets past `access.admit` without being on the list of people, and no page is registered that the
reader's role does not open. Global filters are drawn here, before the page, so that they stay alive when
the page changes. Whatever goes wrong in a page ends here as a sentence with a code; the traceback goes to
the server's log.
"""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from dashboards import access, components, data, filters, turns

log = logging.getLogger("dashboards")

st.set_page_config(
    page_title="VGV",
    page_icon="🏢",
    layout="wide",
    menu_items={"About": "VGV: vendas, distratos e estoque a partir do CV CRM e do Sienge."},
)
person = access.admit()
pages = [
    st.Page(
        "paginas/home.py", title="Início", icon=":material/home:", default=True,
        help="O mês em uma tela: VGV, vendas líquidas, distratos, estoque e conciliação.",
    ),
    st.Page(
        "paginas/vendas.py", title="Vendas", icon=":material/sell:",
        help="Vendas e distratos por mês, empreendimento e tipologia, até cada contrato.",
    ),
    st.Page(
        "paginas/leads.py", title="Leads", icon=":material/person_add:",
        help="Leads por origem, o funil até a venda, a maturação e o tempo de cada etapa.",
    ),
    st.Page(
        "paginas/motivos.py", title="Motivos", icon=":material/thumb_down:",
        help="Por que se perdem leads, reservas e vendas, em que etapa e a que custo.",
    ),
    st.Page(
        "paginas/imobiliarias.py", title="Imobiliárias", icon=":material/groups:",
        help="Ranking, conversão e posição de imobiliárias e corretores.",
    ),
    st.Page(
        "paginas/comissoes.py", title="Comissões", icon=":material/payments:",
        help="Comissões previstas, pagas e a pagar, por beneficiário e parcela.",
    ),
    st.Page(
        "paginas/repasses.py", title="Repasses", icon=":material/account_balance:",
        help="O que os bancos ainda vão liberar, onde está parado e há quanto tempo.",
    ),
    st.Page(
        "paginas/metas.py", title="Metas", icon=":material/flag:",
        help="Meta, realizado e projeção da empresa, de cada empreendimento, imobiliária e corretor.",
    ),
    st.Page(
        "paginas/estoque.py", title="Estoque", icon=":material/grid_view:",
        help="O espelho de cada empreendimento, o estoque de hoje e as vendas sobre a oferta.",
    ),
    st.Page(
        "paginas/conciliacao.py", title="Conciliação CRM × ERP", icon=":material/rule:",
        help="Onde CV CRM e Sienge discordam, quanto vale e o que fazer.",
    ),
    st.Page(
        "paginas/sobre.py", title="Sobre os dados", icon=":material/info:",
        help="De quando são os números, o que falta e o que significa cada métrica.",
    ),
]  # fmt: skip
page = st.navigation(access.allowed(pages, person))
try:
    with turns.run():
        version = data.current_version()
        filters.sidebar(version, data.overview(version))
        access.signature(person)
        st.session_state["_page"] = page.title
        page.run()
        st.session_state["_drawn"] = page.title
except data.NotPublishedError:
    components.not_published()
except data.OutOfScopeError:
    components.out_of_scope()
except Exception:
    code = secrets.token_hex(4)
    log.exception("page %s failed, code %s", page.title, code)
    components.failed(code)
