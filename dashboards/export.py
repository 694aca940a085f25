"""Files that open right in a Brazilian Excel: `;` between columns, decimal comma, dd/mm/aaaa, BOM."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dashboards import data
from dashboards import format as fmt
from dashboards.columns import Columns, Text
from dashboards.slices import Recorte

SALES_COLUMNS = {
    "id_venda": "Venda",
    "data_venda": "Data da venda",
    "nome_empreendimento": "Empreendimento",
    "nome_bloco": "Bloco",
    "nome_unidade": "Unidade",
    "tipologia": "Tipologia",
    "tipo_venda": "Tipo de venda",
    "nome_imobiliaria": "Imobiliária",
    "rotulo_corretor": "Corretor",
    "valor_contrato": "Valor do contrato (R$)",
    "area_privativa": "Área privativa (m²)",
    "preco_m2": "Preço por m² (R$)",
    "valor_comissao_prevista": "Comissão prevista (R$)",
    "situacao_venda": "Situação",
    "data_distrato": "Data do distrato",
}


def sales_csv(recorte: Recorte, listed: str) -> bytes:
    """All rows behind a card, built when someone asks for them."""
    return to_csv(data.all_sales(recorte, listed), SALES_COLUMNS)


def table_csv(ask: Callable[[], Sequence[Mapping[str, Any]]], titles: Columns) -> bytes:
    """What a question answers, with the columns of its table, asked when someone wants the file.

    Numbers and dates stay what they are; codes are written as words.
    """
    coded = {name: text for name, (_, text) in titles.items() if text}
    found = [
        row | {name: text(row[name]) for name, text in coded.items() if isinstance(row[name], str)}
        for row in map(dict, ask())
    ]
    return to_csv(found, {name: title for name, (title, _) in titles.items()})


def to_csv(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> bytes:
    """Rows as CSV with the titles of `columns`, in their order."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns.values())
    writer.writerows([_cell(row[name]) for name in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _words(value: object, text: Text | None) -> object:
    """Codes in words, as the table has them; numbers and dates stay what they are."""
    return text(value) if text and isinstance(value, str) else value


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, date):
        return fmt.day(value)
    text = str(value)
    # Excel runs a cell that starts like a formula, and names come from outside.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
