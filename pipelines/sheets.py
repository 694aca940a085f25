"""The tables that people keep as CSV files: whether a file is written in the one way that dbt reads right.

dbt puts the fields in by position and DuckDB makes of each what its column wants: a lost header would
take the first row along, a thousands point would make 480.000 four hundred and eighty. So the file is
read as text before either of them, and what could mean two things is refused with its line. A line is
a row (no blank ones between, no field on two lines), so that whoever counts rows names lines. What the
values may be is said with the tables, in `dbt_project/seeds`: their data tests.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parent.parent
EMPTY_SHEETS = "dbt_project/planilhas"
SEEDS = "dbt_project/seeds"


@dataclass(frozen=True)
class Fault:
    """What is wrong with a line: for whoever runs commands, and for whoever keeps the file."""

    line: int
    english: str
    portuguese: str


@dataclass(frozen=True)
class Form:
    """How the values of a column's type are written."""

    accepts: Callable[[str], bool]
    english: str
    portuguese: str


def sheets_folder() -> str:
    """The folder of the tables that ship empty, relative to the project, as dbt_project.yml reads it."""
    return os.environ.get("PLANILHAS", EMPTY_SHEETS).lstrip("/")


def wrong_sheets(project: Path = PROJECT) -> Iterator[tuple[Path, list[Fault]]]:
    """Every file that dbt would read wrong or not at all, relative to the project, and its faults."""
    tables = _tables(project)
    for folder in (Path(sheets_folder()), Path(SEEDS)):
        for path in sorted((project / folder).rglob("*.csv")):
            if path.stem in tables and (found := faults(path.read_bytes(), tables[path.stem])):
                yield folder / path.relative_to(project / folder), found


def faults(content: bytes, columns: dict[str, str]) -> list[Fault]:
    """Everything wrong with a file's form; what makes all lines wrong is said alone."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [Fault(line, "is not written in UTF-8", "o arquivo não está em UTF-8")]
    rows = csv.reader(io.StringIO(text.rstrip("\r\n") + "\n", newline=""), strict=True)
    found: list[Fault] = []
    end = 0
    try:
        if next(rows) != list(columns):
            return [_wrong_header(columns)]
        end = rows.line_num
        for row in rows:
            found += _faults_of_row(row, columns, line=end + 1, end=rows.line_num)
            end = rows.line_num
    except csv.Error:
        found.append(Fault(end + 1, "has wrong quotes", "as aspas estão erradas"))
    return found


def _wrong_header(columns: dict[str, str]) -> Fault:
    header = ",".join(columns)
    return Fault(
        1,
        f"must be the header {header} (with commas, not semicolons)",
        f"o cabeçalho tem de ser {header} (com vírgulas, e não ponto e vírgula)",
    )


def _faults_of_row(
    row: list[str], columns: dict[str, str], *, line: int, end: int
) -> Iterator[Fault]:
    if not any(field.strip() for field in row):
        yield Fault(line, "is blank", "está em branco")
    elif end > line:
        yield Fault(
            line, "has a field that goes on in the next line", "um campo continua na linha seguinte"
        )
    elif len(row) != len(columns):
        yield Fault(
            line,
            f"has {len(row)} fields instead of {len(columns)} (a decimal number has a point, a text "
            "with a comma stands in quotes)",
            f"tem {len(row)} campos em vez de {len(columns)} (número decimal leva ponto; texto com "
            "vírgula vai entre aspas)",
        )
    else:
        for (column, column_type), value in zip(columns.items(), row, strict=True):
            form = _form(column_type)
            if value and form and not form.accepts(value):
                yield Fault(
                    line,
                    f"has {column} '{value}', which is not {form.english}",
                    f"{column} '{value}' não é {form.portuguese}",
                )


def _form(column_type: str) -> Form | None:
    """How a type of a column is written; None for text, which may be anything."""
    if column_type == "varchar":
        return None
    if decimal := re.fullmatch(r"decimal\((\d+), ?(\d+)\)", column_type):
        digits, places = (int(number) for number in decimal.groups())
        pattern = re.compile(rf"-?[0-9]{{1,{digits - places}}}(\.[0-9]{{1,{places}}})?")
        return Form(
            lambda value: bool(pattern.fullmatch(value)),
            f"a number with at most {places} decimals after a point and no other separator",
            f"um número com ponto e no máximo {places} casas decimais, sem separador de milhar",
        )
    return FORMS[column_type]


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value  # 20260301 is none
    except ValueError:
        return False


FORMS = {
    "bigint": Form(
        lambda value: bool(re.fullmatch(r"-?[0-9]{1,18}", value)),
        "a whole number in digits only",
        "um número inteiro, só com algarismos",
    ),
    "date": Form(_is_date, "a date YYYY-MM-DD", "uma data AAAA-MM-DD"),
    "boolean": Form(
        lambda value: value.lower() in {"true", "false"}, "true or false", "true nem false"
    ),
}


def _tables(project: Path) -> dict[str, dict[str, str]]:
    """Columns and types of every table, from where dbt has them."""
    files = (project / SEEDS).glob("*.yml")
    return {
        seed["name"]: seed["config"]["column_types"]
        for file in files
        for seed in yaml.safe_load(file.read_text(encoding="utf-8"))["seeds"]
    }
