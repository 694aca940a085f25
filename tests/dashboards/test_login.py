"""The login as people go through it: a real server, a real browser, and a provider that signs tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboards import format as fmt
from dashboards.periods import preset
from dashboards.questions import sales
from tests.dashboards import browser as chrome
from tests.dashboards.oidc import CLIENT, SECRET, Provider, provided
from tests.dashboards.published import TODAY
from tests.dashboards.test_export import sheets
from tests.dashboards.visitors import AGENCY, HORIZON, OTHERS, seen_by, write_list

pytestmark = pytest.mark.browser
PATIENCE = 20_000  # milliseconds: a login is four pages, on a machine that may be busy
MAIN = '[data-testid="stMain"]'
SETTINGS = """
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "longer than what anybody would type here"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
client_kwargs = {{ token_endpoint_auth_method = "client_secret_post" }}
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with provided() as found:
        yield found


@pytest.fixture(scope="module")
def address(
    provider: Provider,
    warehouse: Path,
    browser: BrowserContext,  # without one, nothing needs to be served
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("login")
    settings = folder / "secrets.toml"
    settings.write_text(SETTINGS.format(client=CLIENT, secret=SECRET, issuer=provider.issuer))
    environment = {"STREAMLIT_SECRETS_FILES": str(settings), "ACESSOS": str(write_list(folder))}
    with chrome.served(warehouse, environment=environment) as found:
        yield found


@pytest.fixture
def page(browser: BrowserContext, address: str) -> Iterator[Page]:
    """Somebody without a cookie before the door; files of earlier visits are still in the cache."""
    browser.clear_cookies()
    found = chrome.visit(browser, address)
    yield found
    found.close()


def enter(page: Page, title: str) -> None:
    """Press the button, go through the provider, and stand before the page of this title."""
    page.get_by_role("button", name="Entrar", exact=True).click()
    expect(page.locator(f"{MAIN} h1")).to_contain_text(title, timeout=PATIENCE)
    chrome.settle(page)


def test_an_agency_logs_in_sees_its_own_and_logs_out(
    page: Page, address: str, provider: Provider, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    recorte = replace(seen_by(HORIZON), period=preset("mes_atual", TODAY))
    figures = sales.figures(recorte)
    provider.claims = {"email": AGENCY.upper(), "email_verified": True}
    expect(page.locator(MAIN)).to_contain_text("Entre com a sua conta")
    assert not chrome.metrics(page)
    enter(page, "Início")
    assert "email" in provider.asked[-1]
    shown = chrome.metrics(page)
    assert shown["VGV líquido"] == fmt.brl_short(figures["vgv_liquido"].value)
    assert shown["Vendas líquidas"] == fmt.integer(figures["vendas_liquidas"].value)
    expect(page.get_by_text(AGENCY)).to_be_visible()
    page.get_by_role("link", name="Ver vendas em detalhe").click()
    expect(page.locator(f"{MAIN} h1")).to_contain_text("Vendas")
    chrome.settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Baixar Excel").click()
    assert waiting.value.suggested_filename.endswith(".xlsx")
    found = sheets(Path(waiting.value.path()).read_bytes())
    assert len(found["Dados"]) == 1 + sales.count(recorte, "vendas") > 1
    assert not [name for name in OTHERS if name in str(found) + page.content()]
    page.get_by_role("button", name="Sair").click()
    page.get_by_role("button", name="Entrar", exact=True).wait_for()
    assert provider.logouts[-1] == f"{address}/oauth2callback"
    assert not chrome.metrics(page)
    assert "Horizonte" not in page.content()


def test_whoever_is_not_on_the_list_stays_outside(page: Page, provider: Provider) -> None:
    strangers = (
        {"email": "ninguem@example.com", "email_verified": True},
        {"email": AGENCY, "email_verified": False},
    )
    for claims in strangers:
        provider.claims = claims
        enter(page, "Sem acesso")
        expect(page.locator(MAIN)).to_contain_text("não está na lista")
        assert not chrome.metrics(page)
        assert "Horizonte" not in page.content()
        page.get_by_role("button", name="Sair e entrar com outra conta").click()
    # A token that was not made for these pages is no login at all.
    provider.claims = {"email": AGENCY, "email_verified": True, "aud": "another"}
    entering = page.get_by_role("button", name="Entrar", exact=True)
    entering.wait_for()
    with page.expect_navigation(url=re.compile(r"/oauth2callback|/$")):
        entering.click()
    expect(page.locator(MAIN)).to_contain_text("Entre com a sua conta", timeout=PATIENCE)
    assert not chrome.metrics(page)
