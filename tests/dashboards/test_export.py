"""The spreadsheet and the CSV: the same rows, typed and told apart, and nothing that could run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
import streamlit as st

from dashboards import access, columns, export
from dashboards import format as fmt
from dashboards.columns import Columns
from dashboards.questions import sales
from tests.dashboards.test_data import one
from tests.dashboards.test_pages import opened
from tests.dashboards.visitors import AGENCY, OTHERS, visited, write_list

NAMES = {
    "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
EPOCH = date(1899, 12, 30)
Files: TypeAlias = dict[str, Callable[[], bytes]]
Cell: TypeAlias = tuple[Any, str]  # what it holds and how it is shown; text is shown as it is
DOWNLOADS = (
    "leads",
    "motivos",
    "imobiliarias",
    "comissoes",
    "repasses",
    "metas",
    "estoque",
    "conciliacao",
)


def sheets(content: bytes) -> dict[str, list[list[Cell]]]:
    """The cells of each sheet by its name, as a reader of spreadsheets finds them; gaps are None."""
    with ZipFile(io.BytesIO(content)) as book:
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
        shown = {
            code.get("numFmtId"): code.get("formatCode", "")
            for code in styles.findall("m:numFmts/m:numFmt", NAMES)
        } | {"3": "#,##0", "4": "#,##0.00"}  # these two are Excel's own
        formats = [
            shown.get(xf.get("numFmtId"), "") for xf in styles.findall("m:cellXfs/m:xf", NAMES)
        ]
        named = ElementTree.fromstring(book.read("xl/workbook.xml")).findall(
            "m:sheets/m:sheet", NAMES
        )
        return {
            sheet.get("name", ""): _lines(book.read(f"xl/worksheets/sheet{number}.xml"), formats)
            for number, sheet in enumerate(named, start=1)
        }


def _lines(content: bytes, formats: list[str]) -> list[list[Cell]]:
    found = []
    for row in ElementTree.fromstring(content).iterfind("m:sheetData/m:row", NAMES):
        line: dict[int, Cell] = {}
        for cell in row.iterfind("m:c", NAMES):
            letters = re.sub(r"\d", "", cell.get("r", ""))
            position = 0
            for letter in letters:
                position = position * 26 + ord(letter) - 64
            text = cell.find("m:is/m:t", NAMES)
            if text is not None:
                line[position] = (text.text or "", "")
            else:
                number = float(cell.findtext("m:v", namespaces=NAMES) or "nan")
                line[position] = (number, formats[int(cell.get("s", 0))])
        found.append(
            [line.get(position, (None, "")) for position in range(1, max(line, default=0) + 1)]
        )
    return found


def day(cell: Cell) -> date:
    assert cell[1] == "dd/mm/yyyy"
    return EPOCH + timedelta(days=cell[0])


TITLES: Columns = {
    "dia": ("Dia", fmt.day), "valor": ("Valor", fmt.brl), "parte": ("Parte", fmt.percent),
    "vezes": ("Vezes", fmt.integer), "nome": ("Nome", None), "estado": ("Situação", str.capitalize),
    "espera": ("Espera", fmt.duration), "mes": ("Mês", fmt.month), "numero": ("Contrato", str),
    "solto": ("Solto", None), "area": ("Área", fmt.area), "m2": ("R$/m²", fmt.price_per_area),
}  # fmt: skip
ROW = {
    "dia": date(2026, 3, 5), "valor": Decimal("-1234567.89"), "parte": Decimal("0.0345"), "vezes": 12_345,
    "nome": "Ipê", "estado": "ativa", "espera": 95, "mes": date(2026, 2, 1), "numero": 10_042,
    "solto": Decimal("2.50"), "area": Decimal("54.20"), "m2": Decimal("7607.85"),
}  # fmt: skip


def test_values_are_what_they_are_and_look_brazilian() -> None:
    found = sheets(export.table_xlsx(lambda: [ROW], TITLES, {}))["Dados"]
    assert [cell[0] for cell in found[0]] == [title for title, _ in TITLES.values()]
    cells = dict(zip(TITLES, found[1], strict=True))
    assert day(cells["dia"]) == ROW["dia"]
    assert cells["valor"] == (-1234567.89, "[$R$-416] #,##0.00;-[$R$-416] #,##0.00")
    assert cells["parte"] == (0.0345, "0.0%")
    assert cells["vezes"] == (12_345, "#,##0")
    assert cells["nome"] == ("Ipê", "")
    assert cells["estado"] == ("Ativa", "")
    assert cells["espera"] == (95, '#,##0" min"')
    assert cells["mes"][1] == "[$-416]mmm/yy"
    assert EPOCH + timedelta(days=cells["mes"][0]) == date(2026, 2, 1)
    assert cells["numero"] == (10_042, "")
    assert cells["solto"] == (2.5, "#,##0.00")
    assert cells["area"] == (54.2, '#,##0.00" m²"')
    assert cells["m2"][0] == 7607.85


def test_a_csv_names_the_units_that_a_spreadsheet_shows() -> None:
    lines = export.table_csv(lambda: [ROW], TITLES).decode("utf-8-sig").split("\r\n")
    assert lines[0] == (
        "Dia;Valor (R$);Parte;Vezes;Nome;Situação;Espera (min);Mês;Contrato;Solto;Área (m²);R$/m²"
    )
    assert lines[1].startswith("05/03/2026;-1234567,89;0,0345;12345;Ipê;Ativa;95;")


@pytest.mark.parametrize(
    "name",
    [
        "=HYPERLINK(1)", "+55 11", "-1+1", "@SUM(A1)", "\t=1+1", "{=1}", "https://example.com", "0123",
        " com espaço ", "a & b < c", "<r><t>outro</t></r>", "\x07sino", "linha\noutra",
    ],
)  # fmt: skip
def test_text_from_outside_stays_text(name: str) -> None:
    content = export.table_xlsx(
        lambda: [{"nome": name}], {"nome": ("Nome", None)}, {"Filtro": name}
    )
    with ZipFile(io.BytesIO(content)) as book:
        xml = b"".join(book.read(part) for part in book.namelist() if "worksheets" in part)
        assert not [part for part in book.namelist() if "_rels" in part and "sheet" in part]
    assert b"<f>" not in xml
    assert b"hyperlink" not in xml.lower().replace(b"=hyperlink", b"")
    found = sheets(content)
    for cell in (found["Dados"][1][0], found["Sobre"][0][1]):
        assert str(cell[0]).strip(" ") == name.strip(" ").replace("\x07", "_x0007_")


def test_the_head_stays_in_sight_filters_and_fits() -> None:
    rows = [ROW | {"nome": "Residencial dos Ipês " * 2}, dict.fromkeys(ROW) | {"nome": "Ipê"}]
    content = export.table_xlsx(lambda: rows, TITLES, {})
    with ZipFile(io.BytesIO(content)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    pane = sheet.find("m:sheetViews/m:sheetView/m:pane", NAMES)
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert sheet.find("m:autoFilter", NAMES).get("ref") == "A1:L3"  # type: ignore[union-attr]
    head = sheet.find("m:sheetData/m:row/m:c", NAMES)
    assert head is not None
    bold = styles.findall("m:cellXfs/m:xf", NAMES)[int(head.get("s", 0))].get("fontId")
    assert styles.findall("m:fonts/m:font", NAMES)[int(bold or 0)].find("m:b", NAMES) is not None
    widths = {
        int(column.get("min", 0)): float(column.get("width", 0))
        for column in sheet.findall("m:cols/m:col", NAMES)
    }
    money, name = widths[2], widths[5]
    assert len(fmt.brl(Decimal("-1234567.89"))) <= money < 25
    assert 40 < name < 60
    # What is not known is no zero.
    assert [cell[0] for cell in sheets(content)["Dados"][2]] == [None] * 4 + ["Ipê"]


def test_a_list_without_rows_is_its_head() -> None:
    found = sheets(export.table_xlsx(list, TITLES, {"Página": "Vendas"}))
    assert len(found["Dados"]) == 1
    assert found["Sobre"] == [[("Página", ""), ("Vendas", "")]]


# ---- the pages' buttons -----------------------------------------------------------------------------


@pytest.fixture
def files(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    """What the pages offer for download by the file's name, to be built by whoever calls it."""
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    found: Files = {}

    def offered(label: str, data: Callable[[], bytes], file_name: str, **_: object) -> None:
        assert Path(file_name).suffix in {"Baixar Excel": ".xlsx", "Baixar CSV": ".csv"}[label]
        found[file_name] = data

    monkeypatch.setattr(st, "download_button", offered)
    return found


def both(
    files: Files,
) -> tuple[list[dict[str, str]], dict[str, list[list[Cell]]]]:
    """The only two files that a page offers: the lines of the CSV and the sheets of the other."""
    workbook, plain = sorted(files, key=lambda name: name.endswith(".csv"))
    assert Path(workbook).stem == Path(plain).stem
    lines = csv.DictReader(io.StringIO(files[plain]().decode("utf-8-sig")), delimiter=";")
    return list(lines), sheets(files[workbook]())


def test_the_sales_file_is_the_sales(
    files: Files, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    answer = sales.all_rows
    monkeypatch.setattr(sales, "all_rows", lambda *given: asked.append(given) or answer(*given))
    opened("Vendas", periodo="Ano anterior", empreendimento=["Vista Serena"], tipologia="Studio")
    assert not asked  # a page is drawn without building a file
    lines, found = both(files)
    head, *rows = found["Dados"]
    sold, vgv, first = one(
        warehouse,
        "select count(*), sum(valor_contrato), min(data_venda) from views.vw_vendas where "
        "not eh_transferencia and year(data_venda) = 2025 and id_empreendimento = 'cv-2' "
        "and tipologia = 'Studio'",
    )
    place = {title[0]: position for position, title in enumerate(head)}
    assert len(rows) == len(lines) == sold > 5
    assert sum(Decimal(str(row[place["Valor do contrato"]][0])) for row in rows) == vgv
    assert min(day(row[place["Data da venda"]]) for row in rows) == first
    assert [row[0][0] for row in rows] == [line["Venda"] for line in lines]
    assert {row[place["Situação"]][0] for row in rows} <= {"Ativa", "Distratada", "Transferida"}
    about = {label[0]: text[0] for label, text in found["Sobre"]}
    assert about["Página"] == "Vendas"
    assert (
        about["Conteúdo"] == f"Vendas do período, uma por linha. Todas as linhas, {sold} ao todo."
    )
    assert about["Período escolhido"].startswith(
        "01/01/2025 a 31/12/2025, comparado com 01/01/2024"
    )
    assert about["Filtros escolhidos"] == "Empreendimento: Vista Serena, Tipologia: Studio"
    assert "Mostrar: Vendas" in about["Opções da página"]
    assert re.search(r"CV CRM: \d\d/\d\d/\d{4} às \d\d:\d\d; Sienge: ", about["Dados de"])


@pytest.mark.parametrize("page", DOWNLOADS)
def test_every_list_is_offered_twice_with_the_same_rows(page: str, files: Files) -> None:
    opened(f"paginas/{page}.py", periodo="Últimos 12 meses", corretor=["Corretor 300"])
    lines, found = both(files)
    head, *rows = found["Dados"]
    assert len(rows) == len(lines) > 0
    assert [re.sub(r" \((R\$|m²|min)\)$", "", title) for title in lines[0]] == [
        cell[0] for cell in head
    ]
    about = {label[0]: text[0] for label, text in found["Sobre"]}
    assert about["Filtros escolhidos"] == "Corretor: Corretor 300"
    ignored = page in ("comissoes", "metas", "estoque", "conciliacao")
    assert ("Corretor" in about.get("Filtros que não se aplicam", "")) is ignored


@pytest.mark.parametrize("page", ["vendas", "leads", "motivos"])
def test_an_agencys_files_hold_its_own_rows(
    page: str, files: Files, tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACESSOS", str(write_list(tmp_path)))
    visited(AGENCY, f"paginas/{page}.py", {"periodo": "Ano anterior"})
    lines, found = both(files)
    head, *rows = found["Dados"]
    place = [title[0] for title in head].index("Imobiliária")
    assert {row[place][0] for row in rows} == {"Horizonte Consultoria"}
    assert {line["Imobiliária"] for line in lines} == {"Horizonte Consultoria"}
    assert not [name for name in OTHERS if name in str(found)]
    assert "o acesso de quem baixou" in str(found["Sobre"])
    if page == "vendas":
        assert one(
            warehouse,
            "select count(*) from views.vw_vendas where id_imobiliaria = 'cv-2' "
            "and not eh_transferencia and year(data_venda) = 2025",
        ) == (len(rows),)


def test_a_page_that_stays_open_gives_no_file_to_whoever_lost_the_access(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people_list = write_list(tmp_path)
    monkeypatch.setenv("ACESSOS", str(people_list))
    visited(AGENCY, "Vendas")
    assert len(files) == 2
    assert all(build() for build in files.values())
    people_list.write_text(f"email;papel;escopo\n{AGENCY};imobiliaria;cv-3\n", encoding="utf-8")
    for build in files.values():
        with pytest.raises(access.NoAccessError):
            build()


def test_all_kinds_of_the_lists_are_known() -> None:
    """A column whose writer has no kind would be shown by its type alone, so say here which may."""
    lists = (
        columns.SALES, columns.LEADS, columns.LOSSES, columns.INSTALMENTS, columns.COMMISSION_SALES,
        columns.TRANSFERS, columns.UNITS, columns.DIFFERENCES, columns.MEDIA, columns.performance(""),
        columns.targets("", fmt.brl), columns.BOOKINGS,
    )  # fmt: skip
    numeric = {
        text
        for titles in lists
        for _, text in titles.values()
        if getattr(text, "__module__", "") == fmt.__name__
    }
    assert numeric <= set(export.KINDS)
