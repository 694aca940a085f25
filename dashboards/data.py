"""Every question the pages ask of the warehouse.

The figures are summed and divided in SQL (`sql/`, one statement per question) over the published
views and nothing else; pages get rows that are ready to show. Whatever a statement names is checked
against `VIEWS` before it runs, values always travel as bound parameters, each query has its own
cursor and each answer is cached for its version.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import streamlit as st

from dashboards import connection
from dashboards.connection import NotPublishedError, ReaderClosedError, current_version
from dashboards.slices import DIMENSIONS, Recorte

__all__ = [
    "NotPublishedError", "current_version", "dictionary", "freshness", "indicators", "ledger",
    "options", "overview", "ranking", "reconciliation", "sales", "sales_count", "stock", "values",
]  # fmt: skip

VIEWS = frozenset(
    f"views.vw_{name}"
    for name in (
        "atualizacao_fontes", "conciliacao_crm_erp", "corretores", "dicionario_metricas",
        "empreendimentos", "estoque_empreendimentos", "eventos_venda", "imobiliarias",
        "resumo_periodos", "vendas",
    )
)  # fmt: skip
PARAMETER = re.compile(r"\$(\w+)")
CACHE_SECONDS = 600
SHOWN_ROWS = 500
EXPORTED_ROWS = 200_000

# The unit of a ledger's bars and how many months it reaches back at least.
GRAINS = {"mes": ("month", 12), "trimestre": ("quarter", 21)}
# What a list shows: the date that orders it and which sales belong to the period.
EVENT_LISTS = {
    "vendas": ("data_venda", "not e.eh_transferencia"),
    "distratos": ("data_distrato", "not e.foi_transferida"),
}
ORDERS = frozenset({"vgv_bruto", "vgv_liquido", "vendas_brutas", "vendas_liquidas"})

Row: TypeAlias = dict[str, Any]
Parameter: TypeAlias = str | int | date | tuple[str, ...] | None
Parameters: TypeAlias = dict[str, Parameter]
Bound: TypeAlias = tuple[tuple[str, Parameter], ...]


@dataclass(frozen=True)
class Overview:
    """What a version holds: its own today, its first event (None when empty) and how many there are."""

    today: date
    first_event: date | None
    events: int


@dataclass(frozen=True)
class Indicator:
    """A figure beside the same figure of the compared period.

    `variation` is relative (0.1 = 10% more) and None when there is nothing positive to compare with.
    """

    value: Decimal | None
    compared: Decimal | None
    difference: Decimal | None
    variation: Decimal | None


@dataclass(frozen=True)
class Metric:
    """A metric's entry in the published dictionary; `direction` says whether more of it is better."""

    label: str
    definition: str
    formula: str
    direction: str


def overview(version: str) -> Overview:
    """The version's extent. Presets such as "mês atual" count from its own today."""
    row = _one(version, "overview")
    today = row["hoje"] or row["ultimo_evento"] or connection.now().date()
    return Overview(today, row["primeiro_evento"], row["eventos"])


def freshness(version: str) -> list[Row]:
    """One row per source, the oldest first: fonte, ultima_carga_em, objetos_com_falha, eh_demonstracao."""
    return _rows(version, "freshness")


def dictionary(version: str) -> dict[str, Metric]:
    """The published definitions by metric."""
    return {
        row["metrica"]: Metric(row["rotulo"], row["definicao"], row["formula"], row["direcao"])
        for row in _rows(version, "dictionary")
    }


def options(version: str, dimension: str) -> dict[str, str]:
    """What a filter offers: id by unique name, in the order of the names."""
    column = DIMENSIONS[dimension]
    rows = _rows(version, "options", id=column.id, nome=column.name, view=column.view)
    return {row["rotulo"]: row["id"] for row in rows}


def values(version: str, dimension: str) -> list[str]:
    """The values that a dimension without a view of its own takes in the events."""
    rows = _rows(version, "values", id=DIMENSIONS[dimension].id)
    return [row["valor"] for row in rows]


def indicators(recorte: Recorte) -> dict[str, Indicator]:
    """Every card of the period by metric."""
    compared = recorte.compared
    days: Parameters = {
        "inicio_comparado": compared.first if compared else None,
        "fim_comparado": compared.last if compared else None,
    }
    return {
        row["metrica"]: Indicator(
            row["valor"], row["valor_comparado"], row["diferenca"], row["variacao"]
        )
        for row in _sliced("indicators", recorte, days)
    }


def ledger(recorte: Recorte, grain: str = "mes") -> list[Row]:
    """Gross sales, cancellations and balance by month ("mes") or quarter ("trimestre").

    Until the period's end and from its start, but at least thirteen months or eight quarters.
    """
    unit, months = GRAINS[grain]
    return _sliced("ledger", recorte, {"meses": months}, unidade=unit)


def ranking(recorte: Recorte, dimension: str, order: str, limit: int = 10) -> list[Row]:
    """The period's figures by one dimension, the largest first, the rest as one row "Demais".

    `id` is None where a row cannot be filtered by: "Demais" and events without the dimension.
    """
    if order not in ORDERS:
        raise ValueError(f"not an order of the ranking: {order}")
    column = DIMENSIONS[dimension]
    return _sliced(
        "ranking", recorte, {"limite": limit}, id=column.id, nome=column.name, ordem=order
    )


def stock(recorte: Recorte, limit: int = 10) -> list[Row]:
    """Units and list value now by development and availability: only that filter applies."""
    return _now("stock", recorte, {"limite": limit})


def reconciliation(recorte: Recorte) -> Row:
    """vendas, divergencias and valor_em_jogo between CRM and ERP over the whole history."""
    return _now("reconciliation", recorte, {})[0]


def sales_count(recorte: Recorte, listed: str) -> int:
    """How many sales ("vendas") or cancellations ("distratos") stand behind the card."""
    _, condition = _event(listed)
    return int(_sliced("sales_count", recorte, {}, evento=condition)[0]["vendas"])


def sales(recorte: Recorte, listed: str, limit: int = SHOWN_ROWS) -> list[Row]:
    """The rows behind the card, the newest first."""
    moment, condition = _event(listed)
    return _sliced("sales", recorte, {"limite": limit}, evento=condition, data=moment)


def all_sales(recorte: Recorte, listed: str) -> list[Row]:
    """All rows behind the card, for a file; too many to keep in the cache."""
    moment, condition = _event(listed)
    limit: Parameters = {"limite": EXPORTED_ROWS}
    return _sliced("sales", recorte, limit, cached=False, evento=condition, data=moment)


def _event(listed: str) -> tuple[str, str]:
    moment, condition = EVENT_LISTS[listed]
    return moment, f"e.{moment} between $inicio::date and $fim::date and {condition}"


def _sliced(
    statement: str, recorte: Recorte, parameters: Parameters, *, cached: bool = True, **names: str
) -> list[Row]:
    """A statement over the period and all filters of a view."""
    condition, chosen = _filters(recorte, tuple(DIMENSIONS))
    days: Parameters = {"inicio": recorte.period.first, "fim": recorte.period.last}
    values = days | chosen | parameters
    return _rows(recorte.version, statement, values, cached=cached, filtros=condition, **names)


def _now(statement: str, recorte: Recorte, parameters: Parameters) -> list[Row]:
    """A statement that knows only developments and no period."""
    condition, chosen = _filters(recorte, ("empreendimento",))
    return _rows(recorte.version, statement, chosen | parameters, filtros=condition)


def _filters(recorte: Recorte, dimensions: Sequence[str]) -> tuple[str, Parameters]:
    """The restrictions as SQL over alias `e`, and their values apart."""
    chosen: Parameters = {
        dimension: getattr(recorte, dimension)
        for dimension in dimensions
        if getattr(recorte, dimension)
    }
    conditions = [f"list_contains(${name}::varchar[], e.{DIMENSIONS[name].id})" for name in chosen]
    return " and ".join(["true", *conditions]), chosen


def _one(version: str, statement: str) -> Row:
    return _rows(version, statement)[0]


def _rows(
    version: str,
    statement: str,
    parameters: Parameters | None = None,
    *,
    cached: bool = True,
    **names: str,
) -> list[Row]:
    """Run one of the statements. `names` fill its braces and only ever come from this module."""
    return query(version, _statement(statement).format(**names), parameters or {}, cached=cached)


def query(version: str, sql: str, parameters: Parameters, *, cached: bool = True) -> list[Row]:
    """The rows of a statement over the published views, from the cache when it has them.

    Parameters that the statement does not use are left out.

    Raises:
        ValueError: if the statement reads anything that is not published to the pages.
    """
    used = sorted(set(PARAMETER.findall(sql)))
    ask = _cached_query if cached else _query
    return ask(version, sql, tuple((name, parameters[name]) for name in used))


@st.cache_data(ttl=CACHE_SECONDS, max_entries=512, show_spinner=False)
def _cached_query(version: str, sql: str, parameters: Bound) -> list[Row]:
    return _query(version, sql, parameters)


def _query(version: str, sql: str, parameters: Bound) -> list[Row]:
    try:
        return _run(version, sql, parameters)
    except ReaderClosedError:  # a newer version was opened between choosing this one and asking it
        return _run(version, sql, parameters)


def _run(version: str, sql: str, parameters: Bound) -> list[Row]:
    bound = {name: list(value) if isinstance(value, tuple) else value for name, value in parameters}
    with connection.reader(version).cursor() as cursor:
        # The parser names what a statement reads; it takes no parameters, so they are blanked out.
        read = cursor.get_table_names(PARAMETER.sub("null", sql), qualified=True)
        names = {name.split(" AS ")[0].replace('"', "") for name in read}
        if unknown := names - VIEWS:
            raise ValueError(f"not published to the pages: {', '.join(sorted(unknown))}")
        result = cursor.execute(sql, bound)
        columns = [column[0] for column in result.description]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


@cache
def _statement(name: str) -> str:
    return (Path(__file__).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")
