"""The protocol of Sienge: Basic authentication, REST lists by limit and offset, bulk in one answer.

Facts: the Sienge API documentation and real answers; where they differ, the answers.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
from starlette.datastructures import QueryParams
from starlette.requests import Request

from pipelines.sandbox.answers import Answer, of_json
from pipelines.sandbox.served import ServedTable

USERNAME: Final = "sandbox-api"
PASSWORD: Final = "sandbox-password"  # noqa: S105 opens nothing but the sandbox
DEFAULT_LIMIT: Final = 100
LARGEST_LIMIT: Final = 200
PIECE_ROWS: Final = 2_000  # rows of a bulk answer that are put on the wire at once

Mask = npt.NDArray[np.bool_]
PERIOD: Final = (("startDate", "Date"), ("endDate", "Date"), ("selectionType", "String"))
CORRECTION: Final = (("correctionIndexerId", "Integer"), ("correctionDate", "Date"))
SITUATIONS: Final = {"PROPOSAL": (0, 1), "SOLD": (2,), "CANCELED": (3,)}


class RefusedParameterError(ValueError):
    """A missing or malformed parameter; the message is the API's own."""


@dataclass(frozen=True)
class Filter:
    """A list parameter: the column it filters and how it compares (dates as ISO text)."""

    column: str
    compare: str  # 'is', 'in', 'from', 'until', 'text'


REST_FILTERS: Final[dict[str, dict[str, Filter]]] = {
    "sales-contracts": {
        "enterpriseId": Filter("enterpriseId", "is"),
        "companyId": Filter("companyId", "is"),
        "customerId": Filter("customerId", "is"),
        "unitId": Filter("unitId", "is"),
        "number": Filter("number", "text"),
        "situation": Filter("situation", "in"),
        "createdAfter": Filter("created", "from"),
        "createdBefore": Filter("created", "until"),
        "modifiedAfter": Filter("modified", "from"),
        "modifiedBefore": Filter("modified", "until"),
        "initialIssueDate": Filter("issued", "from"),
        "finalIssueDate": Filter("issued", "until"),
        "initialCancelDate": Filter("cancelled", "from"),
        "finalCancelDate": Filter("cancelled", "until"),
    },
    "enterprises": {"companyId": Filter("companyId", "is")},
    "companies": {},
    "cost-centers": {},
    "indexers": {},
    "creditors": {},
    "accounts-receivable/receivable-bills": {
        "customerId": Filter("customerId", "is"),
        "companyId": Filter("companyId", "is"),
        "paidOff": Filter("paidOff", "text"),
    },
    "remade-installments": {},
    "units": {
        "enterpriseId": Filter("enterpriseId", "is"),
        "commercialStock": Filter("commercialStock", "text"),
        "name": Filter("name", "text"),
    },
    "customers": {
        "createdAfter": Filter("created", "from"),
        "createdBefore": Filter("created", "until"),
        "modifiedAfter": Filter("modified", "from"),
        "modifiedBefore": Filter("modified", "until"),
    },
    "commissions": {
        "enterpriseId": Filter("enterpriseId", "is"),
        "companyId": Filter("companyId", "is"),
        "brokerId": Filter("brokerId", "is"),
        "commissionFilterType": Filter("status", "text"),
        "startingDueDate": Filter("due", "from"),
        "endingDueDate": Filter("due", "until"),
    },
}


def error(status: int) -> Answer:
    """The API's, or its gateway's, answer for an error status."""
    gateway = {
        401: "Unauthorized",
        403: "Permission denied",
        404: "no Route matched with those values",
        429: "API rate limit exceeded",
        502: "Bad Gateway",
        503: "Service Unavailable",
        504: "Gateway Timeout",
    }
    if status in gateway:
        return of_json(status, {"message": gateway[status]})
    return standard_error(status, "Unexpected error")


def standard_error(status: int, developer_message: str) -> Answer:
    return of_json(
        status,
        {
            "status": status,
            "developerMessage": developer_message,
            "clientMessage": "Não foi possível atender a requisição.",
        },
    )


def is_authorised(request: Request) -> bool:
    """Whether the Basic credentials are the sandbox's user."""
    expected = base64.b64encode(f"{USERNAME}:{PASSWORD}".encode()).decode()
    return request.headers.get("authorization", "") == f"Basic {expected}"


def rest_list(resource: str, table: ServedTable, params: QueryParams) -> Answer:
    """A list in the REST envelope, ids descending. Raises RefusedParameterError."""
    if resource == "commissions":
        require(params, ("limit", "Integer"), ("offset", "Integer"))
    limit = min(read_int("limit", params.get("limit"), DEFAULT_LIMIT), LARGEST_LIMIT)
    offset = read_int("offset", params.get("offset"), 0)
    if resource == "remade-installments":  # shows everything whatever it is asked
        limit, offset = max(limit, len(table)), 0
    if limit < 1:
        raise RefusedParameterError("limit must be greater than or equal to 1")
    positions = np.flatnonzero(rest_mask(resource, table, params))[::-1]
    rows = positions[offset : offset + limit]
    head = (
        f'{{"resultSetMetadata":{{"count":{len(positions)},"offset":{offset},"limit":{limit}}},'
        '"results":['
    )
    return Answer(
        head.encode() + table.join(rows) + b"]}",
        is_empty=len(positions) == 0,
        is_past_end=len(positions) > 0 and offset >= len(positions),
    )


def rest_mask(resource: str, table: ServedTable, params: QueryParams) -> Mask:
    """Which records the list's parameters let through; unknown parameters are ignored."""
    mask: Mask = np.ones(len(table), dtype=np.bool_)
    for name, rule in REST_FILTERS.get(resource, {}).items():
        values = [v for v in params.getlist(name) if v != ""]
        if not values and name == "paidOff":
            values = ["false"]
        if not values:
            continue
        column = table.filters[rule.column]
        match rule.compare:
            case "is":
                mask &= column == read_int(name, values[0], 0)
            case "in":
                wanted = [read_int(name, v, 0) for value in values for v in value.split(",")]
                mask &= np.isin(column, wanted)
            case "from":
                mask &= column >= read_date(name, values[0])
            case "until":
                mask &= (column <= read_date(name, values[0])) & (column != "")
            case _ if values[0] != "ALL":
                mask &= column == values[0]
    return mask


def rest_one(table: ServedTable, key: int) -> Answer:
    """One bare record by id, or the API's 404."""
    at = int(np.searchsorted(table.keys, key))
    if at < len(table) and table.keys[at] == key:
        return Answer(table.record(at))
    return standard_error(404, f"Resource with id {key} not found")


def require(params: QueryParams, *needed: tuple[str, str]) -> None:
    """Raises RefusedParameterError for the first (name, Java type) that is missing."""
    for name, kind in needed:
        if name not in params:
            raise RefusedParameterError(f"Required {kind} parameter '{name}' is not present")


def bulk_sales(table: ServedTable, params: QueryParams, *, by_registration: bool) -> Answer:
    """Bulk ``/sales``: the contracts of one enterprise and situation, ids ascending.

    Which date createdAfter and createdBefore mean is not known for sure, hence the switch. Raises
    RefusedParameterError.
    """
    require(
        params,
        ("enterpriseId", "Integer"),
        ("createdAfter", "Date"),
        ("createdBefore", "Date"),
        ("situation", "String"),
    )
    situation = params["situation"]
    if situation not in SITUATIONS:
        raise RefusedParameterError("Failed to convert value of parameter 'situation'")
    dates = table.filters["created" if by_registration else "contracted"]
    mask: Mask = np.isin(table.filters["situation"], SITUATIONS[situation])
    mask &= table.filters["enterpriseId"] == read_int("enterpriseId", params["enterpriseId"], 0)
    mask &= dates >= read_date("createdAfter", params["createdAfter"])
    mask &= dates <= read_date("createdBefore", params["createdBefore"])
    return bulk(table, mask)


def bulk_income(table: ServedTable, params: QueryParams) -> Answer:
    """Bulk ``/income``: instalments with their receipts. Raises RefusedParameterError.

    changeStartDate keeps what changed since.
    """
    require(params, *PERIOD)
    mask = in_period(table, params)
    if params.get("changeStartDate"):
        since = read_date("changeStartDate", params["changeStartDate"])
        mask &= table.filters["changed"] >= since
    if params.get("companyId"):
        mask &= table.filters["companyId"] == read_int("companyId", params["companyId"], 0)
    return bulk(table, mask)


def bulk_outcome(table: ServedTable, params: QueryParams) -> Answer:
    """Bulk ``/outcome``: what the company owes, with its payments. Raises RefusedParameterError."""
    require(params, *PERIOD, *CORRECTION)
    mask = in_period(table, params)
    if params.get("companyId"):
        mask &= table.filters["companyId"] == read_int("companyId", params["companyId"], 0)
    return bulk(table, mask)


def in_period(table: ServedTable, params: QueryParams) -> Mask:
    """Whose date lies in the period: selectionType says which, I issue, D due, P payment (any
    receipt), B competence. Raises RefusedParameterError.
    """
    columns = {"I": "issued", "B": "issued", "D": "due", "P": "paid"}
    if params["selectionType"] not in columns:
        raise RefusedParameterError("Failed to convert value of parameter 'selectionType'")
    dates = table.filters[columns[params["selectionType"]]]
    mask: Mask = (dates >= read_date("startDate", params["startDate"])) & (dates != "")
    mask &= dates <= read_date("endDate", params["endDate"])
    return mask


def bulk_extract(table: ServedTable, params: QueryParams) -> Answer:
    """Bulk ``/customer-extract-history``: a bill with its instalments. Raises RefusedParameterError."""
    require(params, ("startDueDate", "Date"), ("endDueDate", "Date"))
    mask: Mask = table.filters["lastDue"] >= read_date("startDueDate", params["startDueDate"])
    mask &= table.filters["firstDue"] <= read_date("endDueDate", params["endDueDate"])
    if params.get("changeStartDate"):
        since = read_date("changeStartDate", params["changeStartDate"])
        mask &= table.filters["changed"] >= since
    return bulk(table, mask)


def bulk_by_bills(table: ServedTable, params: QueryParams) -> Answer:
    """Bulk ``…/by-bills``: every instalment of the bills named. Raises RefusedParameterError."""
    require(params, ("billsIds", "Integer[]"))
    values = ",".join(params.getlist("billsIds")).split(",")
    bills = [read_int("billsIds", value, 0) for value in values]
    return bulk(table, np.isin(table.filters["billId"], bills))


def bulk(table: ServedTable, mask: Mask) -> Answer:
    """Everything at once in ``{"data": [...]}``, put on the wire piece by piece."""
    rows = np.flatnonzero(mask)

    def pieces() -> Iterator[bytes]:
        yield b'{"data":['
        for start in range(0, len(rows), PIECE_ROWS):
            yield (b"," if start else b"") + table.join(rows[start : start + PIECE_ROWS])
        yield b"]}"

    return Answer(pieces(), is_empty=len(rows) == 0)


def read_int(name: str, value: str | None, default: int) -> int:
    if value is None or value == "":
        return default
    if not re.fullmatch(r"-?\d+", value):
        raise RefusedParameterError(
            f"Failed to convert property value '{value}' for property '{name}'"
        )
    return int(value)


def read_date(name: str, value: str) -> str:
    """A plain date; anything else, such as an ISO timestamp, is refused. Raises RefusedParameterError."""
    refused = RefusedParameterError(
        f"Failed to convert property value of type 'java.lang.String' for property '{name}'"
    )
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise refused
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise refused from None
