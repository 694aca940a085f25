"""A few lines of CVDW in memory: sorted by `referencia_data`, filtered inclusively, paged by number.

It stands where `ApiSession` does, so that the reader's logic can be tried against a table that changes
under its feet without any server.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

from pipelines.http import Traffic


class FakeCvdw:
    """Rows of one object, by id: `(referencia_data, payload)`."""

    def __init__(self, rows: dict[int, str | None]) -> None:
        self.rows: dict[int, dict[str, Any]] = {}
        for identifier, cursor in rows.items():
            self.write(identifier, cursor)
        self.asked: list[dict[str, Any]] = []
        self.unseen = 0  # rows that the total promises and no page shows
        self.before: Callable[[int], None] = lambda how_many: None

    def write(self, identifier: int, cursor: str | None, **fields: Any) -> None:
        self.rows[identifier] = {"idreserva": identifier, "referencia_data": cursor, **fields}

    def fetch(
        self,
        path: str,
        params: dict[str, Any],
        decode: Callable[[bytes], Any],
        traffic: Traffic,
        **_: Any,
    ) -> Any:
        self.before(len(self.asked))
        self.asked.append(dict(params))
        traffic.requests += 1
        size, number = int(params["registros_por_pagina"]), int(params["pagina"])
        rows = sorted(
            self._filtered(params), key=lambda row: (row["referencia_data"] or "", row["idreserva"])
        )
        page = rows[(number - 1) * size : number * size]
        envelope = {
            "pagina": number,
            "registros": size,
            "total_de_registros": len(rows) + self.unseen,
            "total_de_paginas": math.ceil(len(rows) / size),
            "dados": page,
        }
        return decode(json.dumps(envelope).encode())

    def _filtered(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        start, end = params.get("a_partir_data_referencia"), params.get("ate_data_referencia")
        if not start and not end:
            return list(self.rows.values())
        return [
            row
            for row in self.rows.values()
            if (cursor := row["referencia_data"])
            and not cursor.startswith("0000")
            and (not start or cursor >= start)
            and (not end or cursor <= end)
        ]
