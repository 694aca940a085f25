"""The pages over the models' own views, as MotherDuck serves them; the published copy has tables instead."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import access, connection, data
from dashboards.slices import Scope, Version
from tests.end_to_end.company import ROOT, Company

PAGES = sorted(path.stem for path in (ROOT / "dashboards" / "paginas").glob("[!_]*.py"))


@pytest.fixture(autouse=True)
def over_views(built: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """The built warehouse stands where the published copy would, without the copy's settings."""
    monkeypatch.setattr(connection, "current_version", lambda: str(built.warehouse))
    monkeypatch.setattr(connection, "SETTINGS", {})


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens(page: str) -> None:
    app = AppTest.from_file(str(ROOT / "dashboards" / "main.py"), default_timeout=120)
    app.run()
    if page != "home":
        app.switch_page(f"paginas/{page}.py").run()
    assert not app.exception
    assert [error.value for error in app.error] == []
    assert app.metric


def test_an_agency_sees_its_rows_only(built: Company) -> None:
    ((agency, sales),) = built.query(
        "select id_imobiliaria, count(*) from views.vw_vendas where id_imobiliaria is not null "
        "group by all order by 2 desc, 1 limit 1"
    )
    scoped = Version(str(built.warehouse), Scope("imobiliaria", (agency,)))
    found = data.query(scoped, "select e.id_imobiliaria from views.vw_vendas as e", {})
    assert [row["id_imobiliaria"] for row in found] == [agency] * sales
    with pytest.raises(access.OutOfScopeError):
        data.query(scoped, "select * from views.vw_conciliacao_crm_erp", {})
    with pytest.raises(ValueError, match="not published to the pages"):
        data.query(Version(str(built.warehouse), Scope()), "select * from marts.fct_vendas", {})
