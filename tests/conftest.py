"""What several folders of tests share: a real browser, or a plain sentence that there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.dashboards import browser as chrome

LONGEST = "test_kills"  # minutes: begun last, it would keep one of two processes waiting


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest test."""
    items.sort(key=lambda item: LONGEST not in item.nodeid)


@pytest.fixture(scope="module")
def browser() -> Iterator[BrowserContext]:
    """A headless Chromium; skipped where there is none, failed where one is required (CI)."""
    if not chrome.chromium():
        sentence = "no Chromium on this machine: the pages were not looked at in a browser"
        if os.environ.get("VGV_REQUIRE_BROWSER") == "1":
            pytest.fail(sentence)
        pytest.skip(sentence)
    with chrome.opened() as found:
        yield found
