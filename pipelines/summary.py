"""The figures at the end of `make run`: this month and this year, as dbt published them."""

from __future__ import annotations

from decimal import Decimal

import duckdb
from rich import box
from rich.console import Console
from rich.table import Table

from pipelines.errors import WarehouseError
from pipelines.warehouse import Warehouse

_QUERY = """
    select
        rotulo_periodo,
        quantidade_vendas_brutas,
        quantidade_distratos,
        quantidade_vendas_liquidas,
        vgv_bruto,
        vgv_distratado,
        vgv_liquido,
        ticket_medio,
        valor_comissao_prevista
    from views.vw_resumo_periodos
    where periodo in ('mes_atual', 'ano_atual')
    order by periodo desc
"""
_ROWS = (
    "Vendas brutas",
    "Distratos",
    "Vendas líquidas",
    "VGV bruto",
    "VGV distratado",
    "VGV líquido",
    "Ticket médio",
    "Comissões previstas",
)


def print_summary(warehouse: Warehouse) -> None:
    """Print the published figures of the month and the year as a table.

    Raises:
        WarehouseError: if nothing was published yet.
    """
    if not warehouse.is_motherduck and not warehouse.published.exists():
        raise WarehouseError(
            f"Nothing is published beside {warehouse.location} yet: run `dbt build` after a load."
        )
    try:
        with duckdb.connect(warehouse.readers_location, read_only=True) as connection:
            periods = connection.execute(_QUERY).fetchall()
    except duckdb.Error as error:
        raise WarehouseError(f"The published figures cannot be read: {error}") from error
    table = Table(box=box.SIMPLE)
    table.add_column("")
    for label, *_ in periods:
        table.add_column(str(label), justify="right")
    for row, name in enumerate(_ROWS, start=1):
        table.add_row(name, *(_brazilian(period[row]) for period in periods))
    Console().print(table)


def _brazilian(value: int | Decimal | None) -> str:
    """`R$ 1.234,56` for money, `1.234` for counts, a dash where there is nothing to show."""
    if value is None:
        return "-"
    if isinstance(value, Decimal):
        text = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
        return f"R$ {text}"
    return f"{value:,}".replace(",", ".")
