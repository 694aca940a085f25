"""How long the pages keep people waiting, in a real Chromium, at 100,000 reservations and a million leads.

    python -m benchmarks.pages                             builds its warehouse first (a quarter of an hour)
    python -m benchmarks.pages --warehouse FILE            takes the copy published beside FILE
    python -m benchmarks.pages --pages vendas leads        only these; the others' results stay as they are
    python -m benchmarks.pages --pages                     none of them, the ten viewers alone

For each page, on a server started for it alone:

- first load: a browser that has never been here, held against an empty Streamlit page (`empty_page.py`),
  in a browser without a test driver (`bare.py`)
- filter change: another period, a development chosen, a bar clicked; from the press of the mouse until the
  last card has its new figure, and until nothing on the page moves any more
- server: what the script's own run takes (`reruns.py`): the first of a fresh process, for what nobody has
  asked before (cold), and for what stands in the cache (warm)
- bytes over the socket, for the first load and for a change

Then ten viewers, each on another page, change the period in the same instant:

- as people live it: one of them is watched in a browser, each page in its turn, while the nine others are
  whole sessions that ask the server for the same and are drawn on machines of their own (`sessions.py`)
- harder: all ten in browsers on this machine, which then draws for ten beside the server

Every figure is a median. Browser and server share the machine, so a busy one makes both slower: the load
average that a page met stands beside its figures in `benchmarks/results/pages.json`. The empty page is
served as Streamlit serves it by itself, the pages as people start them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.bare import first_load
from benchmarks.published import built, enlarged, rows
from benchmarks.sessions import session
from benchmarks.viewer import Viewer, Waited, viewer
from tests.dashboards import browser as chrome

RESULTS = Path(__file__).parent / "results"
RESERVATIONS, LEADS = 100_000, 1_000_000
START = "Últimos 12 meses"
PERIODS = ("Mês anterior", "Ano atual", "Ano anterior", "Mês atual")
DEVELOPMENTS = 3
BARS = (0, 1, 2)
LOADS = 3
VIEWERS, ROUNDS = 10, 5
# Each page, what its address needs beyond the period, and whether its first chart filters by a click.
HOME = "inicio"
PAGES = {
    HOME: ("", False), "vendas": ("", True), "leads": ("", True), "motivos": ("", True),
    "imobiliarias": ("", True), "comissoes": ("", True), "repasses": ("", True),
    "metas": ("&nivel=Empreendimento", True), "estoque": ("", True), "conciliacao": ("", True),
    "sobre": ("", False),
}  # fmt: skip
READ = (
    "vw_leads", "vw_reservas", "vw_eventos_funil", "vw_perdas", "vw_vendas", "vw_parcelas_comissao",
    "vw_estoque", "vw_metas",
)  # fmt: skip
TARGETS = {
    "change": 0.6, "warm": 0.15, "cold": 1.0, "beyond empty": 1.5, "viewers": 1.5, "bytes": 1_000_000,
}  # fmt: skip


@dataclass
class Page:
    """What was measured of one page, as it came."""

    loads: list[Waited] = field(default_factory=list)
    bytes: int = 0
    changes: dict[str, list[Waited]] = field(default_factory=dict)
    server: dict[str, list[float]] = field(default_factory=dict)

    def summary(self, empty: float) -> dict[str, Any]:
        """The medians; an action's are over what nobody had asked before and what somebody had."""
        every = [waited for kind in self.changes.values() for waited in kind]
        return {
            "first_load": _rounded(one.drawn for one in self.loads),
            "first_load_cards": _rounded(one.cards for one in self.loads),
            "beyond_empty": round(median(one.drawn for one in self.loads) - empty, 3),
            "change": _rounded(one.cards for one in every),
            "change_drawn": _rounded(one.drawn for one in every),
            "by_action": {
                kind: {
                    "cards": _rounded(one.cards for one in found),
                    "drawn": _rounded(one.drawn for one in found),
                    "measured": len(found),
                }
                for kind, found in self.changes.items()
            },
            "server_start": _rounded(self.server["start"]),
            "server_cold": _rounded(self.server["cold"]),
            "server_warm": _rounded(self.server["warm"]),
            "bytes_first": self.bytes,
            "bytes_change": max(one.bytes for one in every),
        }


def address_of(server: str, name: str) -> str:
    """A page's address over the last twelve months."""
    path = "" if name == HOME else name
    return f"{server}/{path}?periodo={quote(START)}{PAGES[name][0]}"


def measure_page(browser: Browser, warehouse: Path, name: str) -> Page:
    """Everything of one page but the ten viewers."""
    found = Page(server=measure_server(warehouse, name))
    with chrome.served(warehouse) as server:
        address = address_of(server, name)
        with viewer(browser) as one:
            found.bytes = one.open(address).bytes
        found.loads = [first_load(address) for _ in range(LOADS)]
        with viewer(browser) as one:
            one.open(address)
            for _ in ("asked for the first time", "and again"):
                for kind, act in _actions(one, clicks=PAGES[name][1]):
                    waited = act()
                    if kind:
                        found.changes.setdefault(kind, []).append(waited)
    return found


def measure_server(warehouse: Path, name: str) -> dict[str, list[float]]:
    """Seconds of the script's runs in a process of their own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.reruns", name],
        cwd=chrome.ROOT,
        env=os.environ | {"WAREHOUSE": str(warehouse)},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _actions(one: Viewer, *, clicks: bool) -> Iterator[tuple[str | None, Callable[[], Waited]]]:
    """What a viewer does, kind by kind; None leads back to where the next one starts."""
    for period in PERIODS:
        yield "period", partial(one.choose_period, period)
    yield None, partial(one.choose_period, START)
    for development in one.developments()[:DEVELOPMENTS]:
        yield "development", partial(one.choose_development, development)
        yield None, one.drop_development
    for bar in BARS if clicks else ():
        yield "click", partial(one.click_bar, bar)
        yield None, partial(one.click_bar, bar)


def measure_empty(warehouse: Path) -> list[float]:
    """First loads of a page without anything on it."""
    with chrome.served(warehouse, script="benchmarks/empty_page.py") as address:
        found = [first_load(address).drawn for _ in range(LOADS + 1)]
    return found[1:]  # the first one meets a server that has run nothing yet


def measure_viewers(browser: Browser, warehouse: Path) -> list[Waited]:
    """What one of ten viewers waits for, on each page in its turn; the nine others have no browser here."""
    names = _watched()
    found = []
    with chrome.served(warehouse) as server:
        for watched in names:
            with ExitStack() as stack:
                one = stack.enter_context(viewer(browser))
                one.open(address_of(server, watched))
                others = [
                    stack.enter_context(session(address_of(server, name)))
                    for name in names
                    if name != watched
                ]
                for turn in range(ROUNDS):
                    period = _period(turn)
                    one.arm(period)
                    instant = time.time() * 1000 + 500
                    for each in (*others, one):
                        each.fire(period, instant)
                    for other in others:
                        other.waited()
                    found.append(one.waited())
    return found


def measure_browsers(browser: Browser, warehouse: Path) -> list[Waited]:
    """What each of ten viewers waits for whose browsers are all on this machine."""
    names = _watched()
    found = []
    with ExitStack() as stack:
        server = stack.enter_context(chrome.served(warehouse))
        viewers = [stack.enter_context(viewer(browser)) for _ in names]
        for one, name in zip(viewers, names, strict=True):
            one.open(address_of(server, name))
        for turn in range(ROUNDS):
            period = _period(turn)
            for one in viewers:
                one.arm(period)
            instant = time.time() * 1000 + 1000
            for one in viewers:
                one.fire(period, instant)
            time.sleep(1.2)
            found += [one.waited() for one in viewers]
    return found


def _watched() -> list[str]:
    return [name for name in PAGES if name != "sobre"][:VIEWERS]


def _period(turn: int) -> str:
    return (*PERIODS, START)[turn % (len(PERIODS) + 1)]


def show(result: dict[str, Any]) -> None:
    """Print every page's medians."""
    table = Table(box=box.MARKDOWN, title="medians in seconds; what misses its target in brackets")
    columns = (
        ("change", "change", 1), ("drawn", "change_drawn", 1), ("server warm", "server_warm", 1),
        ("cold", "server_cold", 1), ("start", "server_start", 1),
        ("first load", "first_load", 1), ("beyond empty", "beyond_empty", 1),
        ("kB first", "bytes_first", 1000), ("kB change", "bytes_change", 1000), ("load", "load", 1),
    )  # fmt: skip
    limits = {
        "change": "change", "server_warm": "warm", "server_cold": "cold",
        "beyond_empty": "beyond empty", "bytes_first": "bytes", "bytes_change": "bytes",
    }  # fmt: skip
    table.add_column("")
    for title, _, _ in columns:
        table.add_column(title, justify="right")
    for name, page in result["pages"].items():
        cells = []
        for _, key, scale in columns:
            text = f"{page[key] / scale:.0f}" if scale > 1 else f"{page[key]:.2f}"
            missed = key in limits and page[key] > TARGETS[limits[key]]
            cells.append(f"({text})" if missed else text)
        table.add_row(name, *cells)
    console = Console(width=140)
    console.print(table)
    for kind in ("viewers", "browsers"):
        if kind in result:
            console.print(f"ten {kind} at once, target {TARGETS['viewers']} s: {result[kind]}")


def _rounded(found: Any) -> float:
    return round(median(found), 3)


def measure(warehouse: Path, names: list[str], *, viewers: bool) -> dict[str, Any]:
    """Measure these pages and perhaps the viewers; the results are kept with those of the others."""
    kept = RESULTS / "pages.json"
    result = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    counts = rows(warehouse)
    result["rows"] = {view: counts[view] for view in READ}
    result["cores"] = os.cpu_count()
    result.setdefault("pages", {})
    with chrome.opened() as context:
        browser = context.browser
        assert browser is not None
        for name in names:
            load = round(os.getloadavg()[0], 1)
            empty = _rounded(measure_empty(warehouse))
            page = measure_page(browser, warehouse, name).summary(empty)
            page |= {"empty": empty, "load": load}
            print(name, json.dumps(page), flush=True)
            result["pages"][name] = page
            _keep(result, kept)
        ten = {"viewers": measure_viewers, "browsers": measure_browsers} if viewers else {}
        for kind, wait in ten.items():
            load = round(os.getloadavg()[0], 1)
            waited = wait(browser, warehouse)
            result[kind] = {
                "change": _rounded(one.cards for one in waited),
                "change_drawn": _rounded(one.drawn for one in waited),
                "load": load,
            }
            _keep(result, kept)
    return result


def _keep(result: dict[str, Any], kept: Path) -> None:
    result["pages"] = {name: result["pages"][name] for name in PAGES if name in result["pages"]}
    RESULTS.mkdir(exist_ok=True)
    kept.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--warehouse", type=Path, help="the published copy beside it is measured")
    parser.add_argument("--pages", nargs="*", choices=list(PAGES), default=list(PAGES))
    parser.add_argument("--viewers", action=argparse.BooleanOptionalAction, default=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pages-") as name:
        folder = Path(name)
        warehouse = arguments.warehouse
        if warehouse is None:
            (folder / "built").mkdir()
            warehouse = built(folder / "built", RESERVATIONS)
        warehouse = enlarged(warehouse, folder, LEADS)
        show(measure(warehouse, arguments.pages, viewers=arguments.viewers))


if __name__ == "__main__":
    main()
