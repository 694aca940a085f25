"""Targets and results by metric and level, in the period's last month and in the year before it.

A row is about one of its level, so of the sidebar's filters only the level's own applies.
"""

from __future__ import annotations

from dashboards import data
from dashboards.data import EXPORTED_ROWS, SHOWN_ROWS, Indicator, Row
from dashboards.slices import DIMENSIONS, GLOBAL, Recorte

MATRIX_LINES = 15
# Where each metric's days come from, as `kpi_meta_realizado_mensal` counts them: view, day, value, which.
DAYS = {
    "vgv_liquido": ("vw_eventos_venda", "data_evento", "e.vgv", "true"),
    "vgv_bruto": ("vw_eventos_venda", "data_evento", "e.vgv_bruto", "true"),
    "vendas_liquidas": ("vw_eventos_venda", "data_evento", "e.quantidade", "true"),
    "vendas_brutas": ("vw_eventos_venda", "data_evento", "e.quantidade_vendas_brutas", "true"),
    "leads": ("vw_leads", "data_cadastro", "1", "true"),
    "visitas": ("vw_eventos_funil", "data_evento", "1", "e.etapa = 'visita'"),
}


def figures(recorte: Recorte, metric: str, level: str) -> dict[str, Indicator]:
    """The cards: target, result, attainment, target until today, projection, pace needed."""
    return data.figures(_ask("target_figures", recorte, metric, level))


def rows(
    recorte: Recorte, metric: str, level: str, limit: int = SHOWN_ROWS, *, cached: bool = True
) -> list[Row]:
    """Target and result of each of the level in the period's last month; without a target last."""
    return _ask("target_rows", recorte, metric, level, limit, cached=cached)


def all_rows(recorte: Recorte, metric: str, level: str) -> list[Row]:
    """The same without a limit, for a file."""
    return rows(recorte, metric, level, EXPORTED_ROWS, cached=False)


def months(recorte: Recorte, metric: str, level: str) -> list[Row]:
    """Target and result by month, for at least a year."""
    return _ask("target_months", recorte, metric, level)


def pace(recorte: Recorte, metric: str, level: str) -> list[Row]:
    """Target and result of the period's last month, summed up day by day; no row without a target."""
    view, day, value, condition = DAYS[metric]
    parameters = _parameters(recorte, metric, level) | {
        "hoje": data.overview(recorte.version).today
    }
    return data.sliced(
        "target_pace", recorte, parameters, dimensions=(), view=view, data=day, valor=value,
        condicao=condition,
        entidade=f"e.{DIMENSIONS[level].id}" if level in GLOBAL else "null",
    )  # fmt: skip


def matrix(recorte: Recorte, metric: str, level: str) -> list[Row]:
    """Attainment of those with the largest targets, by month of the last year."""
    return _ask("target_matrix", recorte, metric, level, MATRIX_LINES)


def _ask(
    statement: str,
    recorte: Recorte,
    metric: str,
    level: str,
    limit: int = SHOWN_ROWS,
    *,
    cached: bool = True,
) -> list[Row]:
    parameters = _parameters(recorte, metric, level) | {"limite": limit}
    return data.sliced(statement, recorte, parameters, dimensions=(), cached=cached)


def _parameters(recorte: Recorte, metric: str, level: str) -> data.Parameters:
    chosen: tuple[str, ...] = getattr(recorte, level) if level in GLOBAL else ()
    return {"metrica": metric, "nivel": level, "entidades": chosen or None}
