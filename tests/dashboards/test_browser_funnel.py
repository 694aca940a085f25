"""Leads, Motivos and Imobiliárias in a real Chromium: they open clean, fit a phone, and clicks filter."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboards import format as fmt
from dashboards.periods import Period
from dashboards.questions import agencies, leads, losses, sales
from dashboards.slices import Recorte
from tests.dashboards import browser as chrome
from tests.dashboards.published import TODAY
from tests.dashboards.test_browser import YEAR, click_bar, parameters

pytestmark = pytest.mark.browser
PATHS = {"Leads": "leads", "Motivos": "motivos", "Imobiliárias": "imobiliarias"}
FEBRUARY = Period(TODAY.replace(month=2, day=1), TODAY.replace(month=2, day=28))


def drawn(page: Page, charts: int) -> None:
    """Every chart of the page is there."""
    expect(page.locator('[data-testid="stPlotlyChart"] .main-svg').first).to_be_visible()
    expect(page.locator('[data-testid="stPlotlyChart"]')).to_have_count(charts)


@pytest.mark.parametrize("title", PATHS)
def test_pages_open_clean_on_a_desk_and_on_a_phone(
    browser: BrowserContext, address: str, title: str
) -> None:
    for width in (1440, 390):
        page = chrome.visit(
            browser, f"{address}/{PATHS[title]}?{YEAR}", width=width, dark=width == 390
        )
        expect(page.locator('[data-testid="stMain"] h1')).to_contain_text(title)
        drawn(page, 4)
        assert "undefined" not in page.locator('[data-testid="stMain"]').inner_text()
        for element in (
            "document.documentElement",
            "document.querySelector('[data-testid=stMain]')",
        ):
            assert page.evaluate(f"{element}.scrollWidth <= {width}")
        assert chrome.errors(page) == []
        page.close()


def test_a_click_on_a_month_and_on_an_origin_filters_the_leads(
    browser: BrowserContext, address: str, recorte: Recorte
) -> None:
    page = chrome.visit(browser, f"{address}/leads?{YEAR}")
    drawn(page, 4)
    click_bar(page, chart=0, bar=11)
    expect(page.get_by_role("button", name="Mês: fev/26")).to_be_visible()
    month = replace(recorte, period=FEBRUARY)
    assert chrome.metrics(page)["Leads"] == fmt.integer(leads.count(month))
    first = leads.ranking(month, "origem")[0]
    click_bar(page, chart=2, bar=0)
    expect(page.get_by_role("button", name=f"Origem: {first['rotulo']}")).to_be_visible()
    assert parameters(page)["origem"] == [first["id"]]
    assert chrome.metrics(page)["Leads"] == fmt.integer(first["leads"])
    assert chrome.errors(page) == []


def test_a_click_on_a_reason_filters_the_losses(
    browser: BrowserContext, address: str, recorte: Recorte
) -> None:
    page = chrome.visit(browser, f"{address}/motivos?{YEAR}")
    drawn(page, 4)
    second = losses.ranking(recorte, "motivo", "perdas")[1]
    click_bar(page, chart=0, bar=1)
    expect(page.get_by_role("button", name=f"Motivo: {second['rotulo']}")).to_be_visible()
    assert chrome.metrics(page)["Perdas"] == fmt.integer(second["perdas"])
    assert chrome.errors(page) == []


def test_a_click_on_an_agency_opens_its_brokers(
    browser: BrowserContext, address: str, recorte: Recorte
) -> None:
    page = chrome.visit(browser, f"{address}/imobiliarias?{YEAR}&nivel={quote('Corretores')}")
    drawn(page, 4)
    first = sales.ranking(recorte, "imobiliaria", "vgv_liquido")[0]
    click_bar(page, chart=0, bar=0)
    expect(page.get_by_role("button", name=f"Imobiliária: {first['rotulo']}")).to_be_visible()
    within = replace(recorte, imobiliaria=(first["id"],))
    brokers = fmt.count(len(agencies.ranking(within, "corretor")), "linha", "linhas")
    expect(page.get_by_text(f"Mostrando {brokers}")).to_be_visible()
    point = (
        page.locator('[data-testid="stPlotlyChart"]').nth(2).locator(".scatterlayer .point").last
    )
    point.scroll_into_view_if_needed()
    point.hover(force=True)
    page.wait_for_timeout(250)
    point.click(force=True)
    chrome.settle(page)
    expect(page.get_by_role("button", name="Corretor: Corretor")).to_be_visible()
    assert chrome.errors(page) == []
