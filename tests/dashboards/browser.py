"""The pages in a real Chromium: a server on a free loopback port, and a browser to look at it.

with served(warehouse) as address, opened() as browser:
    page = visit(browser, address)
    assert metrics(page)["Vendas brutas"] == "17"
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
STREAMLIT = ("-m", "streamlit")
START_SECONDS = 60
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# Every kind of element loads its own script first and shows a grey box meanwhile.
DRAWN = "document.querySelector('[data-testid=stSkeleton]') === null"
_ERRORS: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()
# A deep link to a page makes Streamlit's client probe for its base path at two addresses that do not
# exist; the browser reports both.
HARMLESS = ("/_stcore/host-config", "/_stcore/health")


def chromium() -> str | None:
    """The Chromium of this machine, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def served(
    warehouse: Path | str,
    *program: str,
    script: str = "dashboards/app.py",
    environment: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The address of the pages over a published warehouse, started as people start them.

    Args:
        warehouse: what `WAREHOUSE` names.
        program: what runs the script instead of Streamlit's own module, with the same arguments.
        script: another Streamlit script, from the repository's root.
        environment: further variables of the server.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, *(program or STREAMLIT), "run", script, "--server.port", str(port),
        "--server.headless", "true", "--server.fileWatcherType", "none",
        "--server.address", "127.0.0.1",
    ]  # fmt: skip
    variables = os.environ | {"WAREHOUSE": str(warehouse)} | dict(environment or {})
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(address, server)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


@contextmanager
def opened() -> Iterator[BrowserContext]:
    """A headless Brazilian Chromium. Its pages share the cache of files and nothing of the session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        yield browser.new_context(locale="pt-BR", timezone_id="America/Sao_Paulo")
        browser.close()


def visit(
    browser: BrowserContext,
    address: str,
    *,
    width: int = 1440,
    height: int = 1000,
    dark: bool = False,
) -> Page:
    """A fresh visitor at `address`, with the page drawn. `errors(page)` says what went wrong."""
    page = browser.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.set_default_timeout(20_000)
    found: list[str] = []
    page.on("console", lambda message: _note_console(message, found))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("response", lambda response: _note_response(response, found))
    _ERRORS[page] = found
    page.goto(address)
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until the run that the last action caused is over and drawn."""
    page.wait_for_timeout(250)  # the client sends the action only after a short delay
    page.wait_for_selector(SETTLED)
    page.locator('[data-testid="stMain"] h1').first.wait_for()
    page.wait_for_selector(SETTLED)
    page.wait_for_function(DRAWN)


def metrics(page: Page) -> dict[str, str]:
    """The cards as the reader sees them: label and value."""
    return {
        card.locator('[data-testid="stMetricLabel"]').inner_text().strip(): card.locator(
            '[data-testid="stMetricValue"]'
        )
        .inner_text()
        .strip()
        for card in page.locator('[data-testid="stMetric"]').all()
    }


def errors(page: Page) -> list[str]:
    """What the browser complained about since the page was opened."""
    return list(_ERRORS[page])


def _note_console(message: ConsoleMessage, found: list[str]) -> None:
    # Missing files are judged by their address in `_note_response`; the console does not name them.
    if message.type == "error" and "404" not in message.text:
        found.append(message.text)


def _note_response(response: Response, found: list[str]) -> None:
    if response.status >= HTTPStatus.BAD_REQUEST and not response.url.endswith(HARMLESS):
        found.append(f"{response.status} {response.url}")


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the pages' server ended with code {server.returncode}")
        try:
            connection = HTTPConnection(address.removeprefix("http://"), timeout=2)
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == HTTPStatus.OK:
                return
        except OSError:  # nobody listens yet
            pass
        time.sleep(0.2)
    raise TimeoutError(f"the pages did not answer within {START_SECONDS} s")
