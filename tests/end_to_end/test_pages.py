"""Both pages over a warehouse that came all the way, in a real Chromium: the figures equal SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext

from dashboards import format as fmt
from tests.dashboards import browser as chrome
from tests.end_to_end.company import ROOT, Company

pytestmark = pytest.mark.browser
SCREENSHOTS = ROOT / "artifacts"
TWELVE_MONTHS = "?periodo=" + quote("Últimos 12 meses")


@pytest.fixture(scope="module")
def address(built: Company, browser: BrowserContext) -> Iterator[str]:
    with chrome.served(built.warehouse) as found:
        yield found


def figures(company: Company, first: date, last: date) -> dict[str, str]:
    """The cards that both pages show, straight from the published events."""
    ((sales, gross, cancelled, net),) = company.query(
        "select sum(quantidade_vendas_brutas), sum(vgv_bruto), sum(quantidade_distratos), sum(vgv) "
        f"from views.vw_eventos_venda where data_evento between '{first}' and '{last}'",
        published=True,
    )
    return {
        "Vendas brutas": fmt.integer(sales),
        "VGV bruto": fmt.brl_short(gross),
        "Distratos": f"{fmt.integer(cancelled)} · {fmt.percent(cancelled / sales)}",
        "VGV líquido": fmt.brl_short(net),
    }


# How many of the figures below stand on a page's cards.
FIGURES = {"/": 2, "/vendas": 3}


@pytest.mark.parametrize("path", FIGURES, ids=["home", "vendas"])
def test_a_page_shows_what_the_warehouse_says(
    built: Company, browser: BrowserContext, address: str, path: str
) -> None:
    page = chrome.visit(browser, address + path + TWELVE_MONTHS)
    first = date(built.today.year - 1, built.today.month + 1, 1)
    shown = chrome.metrics(page)
    expected = figures(built, first, built.today)
    common = shown.keys() & expected.keys()
    assert len(common) == FIGURES[path]
    assert {name: shown[name] for name in common} == {name: expected[name] for name in common}
    assert chrome.errors(page) == []
    SCREENSHOTS.mkdir(exist_ok=True)
    name = path.strip("/") or "home"
    page.screenshot(path=Path(SCREENSHOTS / f"{name}.png"), full_page=True)
    page.close()
