"""Numbers, money, rates, dates and months as Brazilians write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from dashboards import export
from dashboards import format as fmt

NBSP = "\u00a0"
MINUS = "\u2212"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "R$ 0"),
        (950, "R$ 950"),
        (999.6, "R$ 1,0 mil"),
        (12_540, "R$ 12,5 mil"),
        (950_000, "R$ 950 mil"),
        (999_499, "R$ 999 mil"),
        (999_950, "R$ 1,0 mi"),
        (Decimal("1234567.89"), "R$ 1,2 mi"),
        (1_250_000, "R$ 1,3 mi"),
        (3_400_000_000, "R$ 3,4 bi"),
        (5_000_000_000_000, "R$ 5.000,0 bi"),
        (-84_400_000, "−R$ 84,4 mi"),
        (None, "—"),
    ],
)
def test_money_in_short(value: float | Decimal | None, text: str) -> None:
    assert fmt.brl_short(value) == text.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1234567.89"), "R$ 1.234.567,89"),
        (Decimal("0.005"), "R$ 0,01"),
        (Decimal("-1.5"), "−R$ 1,50"),
        (Decimal("-0.001"), "R$ 0,00"),
    ],
)
def test_money_in_full(value: Decimal, text: str) -> None:
    assert fmt.brl(value) == text.replace(" ", NBSP)


def test_rates_and_their_differences() -> None:
    assert fmt.percent(Decimal("0.1234")) == "12,3%"
    assert fmt.percent(Decimal("-0.05")) == f"{MINUS}5,0%"
    assert fmt.points(Decimal("0.014")) == f"+1,4{NBSP}p.p."
    assert fmt.points(Decimal("-0.014")) == f"{MINUS}1,4{NBSP}p.p."
    assert fmt.points(Decimal(0)) == f"0,0{NBSP}p.p."


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"),
        (Decimal("59.4"), "59 min"),
        (59.6, "1 h 00 min"),
        (365, "6 h 05 min"),
        (1439, "23 h 59 min"),
        (1440, "1,0 dia"),
        (2230, "1,5 dias"),
        (-30, "−30 min"),
        (-90, "−1 h 30 min"),
        (None, "—"),
    ],
)
def test_durations(minutes: float | Decimal | None, text: str) -> None:
    assert fmt.duration(minutes) == text.replace(" ", NBSP)


def test_positions_and_their_moves() -> None:
    assert [fmt.ordinal(place) for place in (1, 12, None)] == ["1º", "12º", "—"]
    assert [fmt.move(places) for places in (2, -1, 0, None)] == [
        f"▲{NBSP}2",
        f"▼{NBSP}1",
        "=",
        "—",
    ]


def test_signs() -> None:
    assert fmt.signed("0,0%") == "0,0%"
    assert fmt.signed(fmt.DASH) == fmt.DASH
    assert fmt.signed(fmt.integer(12)) == "+12"
    assert fmt.signed(fmt.brl_short(-5)) == f"{MINUS}R${NBSP}5"


def test_dates_and_months() -> None:
    day = date(2026, 11, 5)
    assert fmt.day(day) == "05/11/2026"
    assert fmt.month(day) == "nov/26"
    assert fmt.quarter(day) == "4T26"
    assert [fmt.month(date(2026, month, 1))[:3] for month in (2, 4, 5, 8, 9, 10, 12)] == [
        "fev", "abr", "mai", "ago", "set", "out", "dez",
    ]  # fmt: skip
    assert fmt.clock(datetime(2026, 11, 5, 9, 7)) == "05/11/2026 às 09:07"  # noqa: DTZ001
    assert fmt.interval(day, day) == "05/11/2026"


def test_counts_and_areas() -> None:
    assert fmt.integer(20_000) == "20.000"
    assert fmt.count(1, "venda", "vendas") == f"1{NBSP}venda"
    assert fmt.count(2300, "venda", "vendas") == f"2.300{NBSP}vendas"
    assert fmt.area(Decimal("68.5")) == f"68,50{NBSP}m²"
    assert fmt.price_per_area(9850) == f"R${NBSP}9.850/m²"


def test_text_inside_markdown_is_text() -> None:
    assert fmt.markdown("R$ 5 a R$ 7 [x](y) *z*") == r"R\$ 5 a R\$ 7 \[x\](y) \*z\*"


def test_a_file_that_a_brazilian_excel_opens() -> None:
    rows = [
        {"dia": date(2026, 3, 1), "valor": Decimal("1234.50"), "nome": "=HYPERLINK(1)", "saldo": 2},
        {"dia": None, "valor": None, "nome": "Ipê; bloco A", "saldo": -3},
        {"dia": None, "valor": Decimal("-0.50"), "nome": "-3", "saldo": None},
    ]
    built = export.to_csv(
        rows, {"dia": "Data", "valor": "Valor (R$)", "nome": "Nome", "saldo": "Vendas líquidas"}
    )
    assert built.startswith(b"\xef\xbb\xbf")
    assert built.decode("utf-8-sig").split("\r\n") == [
        "Data;Valor (R$);Nome;Vendas líquidas",
        "01/03/2026;1234,50;'=HYPERLINK(1);2",
        ';;"Ipê; bloco A";-3',  # a number below zero stays one, for it is to be summed
        ";-0,50;'-3;",
        "",
    ]
