"""First loads in a Chromium that nobody looks into.

An inspected browser is a slow one: told to report requests and consoles, as every test driver tells it, it
notes for each where in the source it came from, and reads Plotly's 4.7 MB again for that. So here the only
thing that is asked of the browser is to go to an address with the stopwatch in the page, and later what the
stopwatch says.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from websockets.sync.client import ClientConnection, connect

from benchmarks.viewer import STILL, WATCH, Waited, told
from tests.dashboards.browser import chromium

SECONDS = 60
FLAGS = (
    "--headless=new", "--no-sandbox", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--remote-debugging-port=0", "--lang=pt-BR",
    "--window-size=1440,1000",
)  # fmt: skip


def first_load(address: str) -> Waited:
    """What somebody waits for whose browser has never been at `address`; it counts no bytes.

    Raises:
        TimeoutError: if the page is not still after a minute.
    """
    with _browser() as browser:
        _ask(browser, "Page.enable")
        _ask(browser, "Page.addScriptToEvaluateOnNewDocument", source=WATCH)
        _ask(browser, "Page.navigate", url=address)
        _until(lambda: _value(browser, f"Boolean(window.watch) && Boolean(({STILL})())"))
        return told(_value(browser, "({...watch, text: null, press: null})"), 0)


@contextmanager
def _browser() -> Iterator[ClientConnection]:
    """The line to the one tab of a fresh browser with a profile of its own."""
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        command = [chromium() or "chromium", *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, stdout=quiet, stderr=quiet) as process:
            try:
                port = Path(profile) / "DevToolsActivePort"
                _until(lambda: port.exists() and len(port.read_text().splitlines()) > 1)
                with urlopen(f"http://127.0.0.1:{port.read_text().split()[0]}/json") as answer:
                    tabs = [tab for tab in json.load(answer) if tab["type"] == "page"]
                time.sleep(0.5)  # the browser's own start is nobody's first load
                with connect(tabs[0]["webSocketDebuggerUrl"], max_size=None) as line:
                    yield line
            finally:
                process.kill()


_numbers = count(1)


def _ask(browser: ClientConnection, method: str, **parameters: Any) -> dict[str, Any]:
    number = next(_numbers)
    browser.send(json.dumps({"id": number, "method": method, "params": parameters}))
    while True:
        answer: dict[str, Any] = json.loads(browser.recv(timeout=SECONDS))
        if answer.get("id") == number:
            return answer["result"]


def _value(browser: ClientConnection, expression: str) -> Any:
    found = _ask(browser, "Runtime.evaluate", expression=expression, returnByValue=True)
    return found["result"].get("value")


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not so within {SECONDS} s")
        time.sleep(0.2)
