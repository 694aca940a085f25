"""One viewer of the pages in a real Chromium, with a stopwatch inside the page.

The watch stands in the page itself, so what is measured is what the viewer waits for: from the press of the
mouse (or the start of the navigation) until the last card has its figure, and until nothing of the page
moves any more, charts and tables included. A table is painted into a canvas, so each text that was not yet
at its place counts; the same table for screen readers alone, which follows inside the canvas a third of a
second later, does not. Bytes are those of the socket's messages as the browser hands
them on: Streamlit 1.67 sends them uncompressed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, WebSocket

QUIET_MS = 400  # so long nothing may move before a page counts as drawn
WATCH = """
(() => {
  const watch = window.watch = {pressed: 0, cards: null, drawn: null, text: ''};
  const painted = new Set();
  const cards = () => [...document.querySelectorAll(
    '[data-testid=stMetricValue], [data-testid=stMetricDelta]')].map(e => e.textContent).join('|');
  watch.press = () => {
    painted.clear();
    Object.assign(watch, {pressed: performance.now(), cards: null, drawn: null, text: cards()});
  };
  document.addEventListener('mousedown', watch.press, true);
  const paint = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (...text) {
    const placed = text.join('|');
    if (this.canvas.isConnected && !painted.has(placed)) {
      painted.add(placed);
      watch.drawn = performance.now();
    }
    return paint.apply(this, text);
  };
  new MutationObserver(changes => {
    const main = document.querySelector('[data-testid=stMain]');
    const shown = element => main.contains(element) && !element.parentElement?.closest('canvas')
      && element.nodeName !== 'CANVAS';
    if (!main || !changes.some(change => shown(change.target))) return;
    watch.drawn = performance.now();
    const text = cards();
    if (text !== watch.text) { watch.text = text; watch.cards = watch.drawn; }
  }).observe(document, {childList: true, characterData: true, subtree: true});
})()
"""
STILL = f"""() => document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
    && !document.querySelector('[data-testid=stMain] [data-testid=stSkeleton]')
    && performance.now() - (watch.drawn ?? watch.pressed + {QUIET_MS}) > {QUIET_MS}"""


@dataclass(frozen=True)
class Waited:
    """Seconds until the cards had their figures and until all was drawn, and the socket's bytes.

    Without a card whose figure changed, `cards` is when all was drawn.
    """

    cards: float
    drawn: float
    bytes: int


def told(watch: dict[str, Any], received: int) -> Waited:
    """What the stopwatch says, beside the socket's bytes."""
    pressed = watch["pressed"]
    drawn = pressed if watch["drawn"] is None else watch["drawn"]
    cards = drawn if watch["cards"] is None else watch["cards"]
    return Waited((cards - pressed) / 1000, (drawn - pressed) / 1000, received)


class Viewer:
    """A browser of its own (context, cache, session) on one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._bytes = 0
        page.set_default_timeout(60_000)
        page.add_init_script(WATCH)
        page.on("websocket", self._listen)

    def open(self, address: str) -> Waited:
        """Load the page anew."""
        return self._measured(lambda: self.page.goto(address))

    def choose_period(self, label: str) -> Waited:
        """Take another period in the sidebar."""
        self._unfold("Período")
        return self._measured(lambda: self._option(label).click())

    def choose_development(self, label: str) -> Waited:
        """Filter by one development in the sidebar."""
        self._unfold("Empreendimento")
        return self._measured(lambda: self._option(label).click())

    def drop_development(self) -> Waited:
        """Remove that filter again."""
        self._box("Empreendimento").get_by_role("combobox").click()
        found = self._measured(lambda: self.page.keyboard.press("Backspace"))
        self.page.keyboard.press("Escape")
        return found

    def click_bar(self, bar: int) -> Waited:
        """Click one bar of the first chart, as a person does: point first, then press."""
        marks = self.page.locator('[data-testid="stPlotlyChart"]').first.locator(
            ".bars .point path"
        )
        marks.first.scroll_into_view_if_needed()
        seen = marks.evaluate_all(
            "all => all.flatMap((e, n) => e.getBoundingClientRect().width > 4 ? [n] : [])"
        )
        # Where only what was chosen is left, pressing that one lets it go.
        mark = marks.nth(seen[min(bar, len(seen) - 1)])
        mark.hover(force=True)
        self.page.wait_for_timeout(250)  # plotly clicks what it hovers
        return self._measured(lambda: mark.click(force=True))

    def developments(self) -> list[str]:
        """What the filter of developments offers."""
        self._unfold("Empreendimento")
        found = [option.inner_text() for option in self.page.get_by_role("option").all()]
        self.page.keyboard.press("Escape")
        return found

    def arm(self, label: str) -> None:
        """Unfold the periods, so that `fire` needs no more than its click."""
        self._unfold("Período")
        self._option(label).wait_for()
        self._bytes = 0

    def fire(self, label: str, at_ms: float) -> None:
        """Take a period at a moment of the wall clock, to the millisecond."""
        self.page.evaluate(
            """([label, at]) => {
                const option = [...document.querySelectorAll('[role=option]')]
                    .find(option => option.textContent === label);
                setTimeout(() => { watch.press(); option.click(); }, at - Date.now());
            }""",
            [label, at_ms],
        )

    def waited(self) -> Waited:
        """What the last action took, once the page is still.

        Raises:
            RuntimeError: if the page shows an error: a failed page is a quick one.
        """
        self.page.wait_for_function(STILL)
        if self.page.locator('[data-testid="stAlertContentError"]').count():
            raise RuntimeError(f"{self.page.url} shows an error instead of its figures")
        return told(self.page.evaluate("({...watch, press: null})"), self._bytes)

    def _measured(self, action: Any) -> Waited:
        self._bytes = 0
        action()
        return self.waited()

    def _box(self, label: str) -> Any:
        boxes = '[data-testid="stSelectbox"], [data-testid="stMultiSelect"]'
        return self.page.locator('[data-testid="stSidebar"]').locator(boxes).filter(has_text=label)

    def _unfold(self, label: str) -> None:
        self._box(label).get_by_role("combobox").click()
        self.page.get_by_role("option").first.wait_for()

    def _option(self, label: str) -> Any:
        return self.page.get_by_role("option", name=label, exact=True)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, payload: str | bytes) -> None:
        self._bytes += len(payload)


@contextmanager
def viewer(browser: Browser, *, width: int = 1440, height: int = 1000) -> Iterator[Viewer]:
    """A viewer with empty caches, gone at the end."""
    context = browser.new_context(
        locale="pt-BR",
        timezone_id="America/Sao_Paulo",
        viewport={"width": width, "height": height},
    )
    try:
        yield Viewer(context.new_page())
    finally:
        context.close()
