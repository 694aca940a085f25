"""What each role sees of the pages: its own, with its own rows, and a sentence in place of the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboards import access
from dashboards import format as fmt
from dashboards.access import people
from dashboards.questions import sales
from dashboards.slices import EVERYTHING, Recorte
from tests.dashboards.test_data import plain
from tests.dashboards.test_pages import APP, PAGES, cards, said
from tests.dashboards.visitors import (
    AGENCY,
    EVERYONE,
    HORIZON,
    OTHERS,
    seen_by,
    sent,
    visited,
    write_list,
)  # fmt: skip

MONEY = {"Início": ("vgv_liquido", "VGV líquido"), "Vendas": ("vgv_bruto", "VGV bruto")}
OPENED = {"diretoria": 11, "gestor": 8, "financeiro": 8, "imobiliaria": 4, "corretor": 3}


@pytest.fixture(autouse=True)
def _configured(tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACESSOS", str(write_list(tmp_path)))
    monkeypatch.setenv("WAREHOUSE", str(warehouse))


@pytest.mark.parametrize("page", PAGES)
def test_an_agency_sees_its_own_figures_and_no_other_name(page: str, warehouse: Path) -> None:
    everything = sent(visited("diretora@vgv.example", page))
    assert all(name in everything for name in OTHERS)  # so that the search below can find them
    app = visited(AGENCY, page)
    assert not app.exception
    assert not app.error
    shown = sent(app)
    assert "Horizonte Consultoria" in shown
    with plain(warehouse) as file:
        foreign = {
            text
            for row in file.execute(
                "select distinct nome_imobiliaria, rotulo_corretor from views.vw_vendas "
                "where id_imobiliaria <> 'cv-2'"
            ).fetchall()
            for text in row
        }
    assert len(foreign) > len(OTHERS)
    assert not {text for text in foreign if text in shown}
    recorte: Recorte = app.session_state["_recorte"]
    assert recorte.version.scope == HORIZON
    everyones = replace(recorte, version=seen_by(EVERYTHING).version)
    metric, label = MONEY[page]
    own, whole = (sales.figures(view)[metric].value for view in (recorte, everyones))
    assert own != whole
    assert cards(app)[label] == fmt.brl_short(own)


FOREIGN = {
    "gestor": "select distinct nome_empreendimento from views.vw_vendas "
    "where id_empreendimento not in ('cv-2', 'cv-3')",
    "imobiliaria": "select distinct unnest([nome_imobiliaria, rotulo_corretor]) from views.vw_vendas "
    "where id_imobiliaria <> 'cv-2'",
    "corretor": "select distinct rotulo_corretor from views.vw_vendas where id_corretor <> 'cv-310'",
}


@pytest.mark.parametrize("email", EVERYONE)
def test_each_role_on_each_page(email: str, warehouse: Path) -> None:
    """Pages of the role open without an error or another's rows; the others say so and show nothing."""
    person = people.find(email)
    assert person
    foreign = set()
    if person.role in FOREIGN:
        with plain(warehouse) as file:
            foreign = {name for (name,) in file.execute(FOREIGN[person.role]).fetchall()}
        assert len(foreign) > 3
    app = visited(email, query={"periodo": "Últimos 12 meses"})
    opened = 0
    for path in sorted((APP.parent / "paginas").glob("[!_]*.py")):
        name = "" if path.stem == access.pages.HOME else path.stem
        app._page_hash = calc_hash(name)  # what a browser sends for the address
        app.run()
        assert not app.exception, path
        shown = sent(app)
        if access.may_open(person, path.stem):
            opened += 1
            assert not app.error, path
            assert app.title[0].value != "Sem acesso", path
            assert app.metric or said(app), path
            assert email in "".join(caption.value for caption in app.caption)
        else:
            assert app.title[0].value == "Sem acesso", path
            assert not [*app.metric, *app.dataframe, *app.get("plotly_chart")], path
        assert not [name for name in foreign if name in shown], path
    assert opened == OPENED[person.role]


@pytest.mark.parametrize("page", ["home", "vendas", "leads", "motivos"])
def test_an_agency_without_anything_yet_is_told_so(page: str) -> None:
    app = visited("nova@parceira.example", f"paginas/{page}.py")
    assert not app.exception
    assert not app.error
    assert "ainda não há nenhum" in said(app)
    assert not [name for name in [*OTHERS, "Horizonte"] if name in sent(app)]


@pytest.mark.parametrize("page", PAGES)
def test_an_address_with_anothers_name_shows_nothing_of_it(page: str) -> None:
    app = visited(
        AGENCY, page,
        {"imobiliaria": "Chave & Cia", "corretor": "Corretor 301", "periodo": "Últimos 12 meses"},
    )  # fmt: skip
    assert "um filtro que não existe mais e foi ignorado: Chave & Cia, Corretor 301" in said(app)
    recorte: Recorte = app.session_state["_recorte"]
    assert (recorte.imobiliaria, recorte.corretor) == ((), ())
    metric, label = MONEY[page]
    assert cards(app)[label] == fmt.brl_short(
        sales.figures(replace(seen_by(HORIZON), period=recorte.period))[metric].value
    )


def test_what_is_about_the_whole_company_is_left_out_or_a_sentence_for_an_agency() -> None:
    of_the_company = ("Estoque por empreendimento", "CV CRM e Sienge")
    app, director = visited(AGENCY), visited("diretora@vgv.example")
    for text in of_the_company:
        assert text in sent(director)
        assert text not in sent(app)
    app.switch_page("paginas/leads.py").run()
    assert any("a empresa toda" in caption.value for caption in app.caption)
    director.switch_page("paginas/leads.py").run()
    assert not any("a empresa toda" in caption.value for caption in director.caption)


ROLES_PAGES = """
import streamlit as st
from dashboards import access
from dashboards.slices import EVERYTHING, Scope
pages = [st.Page(lambda: None, title=n, url_path=n) for n in ("vendas", "metas", "sobre", "nova")]
for role in ("diretoria", "gestor", "financeiro", "imobiliaria", "corretor"):
    for scope in (EVERYTHING, Scope("empreendimento", ("cv-1",))):
        opened = access.allowed(pages, access.Person("x@y", role, scope))
        st.text(" ".join([role, *(p.url_path for p in opened if p.visibility == "visible")]))
"""


def test_a_role_opens_its_pages_and_no_other() -> None:
    app = AppTest.from_string(ROLES_PAGES).run()
    assert not app.exception
    assert [text.value for text in app.text] == [
        "diretoria vendas metas sobre nova", "diretoria vendas metas nova",
        "gestor vendas metas sobre", "gestor vendas metas",
        "financeiro vendas metas sobre", "financeiro vendas metas",
        "imobiliaria vendas", "imobiliaria vendas", "corretor vendas", "corretor vendas",
    ]  # fmt: skip
