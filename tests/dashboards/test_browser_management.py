"""The pages of stock, control and finance in a real Chromium: they open clean, fit, and clicks filter."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from dashboards import format as fmt
from dashboards.questions import reconciliation, stock
from dashboards.slices import Recorte
from tests.dashboards import browser as chrome
from tests.dashboards.test_browser import YEAR, click_bar, parameters

pytestmark = pytest.mark.browser
CHARTS = {
    "estoque": 4, "conciliacao": 3, "comissoes": 4, "repasses": 4, "metas": 4, "sobre": 0,
}  # fmt: skip


@pytest.mark.parametrize("name", CHARTS)
def test_pages_open_clean_on_a_dark_phone(browser: BrowserContext, address: str, name: str) -> None:
    page = chrome.visit(browser, f"{address}/{name}?{YEAR}", width=390, height=844, dark=True)
    expect(page.locator('[data-testid="stPlotlyChart"]')).to_have_count(CHARTS[name])
    assert len(chrome.metrics(page)) == 6
    assert "undefined" not in page.locator('[data-testid="stMain"]').inner_text()
    for element in ("document.documentElement", "document.querySelector('[data-testid=stMain]')"):
        assert page.evaluate(f"{element}.scrollWidth <= 390")
    assert chrome.errors(page) == []


def test_a_click_on_a_difference_narrows_the_list(
    browser: BrowserContext, address: str, recorte: Recorte
) -> None:
    page = chrome.visit(browser, f"{address}/conciliacao?{YEAR}")
    expect(page.locator('[data-testid="stPlotlyChart"] .main-svg').first).to_be_visible()
    click_bar(page, chart=0, bar=1)
    chip = page.get_by_role("button", name="Divergência: Sem contrato no Sienge")
    expect(chip).to_be_visible()
    assert parameters(page)["divergencia"] == ["ausente_no_erp"]
    count = reconciliation.differences_count(recorte, "historico", "ausente_no_erp")
    rows = fmt.count(count, "linha", "linhas")
    expect(page.get_by_text(f"Mostrando {rows}.")).to_be_visible()
    chip.click()
    chrome.settle(page)
    assert "divergencia" not in parameters(page)
    assert chrome.errors(page) == []


def test_a_click_on_a_development_filters_the_stock(
    browser: BrowserContext, address: str, recorte: Recorte
) -> None:
    page = chrome.visit(browser, f"{address}/estoque?{YEAR}")
    expect(page.locator('[data-testid="stPlotlyChart"] .main-svg').first).to_be_visible()
    first = stock.states(recorte)[0]
    click_bar(page, chart=0, bar=0)
    expect(page.get_by_role("button", name=f"Empreendimento: {first['rotulo']}")).to_be_visible()
    assert chrome.metrics(page)["Unidades em estoque"] == "28"
    cells = page.locator('[data-testid="stPlotlyChart"]').nth(1).locator(".heatmap-label")
    assert cells.count() == 12
    assert chrome.errors(page) == []
