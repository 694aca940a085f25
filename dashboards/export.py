"""Files that people take away: a spreadsheet with types and formats, and a CSV for everything else.

Both hold the columns of the table on the page and all of its rows, and are built when someone asks. The
CSV opens right in a Brazilian Excel: `;` between columns, decimal comma, dd/mm/aaaa, BOM. A column's
kind is told by the function that writes its cells on the page.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboards import format as fmt
from dashboards.columns import Columns, Text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATA_SHEET, ABOUT_SHEET = "Dados", "Sobre"
MEASURED_ROWS = 200
NARROW, WIDE, PADDING = 9, 48, 3  # in characters; the padding holds the filter's arrow

Rows: TypeAlias = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Kind:
    """How a spreadsheet shows a column's numbers or dates, and the unit that a plain title has to name."""

    shown: str
    unit: str = ""


# 416 is Brazil: Excel then writes the R$ and the months as there, whatever the machine speaks.
_BRL = "[$R$-416] #,##0.00;-[$R$-416] #,##0.00"
KINDS: Mapping[Text, Kind] = {
    fmt.brl: Kind(_BRL, "R$"),
    fmt.price_per_area: Kind(_BRL, "R$/m²"),
    fmt.area: Kind('#,##0.00" m²"', "m²"),
    fmt.percent: Kind("0.0%"),
    fmt.integer: Kind("#,##0"),
    fmt.decimal: Kind("#,##0.00"),
    fmt.duration: Kind('#,##0" min"', "min"),
    fmt.ordinal: Kind('0"º"'),
    fmt.move: Kind("+0;-0;0"),
    fmt.day: Kind("dd/mm/yyyy"),
    fmt.month: Kind("[$-416]mmm/yy"),
    fmt.clock: Kind("dd/mm/yyyy hh:mm"),
}
# Where no function says it: codes stay bare, so that the number of a contract gets no dots.
_BY_TYPE: Mapping[type, str] = {
    Decimal: "#,##0.00", float: "#,##0.00", date: "dd/mm/yyyy", datetime: "dd/mm/yyyy hh:mm",
}  # fmt: skip
_SHOWN = {kind.shown for kind in KINDS.values()} | set(_BY_TYPE.values())


def table_csv(ask: Callable[[], Rows], titles: Columns) -> bytes:
    """What a question answers, with the columns of its table.

    Numbers and dates stay what they are; codes are written as words, and a title names its unit.
    """
    rows = (
        {name: _in_words(row[name], text) for name, (_, text) in titles.items()} for row in ask()
    )
    return to_csv(rows, {name: _with_unit(title, text) for name, (title, text) in titles.items()})


def to_csv(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> bytes:
    """Rows as CSV with the titles of `columns`, in their order."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns.values())
    writer.writerows([_plain(row[name]) for name in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def table_xlsx(ask: Callable[[], Rows], titles: Columns, about: Mapping[str, str]) -> bytes:
    """The same as a spreadsheet of two sheets: the rows, and what they are (`about`, label by label)."""
    rows, file = ask(), io.BytesIO()
    options = {
        "constant_memory": True,  # a row is on the disk before the next one is written
        "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False,
    }  # fmt: skip
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(DATA_SHEET)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(titles) - 1)
        _fill(book, sheet, rows, titles, bold)
        _tell(book.add_worksheet(ABOUT_SHEET), about, bold)
    return file.getvalue()


def _fill(
    book: xlsxwriter.Workbook, sheet: Worksheet, rows: Rows, titles: Columns, bold: Format
) -> None:
    """Titles and rows, each value as what it is; an unknown one stays an empty cell."""
    formats = {shown: book.add_format({"num_format": shown}) for shown in _SHOWN}
    for column, (name, (title, text)) in enumerate(titles.items()):
        sheet.set_column(column, column, _width(rows, name, title, text))
        sheet.write_string(0, column, title, bold)
    columns = [
        (column, name, text, KINDS[text].shown if text in KINDS else "")
        for column, (name, (_, text)) in enumerate(titles.items())
    ]
    for line, row in enumerate(rows, start=1):
        for column, name, text, shown in columns:
            value = row[name]
            if value is None:
                continue
            if isinstance(value, str):
                sheet.write_string(line, column, _literal(str(_in_words(value, text))))
                continue
            style = formats.get(shown or _BY_TYPE.get(type(value), ""))
            if isinstance(value, date):
                sheet.write_datetime(line, column, value, style)
            else:
                sheet.write_number(line, column, value, style)


def _tell(sheet: Worksheet, about: Mapping[str, str], bold: Format) -> None:
    sheet.set_column(0, 0, WIDE / 2)
    sheet.set_column(1, 1, 2 * WIDE)
    for line, (label, text) in enumerate(about.items()):
        sheet.write_string(line, 0, label, bold)
        sheet.write_string(line, 1, _literal(text))


def _width(rows: Rows, name: str, title: str, text: Text | None) -> float:
    """Wide enough for the title and for the first rows as the page writes them."""
    written = (
        len(text(value) if text else str(value))
        for row in rows[:MEASURED_ROWS]
        if (value := row[name]) is not None
    )
    return min(max(NARROW, len(title) + PADDING, *written, 0), WIDE)


def _in_words(value: object, text: Text | None) -> object:
    """Codes in words, as the table has them; numbers and dates stay what they are."""
    return text(value) if text and isinstance(value, str) else value


def _with_unit(title: str, text: Text | None) -> str:
    unit = KINDS[text].unit if text in KINDS else ""
    return f"{title} ({unit})" if unit and unit not in title else title


def _literal(text: str) -> str:
    """Text that the library leaves alone: what looks like its own rich text it would write as XML."""
    return f" {text}" if text.startswith("<r>") else text


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, date):
        return fmt.day(value)
    # Excel runs a cell that starts like a formula, and names come from outside.
    is_formula = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if is_formula else str(value)
