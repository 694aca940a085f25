"""How the pages are served: hints for the browser, and no answer that waits for an acknowledgement."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from streamlit import file_util

from dashboards.serving import KINDS
from tests.dashboards import browser as chrome

STREAMLIT = Path(file_util.get_static_dir())
FILES = 20
# What a file takes that waits for its acknowledgement, by Linux; without waiting it takes two or three.
DELAYED_MS = 40


@pytest.fixture(scope="module")
def line(warehouse: Path) -> Iterator[HTTPConnection]:
    with (
        chrome.served(warehouse) as address,
        closing(HTTPConnection(address.removeprefix("http://"), timeout=20)) as connection,
    ):
        yield connection


def got(line: HTTPConnection, path: str) -> tuple[HTTPResponse, str]:
    line.request("GET", path)
    answer = line.getresponse()
    return answer, answer.read().decode()


def scripts(html: str) -> list[str]:
    """The files that the page asks its browser to fetch early."""
    return re.findall(r'rel="modulepreload" crossorigin href="\.([^"]+)"', html)


@pytest.mark.parametrize("path", ["/", "/vendas", "/sobre?periodo=Ano+atual"])
def test_every_page_names_the_scripts_of_its_elements(line: HTTPConnection, path: str) -> None:
    answer, html = got(line, path)
    assert answer.status == 200
    assert answer.getheader("cache-control") == "no-cache"
    named = scripts(html)
    assert {file.split("/")[-1].split(".")[0] for file in named} >= set(KINDS)
    assert len(named) == len(set(named))
    for file in named:
        found, text = got(line, file)
        assert "javascript" in found.getheader("content-type", "")
        assert "immutable" in found.getheader("cache-control", "")
        assert text == (STREAMLIT / file.lstrip("/")).read_text(encoding="utf-8")


def test_another_address_is_answered_by_streamlit_itself(line: HTTPConnection) -> None:
    answer, html = got(line, "/naoexiste")
    assert answer.status == 200
    assert "window.__streamlit" not in html
    assert "window.__streamlit" in got(line, "/vendas")[1]


@pytest.mark.parametrize("path", ["/static/js/naoexiste.js", "/static/../secrets.toml", "/static/"])
def test_nothing_but_those_files_is_answered_from_memory(line: HTTPConnection, path: str) -> None:
    answer, _ = got(line, path)
    assert "immutable" not in answer.getheader("cache-control", "")


def test_small_files_do_not_wait_for_an_acknowledgement(line: HTTPConnection) -> None:
    file = min(scripts(got(line, "/")[1]), key=len)
    started = time.perf_counter()
    for _ in range(FILES):
        got(line, file)
    assert time.perf_counter() - started < FILES * DELAYED_MS / 1000 * 0.75
