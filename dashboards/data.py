"""Every question the pages ask of the warehouse.

The figures are summed and divided in SQL (`sql/`, one statement per question) over the published
views and nothing else; pages get rows that are ready to show. Whatever a statement names is checked
against `VIEWS` before it runs, values always travel as bound parameters, each query has its own
cursor and each answer is cached for its version and scope: what a person may see is applied here, to
every statement alike, and not left to whoever writes one (`access/limits.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

import duckdb
import streamlit as st

from dashboards import access, connection, turns
from dashboards.access.limits import OutOfScopeError
from dashboards.connection import NotPublishedError, ReaderClosedError
from dashboards.slices import DIMENSIONS, SALES, Recorte, Scope, Version

__all__ = [
    "NotPublishedError", "OutOfScopeError", "current_version", "dictionary", "figures", "freshness",
    "held", "is_readable", "now", "options", "overview", "query", "rows", "sliced", "values",
]  # fmt: skip

VIEWS = frozenset(
    f"views.vw_{name}"
    for name in (
        "atualizacao_fontes", "calendario", "comissoes", "conciliacao_crm_erp", "corretores",
        "curva_vendas", "desempenho_corretores", "desempenho_imobiliarias",
        "dicionario_metricas", "empreendimentos", "estoque",
        "eventos_funil", "eventos_venda", "imobiliarias", "leads", "maturacao_leads",
        "metas", "midia", "motivos", "parcelas_comissao", "pendencias_mapeamento", "perdas",
        "repasses", "reservas", "resumo_periodos", "safra_distratos", "vendas", "vso",
    )
)  # fmt: skip
PARAMETER = re.compile(r"\$(\w+)")
CACHE_SECONDS = 600
SHOWN_ROWS = 100
EXPORTED_ROWS = 200_000
REST = "Demais"  # how the statements call all that a ranking leaves out

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


def current_version() -> Version:
    """What is published now, limited to what this session's reader may see.

    Raises:
        NotPublishedError: before the first build.
        NoAccessError: if the reader may see nothing.
    """
    return Version(connection.current_version(), access.scope())


def is_readable(version: Version, view: str) -> bool:
    """Whether the reader's scope leaves something of `vw_…`; a question over any other is refused."""
    return access.can_read(view, _columns(version.name).get(view, ()), version.scope)


def overview(version: Version) -> Overview:
    """The version's extent. Presets such as "mês atual" count from its own today."""
    row = _one(version, "overview")
    today = row["hoje"] or row["ultimo_evento"] or connection.now().date()
    return Overview(today, row["primeiro_evento"], row["eventos"])


def held(version: Version, view: str) -> int:
    """How many rows of `vw_…` there are for the reader at all, whatever the filters."""
    return int(_one(version, "held", visao=view)["linhas"])


def freshness(version: Version) -> list[Row]:
    """One row per source, the oldest first: fonte, ultima_carga_em, objetos_com_falha, eh_demonstracao."""
    return rows(version, "freshness")


def dictionary(version: Version) -> dict[str, Metric]:
    """The published definitions by metric."""
    return {
        row["metrica"]: Metric(row["rotulo"], row["definicao"], row["formula"], row["direcao"])
        for row in rows(version, "dictionary")
    }


def options(version: Version, dimension: str) -> Mapping[str, str]:
    """What a filter offers: id by unique name, in the order of the names; only the reader's own."""
    if not is_readable(version, DIMENSIONS[dimension].view):
        return {}
    return _options(version.name, version.scope.dimension, version.scope.keys, dimension)


# Every run of every page asks for all of them: thousands of brokers, which nobody copies or may change.
@st.cache_resource(ttl=CACHE_SECONDS, max_entries=64, show_spinner=False)
def _options(
    name: str, scoped: str | None, keys: tuple[str, ...], dimension: str
) -> Mapping[str, str]:
    """As in `_cached_query`, the scope stands in the key."""
    column, version = DIMENSIONS[dimension], Version(name, Scope(scoped, keys))
    found = rows(version, "options", cached=False, id=column.id, nome=column.name, view=column.view)
    return MappingProxyType({row["rotulo"]: row["id"] for row in found})


def values(version: Version, dimension: str) -> dict[str, str]:
    """The values that a dimension takes, name by id."""
    column = DIMENSIONS[dimension]
    if not is_readable(version, column.view):
        return {}
    found = rows(version, "values", id=column.id, nome=column.name, view=column.view)
    return {row["id"]: row["rotulo"] for row in found}


def figures(answer: Sequence[Row]) -> dict[str, Indicator]:
    """A statement of cards by metric: metrica, valor, valor_comparado, diferenca, variacao."""
    return {
        row["metrica"]: Indicator(
            row["valor"], row["valor_comparado"], row["diferenca"], row["variacao"]
        )
        for row in answer
    }


def sliced(
    statement: str,
    recorte: Recorte,
    parameters: Parameters | None = None,
    *,
    dimensions: Sequence[str] = SALES,
    cached: bool = True,
    **names: str,
) -> list[Row]:
    """A statement over the period, the compared one and those filters that its view knows.

    It finds them as `$inicio`, `$fim`, `$inicio_comparado`, `$fim_comparado` (null without a
    comparison) and `{filtros}`, a condition over alias `e`. `{ao_lado}` ends a statement of cards, whose
    `por_metrica` has periodo ("atual", "comparado"), metrica and valor.
    """
    condition, chosen = _filters(recorte, dimensions)
    compared = recorte.compared
    days: Parameters = {
        "inicio": recorte.period.first,
        "fim": recorte.period.last,
        "inicio_comparado": compared.first if compared else None,
        "fim_comparado": compared.last if compared else None,
    }
    bound = days | chosen | (parameters or {})
    names |= {"filtros": condition, "ao_lado": _statement("beside")}
    return rows(recorte.version, statement, bound, cached=cached, **names)


def now(
    statement: str,
    recorte: Recorte,
    parameters: Parameters | None = None,
    *,
    dimensions: Sequence[str] = ("empreendimento",),
    cached: bool = True,
    **names: str,
) -> list[Row]:
    """A statement that knows only these filters and no period."""
    condition, chosen = _filters(recorte, dimensions)
    bound = chosen | (parameters or {})
    return rows(recorte.version, statement, bound, cached=cached, filtros=condition, **names)


def _filters(recorte: Recorte, dimensions: Sequence[str]) -> tuple[str, Parameters]:
    """The restrictions as SQL over alias `e`, and their values apart."""
    chosen: Parameters = {
        dimension: getattr(recorte, dimension)
        for dimension in dimensions
        if getattr(recorte, dimension)
    }
    conditions = [f"list_contains(${name}::varchar[], e.{DIMENSIONS[name].id})" for name in chosen]
    return " and ".join(["true", *conditions]), chosen


def _one(version: Version, statement: str, **names: str) -> Row:
    return rows(version, statement, **names)[0]


def rows(
    version: Version,
    statement: str,
    parameters: Parameters | None = None,
    *,
    cached: bool = True,
    **names: str,
) -> list[Row]:
    """Run one of the statements. `names` fill its braces and only ever come from this module."""
    return query(version, _statement(statement).format(**names), parameters or {}, cached=cached)


def query(version: Version, sql: str, parameters: Parameters, *, cached: bool = True) -> list[Row]:
    """The rows of a statement over the published views, from the cache when it has them.

    Parameters that the statement does not use are left out. A limited scope sees its own rows only.

    Raises:
        ValueError: if the statement reads anything that is not published to the pages.
        OutOfScopeError: if it cannot be answered for the version's scope.
    """
    used = sorted(set(PARAMETER.findall(sql)))
    bound = tuple((name, parameters[name]) for name in used)
    ask = _cached_query if cached else _query
    return ask(version.name, version.scope.dimension, version.scope.keys, sql, bound)


@st.cache_data(ttl=CACHE_SECONDS, max_entries=512, show_spinner=False)
def _cached_query(
    name: str, dimension: str | None, keys: tuple[str, ...], sql: str, parameters: Bound
) -> list[Row]:
    """The scope stands in the key as plain text, so that no answer is found by another's reader."""
    return _query(name, dimension, keys, sql, parameters)


def _query(
    name: str, dimension: str | None, keys: tuple[str, ...], sql: str, parameters: Bound
) -> list[Row]:
    turns.give_away()
    scope = Scope(dimension, keys)
    try:
        return _run(name, scope, sql, parameters)
    except ReaderClosedError:  # a newer version was opened between choosing this one and asking it
        return _run(name, scope, sql, parameters)


def _run(name: str, scope: Scope, sql: str, parameters: Bound) -> list[Row]:
    bound = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    with connection.reader(name).cursor() as cursor:
        if scope.is_limited:
            sql = access.limited(cursor, sql, scope, _columns(name))
            if f"${access.PARAMETER}" in sql:
                bound[access.PARAMETER] = list(scope.keys)
        if unknown := access.reads(cursor, sql) - VIEWS:
            raise ValueError(f"not published to the pages: {', '.join(sorted(unknown))}")
        try:
            result = cursor.execute(sql, bound)
        except duckdb.BinderException as error:
            if not scope.is_limited:
                raise
            # A view that is open by some columns was asked for another.
            raise OutOfScopeError(str(error)) from error
        columns = [column[0] for column in result.description]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


@st.cache_data(ttl=CACHE_SECONDS, max_entries=4, show_spinner=False)
def _columns(name: str) -> dict[str, tuple[str, ...]]:
    """The columns of every published view by its name."""
    with connection.reader(name).cursor() as cursor:
        found = cursor.execute(
            "select table_name, list(column_name) from duckdb_columns() "
            "where schema_name = 'views' and database_name = current_database() group by table_name"
        ).fetchall()
    return {view: tuple(columns) for view, columns in found}


@cache
def _statement(name: str) -> str:
    return (Path(__file__).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")
