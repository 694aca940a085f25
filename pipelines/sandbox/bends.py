"""What the faults make of a table or of a good answer, before it goes out."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from pipelines.sandbox.answers import Answer, of_json
from pipelines.sandbox.faults import Fault
from pipelines.sandbox.served import ServedTable

# The total of a CVDW answer with its pages, and that of a Sienge list: always near the body's start.
CVDW_TOTALS: Final = re.compile(
    rb'"registros":(\d+),"total_de_registros":(\d+),"total_de_paginas":\d+'
)
SIENGE_TOTAL: Final = re.compile(rb'"resultSetMetadata":\{"count":(\d+)')


def failing(error: Callable[[int], Answer], fault: Fault) -> Answer:
    """The error status that a fault demands."""
    answer = error(int(fault.number("code")))
    if fault.args["retry_after"] is not None:
        answer.headers["Retry-After"] = fault.text("retry_after")
    return answer


def emptied(answer: Answer, mode: str) -> Answer:
    """An empty answer in one of the other ways in which the APIs tell it."""
    match mode:
        case "204":
            return Answer(b"", 204, None)
        case "body":
            return Answer(b"")
        case "404":
            return of_json(
                404, {"status": 404, "developerMessage": "Not found", "clientMessage": ""}
            )
        case _:
            return answer


def edited(body: bytes, fault: Fault) -> bytes:
    """The body with a number turned text, a new field or one field less, in every record."""
    document: Any = msgspec.json.decode(body)
    records: list[dict[str, Any]] = [document]
    for key in ("dados", "results", "data"):
        if isinstance(document, dict) and key in document:
            records = document[key]
    field = fault.text("field")
    for record in records:
        if fault.name == "new_field":
            record[field] = fault.args["value"]
        elif fault.name == "missing_field":
            record.pop(field, None)
        elif isinstance(record.get(field), int | float):
            record[field] = f"R$ {record[field]}".replace(".", ",")
    return json.dumps(document, separators=(",", ":")).encode()


def overstated(body: bytes, by: int) -> bytes:
    """The body with a total that promises `by` more rows than there are; records byte for byte."""

    def cvdw(found: re.Match[bytes]) -> bytes:
        size, total = int(found[1]), int(found[2]) + by
        pages = -(-total // size)
        head = f'"registros":{size},"total_de_registros":{total},"total_de_paginas":{pages}'
        return head.encode()

    def sienge(found: re.Match[bytes]) -> bytes:
        return f'"resultSetMetadata":{{"count":{int(found[1]) + by}'.encode()

    return SIENGE_TOTAL.sub(sienge, CVDW_TOTALS.sub(cvdw, body, count=1), count=1)


def shuffled(table: ServedTable, seed: int) -> ServedTable:
    """The table with the rows of equal cursors in an order of their own for each seed."""
    noise = np.random.default_rng(seed).permutation(len(table))
    return reordered(table, np.lexsort((noise, table.cursors)))


def with_null_cursors(table: ServedTable, since: str) -> ServedTable:
    """The rows from `since` on, behind those without a cursor, which a filter lets pass too."""
    floor = max(since.encode(), b"0001")
    null = np.flatnonzero(table.cursors == b"")
    chosen = reordered(table, np.concatenate((null, np.flatnonzero(table.cursors >= floor))))
    chosen.cursors[: len(null)] = floor
    return chosen


def reordered(table: ServedTable, positions: npt.NDArray[np.int64] | Sequence[int]) -> ServedTable:
    """The table with only these rows, in this order."""
    index = np.asarray(positions, dtype=np.int64)
    return dataclasses.replace(
        table,
        keys=table.keys[index],
        cursors=table.cursors[index],
        starts=table.starts[index],
        ends=table.ends[index],
    )
