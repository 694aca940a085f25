"""How the pages reach the browser: nothing waits in the server, and the browser hears early what it needs.

By itself Streamlit's client looks for the server below the page's own address first, and it asks for the
script of each kind of element only when the first element of that kind has arrived. Plotly's has 4.7 MB.
"""

from __future__ import annotations

import re
import socket
from asyncio import base_events
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from mimetypes import guess_type
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

# What nearly every page has, as Streamlit names the scripts of its elements.
KINDS = (
    "Metric", "ButtonGroup", "Selectbox", "Multiselect", "PlotlyChart", "DataFrame", "DownloadButton",
)  # fmt: skip
WHERE = "<script>window.__streamlit = {BACKEND_BASE_URL: new URL('./', location).href}</script>"
IMPORTED = re.compile(r'(?:from|import)\s*"\./([\w.-]+\.js)"')


def send_at_once() -> None:
    """Let no message wait for the other side's acknowledgement of the one before it.

    asyncio sees to that where a socket says that it is TCP, and Streamlit 1.67 opens the server's without
    saying so. Each of the hundred files of a first load then took 40 ms.
    """
    base_events._set_nodelay = _set_nodelay  # type: ignore[attr-defined]


def _set_nodelay(sock: socket.socket) -> None:
    if sock.family in (socket.AF_INET, socket.AF_INET6):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Import plotly, pandas and duckdb before the first visitor asks, who would wait for them."""
    import_module("dashboards.components")
    yield


def routes() -> list[Route]:
    """Streamlit's HTML at the address of every page, with what the browser should know from the start.

    Below a `server.baseUrlPath` Streamlit answers with its own instead.
    """
    static = Path(file_util.get_static_dir())
    html = (static / "index.html").read_text(encoding="utf-8")
    links = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in _scripts(static / "static" / "js", html)
    )
    known = html.replace('lang="en"', 'lang="pt-BR"').replace("</head>", f"{WHERE}{links}</head>")

    def page(_request: Request) -> HTMLResponse:
        return HTMLResponse(known, headers={"Cache-Control": "no-cache"})

    names = [path.stem for path in (Path(__file__).parent / "paginas").glob("[!_]*.py")]
    return [Route(address, page) for address in ("/", *(f"/{name}" for name in sorted(names)))]


class Kept:
    """Answers for the browser's scripts, styles and fonts from memory.

    Streamlit opens and reads a file in threads of their own, piece by piece, beside the script that runs
    for the same visitor. The names carry a hash of their content, so a file of a name never changes.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        static = Path(file_util.get_static_dir())
        self._files = {
            f"/{path.relative_to(static).as_posix()}": path
            for path in (static / "static").rglob("*")
            if path.is_file()
        }
        self._answers: dict[str, Response] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a plain request for one of the files; leave all else to the app."""
        address = scope.get("path", "")
        if scope.get("method") != "GET" or address not in self._files:
            await self._app(scope, receive, send)
            return
        if address not in self._answers:
            path = self._files[address]
            self._answers[address] = Response(
                path.read_bytes(),
                media_type=guess_type(path.name)[0] or "application/octet-stream",
                headers={"Cache-Control": "public, immutable, max-age=31536000"},
            )
        await self._answers[address](scope, receive, send)


def _scripts(folder: Path, html: str) -> list[str]:
    """The files of `KINDS` and all that they import, but for what the HTML names already."""
    known = set(re.findall(r"static/js/([\w.-]+\.js)", html))
    waiting = [path.name for kind in KINDS for path in folder.glob(f"{kind}.*.js")]
    found: list[str] = []
    while waiting:
        name = waiting.pop(0)
        if name not in known:
            known.add(name)
            found.append(name)
            waiting += IMPORTED.findall((folder / name).read_text(encoding="utf-8"))
    return found
