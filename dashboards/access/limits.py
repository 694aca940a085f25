"""A statement as someone with a limited scope may run it: every view in it keeps only the scope's rows.

Nothing depends on the statement's author. Each `views.vw_…` becomes a subquery over that view, limited by
the scope's column; a view without the column is refused, and so is a statement in which DuckDB's own
parser still finds a table after that, or a function that could read one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from typing import Any

import duckdb

from dashboards.slices import DIMENSIONS, Scope

PARAMETER = "escopo"
_VIEW = re.compile(r"\bviews\.(vw_\w+)")
_LIMITED = "escopo_limitado"  # stands where a view stood while the parser looks for others
_READS_NOTHING = frozenset({"generate_series", "range", "unnest"})

# What says nothing of anybody's business: these columns of these views are there in every scope.
OPEN: Mapping[str, tuple[str, ...]] = {
    "vw_dicionario_metricas": (
        "metrica", "rotulo", "definicao", "formula", "unidade", "direcao", "responsavel",
    ),
    "vw_atualizacao_fontes": (
        "fonte", "ultima_carga_em", "situacao_ultima_execucao", "eh_demonstracao",
    ),
    "vw_resumo_periodos": ("periodo", "rotulo_periodo", "data_inicio", "data_fim"),
    "vw_calendario": (
        "data", "mes_referencia", "rotulo_mes", "eh_dia_util", "dia_util_do_mes",
        "quantidade_dias_uteis_mes",
    ),
    "vw_empreendimentos": ("id_empreendimento", "nome_empreendimento"),
}  # fmt: skip
# Whoever answers for developments is one of us and chooses among the agencies and brokers by name.
OPEN_TO_STAFF: Mapping[str, tuple[str, ...]] = {
    "vw_imobiliarias": ("id_imobiliaria", "nome_imobiliaria"),
    "vw_corretores": ("id_corretor", "rotulo_corretor", "id_imobiliaria"),
}
# One row per entity of any level: the columns that name the level and the entity.
BY_LEVEL: Mapping[str, tuple[str, str]] = {"vw_metas": ("nivel", "id_entidade")}
# Its agency is the sale's, while the money is that of whoever earns: brokers, managers, others.
CLOSED = frozenset({("imobiliaria", "vw_parcelas_comissao")})


class OutOfScopeError(Exception):
    """The question is about more than the person may see."""


def can_read(view: str, columns: Collection[str], scope: Scope) -> bool:
    """Whether a view with these columns can be limited to the scope, or is open to it."""
    return _relation(view, columns, scope) is not None


def limited(
    cursor: duckdb.DuckDBPyConnection,
    sql: str,
    scope: Scope,
    columns: Mapping[str, Collection[str]],
) -> str:
    """The statement over the scope's rows only; its keys are to be bound as `$escopo`.

    Args:
        cursor: whose parser reads the statement.
        columns: of every published view.

    Raises:
        OutOfScopeError: if one of the views, or the statement itself, cannot be limited.
        ValueError: if it is not a plain select.
    """
    relations: dict[str, str] = {}
    for name in _VIEW.findall(sql):
        relation = _relation(name, columns.get(name, ()), scope)
        if relation is None:
            raise OutOfScopeError(f"{name} has no rows of one {scope.dimension}")
        relations[name] = relation
    outline = _VIEW.sub(rf"{_LIMITED}.\1", sql)
    if found := sorted(
        name for name in reads(cursor, outline) if not name.startswith(f"{_LIMITED}.")
    ):
        raise OutOfScopeError(f"cannot be limited: {', '.join(found)}")
    return _VIEW.sub(lambda match: relations[match[1]], sql)


def _relation(view: str, columns: Collection[str], scope: Scope) -> str | None:
    """The view within the scope, as a subquery on one line; None when there is no such thing."""
    if not scope.is_limited:
        return f"views.{view}"
    if (scope.dimension, view) in CLOSED:
        return None
    keys, key = f"${PARAMETER}::varchar[]", DIMENSIONS[scope.dimension or ""].id
    condition = ""
    # `view` is a word and the rest is written above, so nothing from outside becomes SQL here.
    # Columns are qualified, or a neighbour in the same FROM could lend its own.
    if view in BY_LEVEL:
        level, entity = BY_LEVEL[view]
        condition = (
            f"{view}.{level} = '{scope.dimension}' and list_contains({keys}, {view}.{entity})"
        )
    elif key in columns:
        condition = f"list_contains({keys}, {view}.{key})"
    if condition:
        return f"(select * from views.{view} where {condition})"  # noqa: S608
    shown = OPEN.get(view)
    if shown is None and scope.dimension == "empreendimento":
        shown = OPEN_TO_STAFF.get(view)
    return f"(select {', '.join(shown)} from views.{view})" if shown else None  # noqa: S608


def reads(cursor: duckdb.DuckDBPyConnection, sql: str) -> set[str]:
    """What a statement reads beside its own CTEs, as the parser sees it: `views.vw_x`, `read_csv()`.

    A view is taken for the name that it is. DuckDB's `get_table_names` looks behind it where `views` are
    views (on MotherDuck; the published copy has tables) and stumbles over a join by `using`.

    Raises:
        ValueError: if it is not a plain select.
    """
    row = cursor.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchone()
    tree = json.loads(row[0]) if row else {"error": True}
    if tree.get("error"):
        raise ValueError(f"not a plain select: {tree.get('error_message')}")
    found: set[str] = set()
    own: set[str] = set()
    nodes: list[Any] = [tree]
    while nodes:
        node = nodes.pop()
        if isinstance(node, list):
            nodes += node
        if not isinstance(node, dict):
            continue
        nodes += node.values()
        own |= {cte["key"] for cte in node.get("cte_map", {}).get("map", ())}
        kind = node.get("type")
        if kind == "BASE_TABLE":
            parts = (node[f"{part}_name"] for part in ("catalog", "schema", "table"))
            found.add(".".join(part for part in parts if part))
        if kind == "TABLE_FUNCTION" and (
            (name := node["function"].get("function_name")) not in _READS_NOTHING
        ):
            found.add(f"{name}()")
    return found - own
