"""Every page as a picture: on a desktop, light and dark, and on a phone.

    python -m tests.dashboards.screenshots FOLDER      the pages of $WAREHOUSE's published copy

Each page is opened whole, without anything to scroll, over the last twelve months: the day of the month
then decides little of what is seen. What a browser complains about ends the command with code 1, after
all pictures were taken.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import BrowserContext, Page

from pipelines.warehouse import Warehouse
from tests.dashboards import browser as chrome

PERIOD = "?periodo=" + quote("Últimos 12 meses")
HOME = "inicio"
# The page scrolls inside the window, so the window takes its height; the sidebar may be the taller one.
WHOLE = """() => Math.ceil(Math.max(...['stMain', 'stSidebarContent']
    .map(name => document.querySelector(`[data-testid=${name}]`))
    .filter(element => element && element.getBoundingClientRect().right > 0)
    .map(element => element.scrollHeight)))"""


@dataclass(frozen=True)
class Look:
    """How a reader sees the pages."""

    name: str
    width: int
    height: int
    dark: bool = False


LOOKS = (
    Look("clara", 1440, 1000),
    Look("escura", 1440, 1000, dark=True),
    Look("celular", 390, 844),
)


def take(browser: BrowserContext, address: str, folder: Path) -> list[str]:
    """Save every page in every look as `<page>_<look>.png`; returns what the browser complained about."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for path in paths(browser, address):
        for look in LOOKS:
            name = f"{path.strip('/') or HOME}_{look.name}"
            with whole(browser, address + path + PERIOD, look) as page:
                page.screenshot(path=folder / f"{name}.png")
                found += [f"{name}: {error}" for error in chrome.errors(page)]
    return found


def paths(browser: BrowserContext, address: str) -> list[str]:
    """The path of every page that the sidebar leads to, in its order."""
    page = chrome.visit(browser, address)
    links = page.locator('[data-testid="stSidebarNavLink"]').all()
    found = [link.evaluate("link => new URL(link.href).pathname") for link in links]
    page.close()
    return found


@contextmanager
def whole(browser: BrowserContext, address: str, look: Look) -> Iterator[Page]:
    """A page opened in a window as tall as the page itself."""
    page = chrome.visit(browser, address, width=look.width, height=look.height, dark=look.dark)
    try:
        for _ in range(2):  # what a taller window draws may be taller still
            height = max(look.height, page.evaluate(WHOLE))
            page.set_viewport_size({"width": look.width, "height": height})
            chrome.settle(page)
        page.wait_for_timeout(500)  # charts and tables fade in
        yield page
    finally:
        page.close()


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with (
        chrome.served(Warehouse.from_environment().location) as address,
        chrome.opened() as browser,
    ):
        found = take(browser, address, folder)
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
