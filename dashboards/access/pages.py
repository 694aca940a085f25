"""Which pages a role opens, by the name of their file. One that is not listed is the directors' alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st
from streamlit.navigation.page import Page

from dashboards.access.people import Person

HOME = "home"
PAGES: Mapping[str, frozenset[str]] = {
    "gestor": frozenset(
        {
            HOME,
            "vendas",
            "leads",
            "motivos",
            "imobiliarias",
            "estoque",
            "metas",
            "conciliacao",
            "sobre",
        }
    ),
    "financeiro": frozenset(
        {HOME, "vendas", "comissoes", "repasses", "metas", "estoque", "conciliacao", "sobre"}
    ),
    "imobiliaria": frozenset({HOME, "vendas", "leads", "motivos"}),
    "corretor": frozenset({HOME, "vendas", "leads"}),
}
# About the warehouse itself, so there is no part of them to show.
WHOLE = frozenset({"sobre"})


def may_open(person: Person, page: str) -> bool:
    """Whether the person's role opens the page of this name, such as "vendas"."""
    if page in WHOLE and person.scope.is_limited:
        return False
    return person.role == "diretoria" or page in PAGES[person.role]


def allowed(pages: Iterable[Page], person: Person) -> list[Page]:
    """The pages as the person's role has them: those of others are out of the menu and say why.

    Streamlit would answer the address of an unknown page with a dialog of its own, in English.
    """
    return [
        page
        if may_open(person, page.url_path or HOME)
        else st.Page(closed, title=page.title, url_path=page.url_path, visibility="hidden")
        for page in pages
    ]


def closed() -> None:
    """What stands at the address of a page that the reader's role does not open."""
    st.title("Sem acesso", anchor=False)
    st.info(
        "Esta página não faz parte do seu acesso. Escolha outra no menu, ou peça o acesso a quem cuida "
        "dos dados.",
        icon=":material/lock:",
    )
