"""People who may come in, and the app as one of them sees it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboards import connection
from dashboards.slices import Recorte, Scope, Version
from tests.dashboards.published import AGENCIES
from tests.dashboards.test_data import BEFORE, YEAR
from tests.dashboards.test_pages import APP, PAGES, RUN_SECONDS

LIST = """email;papel;escopo;observação
diretora@vgv.example;Diretoria;;
gestora@vgv.example;gestor;cv-2 cv-3;
contas@vgv.example;financeiro;;
Maria@Horizonte.example ;Imobiliária;cv-2;parceira
casa@propria.example;imobiliaria;cv-1;
nova@parceira.example;imobiliaria;cv-99;ainda sem vendas
corretor@horizonte.example;corretor;cv-310;
"""
EVERYONE = {
    "diretora@vgv.example": "diretoria", "gestora@vgv.example": "gestor",
    "contas@vgv.example": "financeiro", "maria@horizonte.example": "imobiliaria",
    "corretor@horizonte.example": "corretor",
}  # fmt: skip
AGENCY = "maria@horizonte.example"
HORIZON = Scope("imobiliaria", ("cv-2",))
OTHERS = [name for name in AGENCIES if name != "Horizonte Consultoria"]


def write_list(folder: Path) -> Path:
    """The list of people as a file, written as a Brazilian Excel does."""
    path = folder / "acessos.csv"
    path.write_text(LIST, encoding="cp1252")
    return path


def seen_by(scope: Scope) -> Recorte:
    """A year of the published version as someone of this scope sees it."""
    return Recorte(Version(connection.current_version(), scope), YEAR, BEFORE)


def visited(
    email: str | None,
    page: str = "Início",
    query: Mapping[str, str | list[str]] | None = None,
    **claims: Any,
) -> AppTest:
    """A page of the app with a login configured, by title or file, run once by someone with these claims."""
    app = AppTest.from_file(str(APP), default_timeout=RUN_SECONDS)
    app.secrets["auth"] = {"client_id": "x"}
    app.user = {"is_logged_in": email is not None, "email": email, "iat": time.time()} | claims
    for name, value in (query or {}).items():
        app.query_params[name] = value
    app.run()
    if page != "Início":
        for name, value in (query or {}).items():
            app.query_params[name] = value
        app.switch_page(PAGES.get(page, page)).run()
    return app


def sent(app: AppTest) -> str:
    """Everything that the server sent to the browser in the last run, as text."""

    def elements(block: Any) -> Iterator[bytes]:
        for child in block.children.values():
            if hasattr(child, "children"):
                yield from elements(child)
            yield child.proto.SerializeToString() if child.proto else b""

    return b"\n".join(elements(app._tree)).decode("utf-8", errors="replace")
