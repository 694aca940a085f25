"""The pages in a real Chromium: what they draw, what they keep, and how they fit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboards import format as fmt
from dashboards.periods import Period
from dashboards.questions import sales
from dashboards.slices import Recorte
from tests.dashboards import browser as chrome
from tests.dashboards import screenshots
from tests.dashboards.published import TODAY

pytestmark = pytest.mark.browser
YEAR = "periodo=" + quote("Últimos 12 meses")
PATHS = {"Início": "/", "Vendas": "/vendas"}
MONEY = {
    "Início": {"VGV líquido": "vgv_liquido"},
    "Vendas": {"VGV bruto": "vgv_bruto", "Comissão prevista": "comissao_prevista"},
}


def sold(recorte: Recorte) -> str:
    return fmt.integer(sales.figures(recorte)["vendas_brutas"].value)


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def click_bar(page: Page, chart: int, bar: int) -> None:
    """Click a bar of the nth chart on the page, the bars counted over all its series."""
    plot = page.locator('[data-testid="stPlotlyChart"]').nth(chart)
    plot.scroll_into_view_if_needed()
    mark = plot.locator(".bars .point path").nth(bar)
    mark.hover(force=True)
    page.wait_for_timeout(250)  # plotly clicks what it hovers, and looks at the mouse only so often
    mark.click(force=True)
    chrome.settle(page)


@pytest.mark.parametrize("title", PATHS)
def test_pages_open_clean_and_tell_the_truth(
    browser: BrowserContext, address: str, recorte: Recorte, title: str
) -> None:
    page = chrome.visit(browser, f"{address}{PATHS[title]}?{YEAR}")
    expect(page.locator('[data-testid="stMain"] h1')).to_contain_text(title)
    expect(page.locator('[data-testid="stPlotlyChart"] .main-svg').first).to_be_visible()
    figures = sales.figures(recorte)
    shown = chrome.metrics(page)
    assert len(shown) == 6
    for label, metric in MONEY[title].items():
        assert shown[label] == fmt.brl_short(figures[metric].value)
    assert shown["Distratos"].startswith(fmt.integer(figures["distratos"].value))
    text = page.locator('[data-testid="stMain"]').inner_text()
    assert "Dados de" in text
    assert "undefined" not in text
    axis = page.locator(".xaxislayer-above").first
    expect(axis).to_contain_text("fev/26")
    expect(axis).to_contain_text("dez/25")
    expect(
        page.get_by_label("Vendas brutas, distratos e vendas líquidas de").first
    ).to_be_attached()
    assert chrome.errors(page) == []


def test_filters_survive_pages_and_links(
    browser: BrowserContext, address: str, recorte: Recorte
) -> None:
    page = chrome.visit(browser, f"{address}/?{YEAR}&empreendimento={quote('Vista Serena')}")
    narrow = replace(recorte, empreendimento=("cv-2",))
    net = fmt.integer(sales.figures(narrow)["vendas_liquidas"].value)
    assert chrome.metrics(page)["Vendas líquidas"] == net
    page.get_by_role("link", name="Ver vendas em detalhe").click()
    expect(page.locator('[data-testid="stMain"] h1')).to_contain_text("Vendas")
    chrome.settle(page)
    assert chrome.metrics(page)["Vendas brutas"] == sold(narrow)
    assert parameters(page)["empreendimento"] == ["Vista Serena"]
    again = chrome.visit(browser, page.url)
    expect(again.locator('[data-testid="stMetric"]')).to_have_count(6)
    assert chrome.metrics(again)["Vendas brutas"] == sold(narrow)
    again.get_by_role("button", name="Empreendimento: Vista Serena").click()
    chrome.settle(again)
    expect(again.locator('[data-testid="stMetricValue"]').nth(1)).to_have_text(sold(recorte))
    assert "empreendimento" not in parameters(again)


def test_a_click_on_a_bar_filters_the_page(
    browser: BrowserContext, address: str, recorte: Recorte
) -> None:
    page = chrome.visit(browser, f"{address}/vendas?{YEAR}")
    january = replace(
        recorte, period=Period(TODAY.replace(month=1, day=1), TODAY.replace(month=1, day=31))
    )
    click_bar(page, chart=0, bar=10)
    expect(page.get_by_role("button", name="Mês: jan/26")).to_be_visible()
    assert parameters(page)["mes"] == ["2026-01"]
    assert chrome.metrics(page)["Vendas brutas"] == sold(january)
    rows = fmt.count(sales.count(january, "vendas"), "linha", "linhas")
    expect(page.get_by_text(f"Mostrando {rows}")).to_be_visible()

    first = sales.ranking(january, "empreendimento", "vendas_brutas")[0]
    click_bar(page, chart=1, bar=0)
    expect(page.get_by_role("button", name=f"Empreendimento: {first['rotulo']}")).to_be_visible()
    both = replace(january, empreendimento=(first["id"],))
    assert chrome.metrics(page)["Vendas brutas"] == sold(both)
    bars = page.locator('[data-testid="stPlotlyChart"]').nth(1).locator(".bars .point")
    assert bars.count() == len(sales.ranking(january, "empreendimento", "vendas_brutas"))

    page.get_by_role("button", name="Mês: jan/26").click()
    chrome.settle(page)
    assert "mes" not in parameters(page)
    assert chrome.metrics(page)["Vendas brutas"] == sold(replace(both, period=recorte.period))
    assert chrome.errors(page) == []


def test_the_csv_opens_in_a_brazilian_excel(
    browser: BrowserContext, address: str, recorte: Recorte
) -> None:
    page = chrome.visit(browser, f"{address}/vendas?{YEAR}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Baixar CSV").click()
    assert waiting.value.suggested_filename == "vendas_2025-04-01_2026-03-20.csv"
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Venda;Data da venda;Empreendimento")
    assert len(lines) == 1 + sales.count(recorte, "vendas")
    day, value = lines[1].split(";")[1], lines[1].split(";")[9]
    assert day[2] == day[5] == "/"
    assert value[-3] == ","


@pytest.mark.parametrize("title", PATHS)
def test_phones_need_no_sideways_scroll(browser: BrowserContext, address: str, title: str) -> None:
    page = chrome.visit(browser, f"{address}{PATHS[title]}?{YEAR}", width=390, height=844)
    expect(page.locator('[data-testid="stPlotlyChart"] .main-svg').first).to_be_visible()
    for element in ("document.documentElement", "document.querySelector('[data-testid=stMain]')"):
        assert page.evaluate(f"{element}.scrollWidth <= 390")
    # Two cards side by side, and their text uncut.
    cards = page.locator('[data-testid="stMetric"]')
    assert cards.nth(0).bounding_box()["y"] == cards.nth(1).bounding_box()["y"]  # type: ignore[index]
    cut = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMetricValue] *')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow === 'hidden').length"
    )
    assert cut == 0


@pytest.mark.parametrize("dark", [False, True])
def test_both_themes_colour_page_and_charts(
    browser: BrowserContext, address: str, dark: bool
) -> None:
    page = chrome.visit(browser, address, dark=dark)
    background = page.evaluate(
        "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    )
    assert background == ("rgb(16, 22, 31)" if dark else "rgb(255, 255, 255)")
    bar = page.locator('[data-testid="stPlotlyChart"] .bars .point path').first
    colour = "rgb(77, 163, 232)" if dark else "rgb(0, 114, 178)"
    expect(bar).to_have_css("fill", colour)


def test_the_keyboard_reaches_filters(
    browser: BrowserContext, address: str, recorte: Recorte
) -> None:
    page = chrome.visit(browser, address)
    box = page.locator('[data-testid="stSidebar"]').get_by_role("combobox").first
    box.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chrome.settle(page)
    assert "periodo" in parameters(page)


def test_pictures_hold_whole_pages(browser: BrowserContext, address: str) -> None:
    paths = screenshots.paths(browser, address)
    assert len(paths) == 11
    assert {"/", "/vendas", "/sobre"} <= set(paths)
    phone = screenshots.LOOKS[-1]
    with screenshots.whole(browser, f"{address}/vendas{screenshots.PERIOD}", phone) as page:
        below = "e => e.scrollHeight - e.clientHeight"
        assert page.locator('[data-testid="stMain"]').evaluate(below) <= 0
        last = page.get_by_role("button", name="Baixar CSV").bounding_box()
        assert last is not None
        assert last["y"] + last["height"] <= (page.viewport_size or {})["height"]
