"""One tiny company for the tests that only look, and a client that speaks both protocols."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
import requests

from pipelines.sandbox import Sandbox

TODAY = date(2026, 3, 31)
WIDE = {"startDate": "2000-01-01", "endDate": "2060-12-31", "selectionType": "D"}


def evening(year: int, month: int, day: int) -> datetime:
    """20:00 of that day, wall time, as the sandbox's clock tells it."""
    return datetime.combine(date(year, month, day), time(20))


class Client:
    """Reads whole objects of a sandbox."""

    def __init__(self, box: Sandbox) -> None:
        self.box = box
        self.env = box.env
        self.session = requests.Session()

    def cvdw(self, path: str, **params: object) -> requests.Response:
        headers = {
            "email": self.env["SOURCES__CVCRM__EMAIL"],
            "token": self.env["SOURCES__CVCRM__TOKEN"],
        }
        url = f"{self.env['SOURCES__CVCRM__BASE_URL']}/{path}"
        return self.session.get(url, params=params, headers=headers, timeout=30)

    def sienge(self, path: str, **params: object) -> requests.Response:
        auth = (self.env["SOURCES__SIENGE__USERNAME"], self.env["SOURCES__SIENGE__PASSWORD"])
        url = f"{self.env['SOURCES__SIENGE__BASE_URL']}/{path}"
        return self.session.get(url, params=params, auth=auth, timeout=30)

    def rows(self, path: str, **params: object) -> list[dict[str, Any]]:
        """Every record of a CVDW object."""
        found: list[dict[str, Any]] = []
        page = 1
        while True:
            body = self.cvdw(path, pagina=page, registros_por_pagina=500, **params).json()
            found += body["dados"]
            if page >= body["total_de_paginas"]:
                return found
            page += 1

    def results(self, path: str, **params: object) -> list[dict[str, Any]]:
        """Every record of a Sienge REST list."""
        found: list[dict[str, Any]] = []
        while True:
            body = self.sienge(f"v1/{path}", limit=200, offset=len(found), **params).json()
            found += body["results"]
            if len(found) >= body["resultSetMetadata"]["count"]:
                return found

    def income(self, **params: object) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.sienge(
            "bulk-data/v1/income", **{**WIDE, **params}
        ).json()["data"]
        return rows

    def extracts(self, **params: object) -> list[dict[str, Any]]:
        window = {"startDueDate": "2000-01-01", "endDueDate": "2060-12-31", **params}
        path = "bulk-data/v1/customer-extract-history"
        rows: list[dict[str, Any]] = self.sienge(path, **window).json()["data"]
        return rows

    def bulk_sales(self, situation: str, **params: object) -> list[dict[str, Any]]:
        """The bulk sales of every enterprise in that situation."""
        found: list[dict[str, Any]] = []
        for enterprise in {row["enterpriseId"] for row in self.results("sales-contracts")}:
            found += self.sienge(
                "bulk-data/v1/sales",
                enterpriseId=enterprise,
                situation=situation,
                createdAfter="2000-01-01",
                createdBefore="2040-01-01",
                **params,
            ).json()["data"]
        return found


@pytest.fixture(scope="session")
def still() -> Iterator[Client]:
    """A company whose clock nobody moves and whose faults nobody sets."""
    with Sandbox(size="tiny", seed=7, today=TODAY) as box:
        yield Client(box)


@pytest.fixture
def moving() -> Iterator[Client]:
    """A company of one's own."""
    with Sandbox(size="tiny", seed=7, today=TODAY) as box:
        yield Client(box)
