"""The protocol of CVDW (CV CRM): headers email and token, GET only, numbered pages, one cursor.

Facts: the CVDW documentation and real answers; where they differ, the answers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from pipelines.sandbox.answers import TEXT, Answer, of_json
from pipelines.sandbox.fields import FIELDS
from pipelines.sandbox.served import ServedTable

EMAIL: Final = "sandbox@example.com"
TOKEN: Final = "sandbox-token"  # noqa: S105 opens nothing but the sandbox
PAGE_SIZE: Final = 30
LARGEST_PAGE: Final = 500
OBJECTS: Final = frozenset(
    {
        "reservas",
        "reservas/condicoes",
        "reservas/registros/flags",
        "reservas/comissoes",
        "vendas",
        "distratos",
        "comissoes",
        "comissoes/pagamentos",
        "repasses",
        "leads",
        "corretores",
        "imobiliarias",
        "unidades",
        "precadastros",
        *FIELDS,
    }
)
# Exactly what the server sends: three spaces, capital R.
TOO_MANY: Final = b'{\n   "Response": "Too many requests"\n}'
DATES: Final = {"a_partir_data_referencia": "since", "ate_data_referencia": "until"}


class RefusedParameterError(ValueError):
    """A parameter that the API refuses; carries the answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("refused parameter")
        self.answer = answer


@dataclass(frozen=True)
class Query:
    """A page request: 1-based page, rows per page, inclusive bounds of the cursor."""

    page: int
    size: int
    since: str | None
    until: str | None


def error(status: int) -> Answer:
    """The API's own answer for an error status; where none is known, an empty body."""
    unexpected = "Erro inesperado, por favor entre em contato com o suporte técnico."
    broken = "Ocorreu um erro no servidor. Tente de novo ou procure o administrador."
    answers = {
        401: of_json(401, {"codigo": 401, "mensagem": "E-mail e/ou token incorreto(s)."}),
        403: of_json(403, {"codigo": 403, "mensagem": "Permissão desabilitada."}),
        404: Answer(b"{}", 404),
        422: of_json(422, {"mensagem": unexpected, "codigo": 422}),
        429: Answer(TOO_MANY, 429),
        500: Answer(broken.encode(), 500, TEXT),
    }
    return answers.get(status) or Answer(b"", status, TEXT)


def is_authorised(request: Request) -> bool:
    """Whether the two headers carry the sandbox's account."""
    return request.headers.get("email") == EMAIL and request.headers.get("token") == TOKEN


async def read_query(request: Request) -> Query:
    """The parameters, from the query string and, where that is silent, from a JSON body.

    Raises RefusedParameterError.
    """
    values: dict[str, str] = {}
    body = await request.body()
    if body:
        try:
            sent = json.loads(body)
        except ValueError:
            sent = None
        if isinstance(sent, dict):
            values.update({str(k): str(v) for k, v in sent.items() if v is not None})
    raw = request.scope["query_string"].decode("latin-1")
    for pair in raw.split("&"):
        name, _, value = pair.partition("=")
        # The server does not read '+' as a space: a date-time sent that way is refused.
        if name in DATES and "+" in value:
            raise RefusedParameterError(invalid_date(name))
    values.update(parse_qsl(raw, keep_blank_values=True))
    dates = {short: read_date(name, values.get(name)) for name, short in DATES.items()}
    return Query(
        page=read_int("pagina", values.get("pagina"), 1),
        size=min(
            read_int("registros_por_pagina", values.get("registros_por_pagina"), PAGE_SIZE),
            LARGEST_PAGE,
        ),
        since=dates["since"],
        until=dates["until"],
    )


def invalid_date(name: str) -> Answer:
    return of_json(400, {"error": f"O campo {name} não é válido", "code": 400})


def read_int(name: str, value: str | None, default: int) -> int:
    if value is None:
        return default
    if not value.isdecimal() or int(value) < 1:
        text = f"O campo {name} deve ser um inteiro.."
        raise RefusedParameterError(of_json(400, {"codigo": 400, "mensagem": text}))
    return int(value)


def read_date(name: str, value: str | None) -> str | None:
    """'YYYY-MM-DD HH:MM:SS' of a date, which means its midnight, or of a date with a time."""
    if value is None or not value:
        return None
    text = value.replace("%20", " ")  # encoded twice
    for form in ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(text, form).strftime("%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 wall time
        except ValueError:
            continue
    raise RefusedParameterError(invalid_date(name))


def page(table: ServedTable, query: Query) -> Answer:
    """One page in the envelope; ``registros`` echoes the page size, not the rows in it."""
    first, last = table.window(query.since, query.until)
    total = last - first
    begin = first + (query.page - 1) * query.size
    rows = range(begin, min(begin + query.size, last))
    pages = -(-total // query.size)
    head = (
        f'{{"pagina":{query.page},"registros":{query.size},"total_de_registros":{total},'
        f'"total_de_paginas":{pages},"dados":['
    )
    body = head.encode() + table.join(rows) + b"]}"
    return Answer(body, is_empty=total == 0, is_past_end=total > 0 and query.page > pages)
