"""The entry of the pages: `streamlit run dashboards/app.py` from the repository's root.

Global filters are drawn here, before the page, so that they stay alive when the page changes. Whatever
goes wrong in a page ends here as a sentence with a code; the traceback goes to the server's log.
"""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from dashboards import components, data, filters

log = logging.getLogger("dashboards")

st.set_page_config(
    page_title="VGV",
    page_icon="🏢",
    layout="wide",
    menu_items={"About": "VGV: vendas, distratos e estoque a partir do CV CRM e do Sienge."},
)
page = st.navigation(
    [
        st.Page(
            "paginas/home.py", title="Início", icon=":material/home:", default=True,
            help="O mês em uma tela: VGV, vendas líquidas, distratos, estoque e conciliação.",
        ),
        st.Page(
            "paginas/vendas.py", title="Vendas", icon=":material/sell:",
            help="Vendas e distratos por mês, empreendimento e tipologia, até cada contrato.",
        ),
    ]
)  # fmt: skip
try:
    version = data.current_version()
    filters.sidebar(version, data.overview(version))
    page.run()
except data.NotPublishedError:
    components.not_published()
except Exception:
    code = secrets.token_hex(4)
    log.exception("page %s failed, code %s", page.title, code)
    components.failed(code)
