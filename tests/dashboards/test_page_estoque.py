"""The page of the stock: its figures against plain SQL, its mirror, its list and its file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from dashboards import charts, columns, data, export
from dashboards import format as fmt
from dashboards.questions import stock
from dashboards.slices import Recorte
from tests.dashboards import contracts
from tests.dashboards.test_data import YEAR, one, plain
from tests.dashboards.test_pages import cards, opened

PAGE = "paginas/estoque.py"
UNITS = "not coalesce(eh_complementar, false)"


def test_rates_are_sums_over_sums(warehouse: Path, recorte: Recorte) -> None:
    figures = stock.figures(recorte)
    for name, window in (("vso_mes", 1), ("vso_trimestre", 3), ("vso_ano", 12)):
        sold, offered = one(
            warehouse,
            "select sum(quantidade_vendas_liquidas), sum(quantidade_oferta) from views.vw_vso "
            f"where quantidade_meses_janela = {window} and mes_referencia = '2026-03-01'",
        )
        assert figures[name].value == pytest.approx(
            Decimal(int(sold)) / int(offered), abs=Decimal("1e-6")
        )
        assert figures[name].compared is not None
    units, value, quarter = one(
        warehouse,
        "select sum(quantidade_estoque_final), sum(vgv_estoque_final), "
        "sum(quantidade_vendas_liquidas_tres_meses) from views.vw_vso "
        "where quantidade_meses_janela = 1 and mes_referencia = '2026-03-01'",
    )
    assert figures["estoque_final"].value == units > 0
    assert figures["vgv_estoque"].value == value
    assert float(figures["meses_estoque"].value or 0) == pytest.approx(units * 3 / quarter)


def test_a_running_month_is_not_compared_with_a_whole_one(recorte: Recorte) -> None:
    sold = ("vso_mes", "vso_trimestre", "vso_ano")
    running = stock.figures(recorte)
    whole = stock.figures(replace(recorte, period=replace(YEAR, last=date(2026, 2, 28))))
    for name in sold:
        assert running[name].compared is not None
        assert running[name].difference is None
        assert running[name].variation is None
        assert whole[name].difference is not None
        assert whole[name].variation is not None
    for name in running.keys() - set(sold):
        assert running[name].difference is not None


def test_the_running_month_is_a_hollow_point(recorte: Recorte) -> None:
    rows = stock.vso(recorte)
    chart = charts.vso(rows)
    for line in chart.figure.data:
        assert set(line.marker.symbol[:-1]) == {"circle"}
        assert line.marker.symbol[-1] == "circle-open"
        assert line.hovertext[-1].endswith(", mês em curso")
        assert "curso" not in line.hovertext[-2]
    assert "Em mar/26, mês em curso: " in chart.alt
    assert "curso" not in charts.vso(rows[:-1]).alt


def test_a_launch_without_three_whole_months_sells_with_the_others_only(recorte: Recorte) -> None:
    launch = stock.figures(replace(recorte, empreendimento=("cv-6",)))
    assert launch["estoque_final"].value == 28
    assert launch["meses_estoque"].value is None
    both = stock.figures(replace(recorte, empreendimento=("cv-1", "cv-6")))
    assert both["meses_estoque"].value == 2 * 28 * 3 / (2 * 6)


def test_one_development_is_its_own_stock(recorte: Recorte) -> None:
    alone = stock.figures(replace(recorte, empreendimento=("cv-2",)))
    whole = stock.figures(recorte)
    assert alone["estoque_final"].value == 28
    assert whole["estoque_final"].value == 6 * 28


def test_states_and_list_count_the_same_units(warehouse: Path, recorte: Recorte) -> None:
    (units,) = one(warehouse, f"select count(*) from views.vw_estoque where {UNITS}")
    assert sum(row["quantidade_unidades"] for row in stock.states(recorte)) == units == 72
    assert sum(row["quantidade_unidades"] for row in stock.states(recorte, limit=2)) == units
    assert stock.units_count(recorte, None) == len(stock.all_units(recorte, None)) == units
    free = stock.units(recorte, "disponivel")
    assert {row["situacao"] for row in free} == {"disponivel"}
    assert len(free) == stock.units_count(recorte, "disponivel") < units
    assert "Vaga 1" not in {row["nome_unidade"] for row in stock.all_units(recorte, None)}


def test_the_mirror_puts_every_unit_on_its_floor(warehouse: Path, recorte: Recorte) -> None:
    rows = stock.mirror(recorte, "cv-1")
    assert len(rows) == 12
    places = {row["nome_unidade"]: (row["linha"], row["coluna"]) for row in rows}
    assert places["A-302"] == (3, 2)
    assert len(set(places.values())) == 12
    with plain(warehouse) as file:
        told = dict(
            file.execute(
                "select nome_unidade, situacao_estoque from views.vw_estoque "
                f"where id_empreendimento = 'cv-1' and {UNITS}"
            ).fetchall()
        )
    assert {row["nome_unidade"]: row["situacao"] for row in rows} == told
    chart = charts.mirror(rows)
    cells, *legend = chart.figure.data
    names = [trace.name for trace in legend]
    drawn = {
        text: (column, names[state])
        for texts, states in zip(cells.text, cells.z, strict=True)
        for column, (text, state) in enumerate(zip(texts, states, strict=True))
        if text
    }
    assert drawn == {
        row["nome_unidade"]: (row["coluna"] - 1, columns.availability(row["situacao"]))
        for row in rows
    }
    # The legend's marks have the colours of the cells.
    shades = [colour for _, colour in cells.colorscale[::2]]
    assert [trace.marker.color for trace in legend] == shades
    assert "Espelho de 12" in chart.alt


def places(
    blocks: dict[str, list[tuple[str | None, str]]],
) -> dict[str, dict[str, tuple[int, int]]]:
    """Row and column of each unit of these blocks, by block and name; what is given is floor and name."""
    statement = data._statement("stock_mirror")
    with duckdb.connect() as file:
        file.execute("create schema views")
        contracts.create(file, "vw_estoque")
        for block, units in blocks.items():
            file.executemany(
                "insert into views.vw_estoque (id_empreendimento, nome_bloco, andar, nome_unidade) "
                "values ('cv-1', ?, ?, ?)",
                [(block, floor, name) for floor, name in units],
            )
        file.execute(
            statement.format(filtros="true"), {"empreendimento_escolhido": "cv-1", "limite": 100}
        )
        columns = [column[0] for column in file.description]
        rows = [dict(zip(columns, row, strict=True)) for row in file.fetchall()]
    assert rows == sorted(rows, key=lambda row: (row["nome_bloco"], -row["linha"], row["coluna"]))
    return {
        block: {
            row["nome_unidade"]: (row["linha"], row["coluna"])
            for row in rows
            if row["nome_bloco"] == block
        }
        for block in blocks
    }


def test_each_block_is_laid_out_by_the_way_it_numbers_its_units() -> None:
    found = places(
        {
            "Torre A": [("1", "101"), ("1", "103"), ("2", "201"), ("2", "202"), ("10º", "1002")],
            "Torre B": [("1", "12"), ("1", "7"), ("2", "31")],  # numbered through
            "Torre C": [("1", "101"), ("1", "Loja 101"), ("1", "102")],  # one place taken twice
            "Quadra": [(None, f"L{number}") for number in range(1, 24)],
        }
    )
    assert found["Torre A"] == {
        "101": (1, 1), "103": (1, 3), "201": (2, 1), "202": (2, 2), "1002": (10, 2),
    }  # fmt: skip
    assert found["Torre B"] == {"7": (1, 1), "12": (1, 2), "31": (2, 1)}
    assert found["Torre C"] == {"101": (1, 1), "Loja 101": (1, 2), "102": (1, 3)}
    lots = found["Quadra"]
    assert (lots["L1"], lots["L10"], lots["L11"], lots["L23"]) == ((0, 1), (0, 10), (1, 1), (2, 3))


def test_units_without_floors_are_laid_in_rows_of_ten() -> None:
    lots = [
        {
            "nome_bloco": "Quadra A", "nome_unidade": f"L{n}", "situacao": "disponivel",
            "tipologia": None, "area_privativa": None, "valor_tabela": None, "andar": None,
            "linha": (n - 1) // 10, "coluna": (n - 1) % 10 + 1,
        }
        for n in range(1, 24)
    ]  # fmt: skip
    lines = charts.mirror(lots).figure.data[0].z
    assert [sum(cell is not None for cell in line) for line in lines] == [0, 10, 10, 3]


def test_blocks_never_cover_each_other() -> None:
    units = [
        {
            "nome_bloco": f"Torre {block}", "nome_unidade": f"{block}-{floor}0{place}",
            "situacao": "vendida", "tipologia": "2 quartos", "area_privativa": Decimal(54),
            "valor_tabela": Decimal(300_000), "andar": str(floor), "linha": floor, "coluna": place,
        }
        for block in "ABCDE" for floor in range(1, 4) for place in range(1, 7)
    ]  # fmt: skip
    lines = charts.mirror(units).figure.data[0].z
    assert sum(cell is not None for line in lines for cell in line) == len(units)


def test_the_page_filters_its_list_and_its_mirror(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", str(warehouse))
    app = opened(PAGE, periodo="Últimos 12 meses", empreendimento=["Vista Serena"])
    assert cards(app)["Unidades em estoque"] == fmt.integer(28)
    assert app.selectbox(key="espelho").options == ["Vista Serena"]
    table = app.dataframe[0].value
    assert set(table["Empreendimento"]) == {"Vista Serena"}
    assert len(table) == 12


def test_the_file_says_states_in_words(recorte: Recorte) -> None:
    written = export.table_csv(lambda: stock.all_units(recorte, "reservada"), columns.UNITS)
    header, *lines = written.decode("utf-8-sig").split("\r\n")[:-1]
    assert header.startswith("Empreendimento;Bloco;Unidade;Andar;Situação")
    assert len(lines) == stock.units_count(recorte, "reservada") > 0
    assert all(";Reservada;" in line for line in lines)
