"""A published warehouse for the pages' tests, and caches that never reach from one test into the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import BrowserContext

from dashboards import data
from dashboards.slices import Recorte
from tests.dashboards import browser as chrome
from tests.dashboards.published import publish
from tests.dashboards.test_data import BEFORE, YEAR


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine hundred invented sales; loaded two hours ago."""
    return publish(tmp_path_factory.mktemp("publicado"))


@pytest.fixture
def recorte(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Recorte:
    """A year of it beside the year before, as someone who may see everything."""
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    return Recorte(data.current_version(), YEAR, BEFORE)


@pytest.fixture(scope="module")
def address(warehouse: Path, browser: BrowserContext) -> Iterator[str]:
    """Where the pages over it are served; without a browser, nothing needs to be."""
    with chrome.served(warehouse) as found:
        yield found


@pytest.fixture(autouse=True)
def _nothing_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A page left open keeps drawing and slows the next test; where no browser asks, caches are emptied."""
    browser = request.getfixturevalue("browser") if "browser" in request.keywords else None
    yield
    if browser:
        for page in browser.pages:
            page.close()
    else:
        st.cache_data.clear()
        st.cache_resource.clear()
