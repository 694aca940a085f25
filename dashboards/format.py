"""Brazilian text for numbers, money, dates and months, the same on every page, chart and file.

Everything here is presentation: a value comes in as the warehouse computed it and goes out as text.
`None` becomes a dash, because an unknown figure is not zero.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "\u2014"
MONTHS = ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez")

Number: TypeAlias = int | float | Decimal

_THREE_DIGITS, _NEXT_SCALE = 100, 1000
_MINUTES_OF_AN_HOUR, _MINUTES_OF_A_DAY = 60, 1440
_SCALES = ((1, ""), (10**3, "mil"), (10**6, "mi"), (10**9, "bi"))


def decimal(value: Number | None, places: int = 2) -> str:
    """`1234.5` as `1.234,50`; halves are rounded away from zero, the minus is the true minus sign."""
    if value is None:
        return DASH
    rounded = _rounded(value, places)
    text = f"{abs(rounded):,.{places}f}".translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{text}" if rounded < 0 else text


def integer(value: Number | None) -> str:
    """`20000` as `20.000`."""
    return decimal(value, 0)


def brl(value: Number | None, places: int = 2) -> str:
    """Money in full: `R$ 1.234.567,89`, with a space that never breaks after R$."""
    return _money(decimal(value, places))


def brl_short(value: Number | None) -> str:
    """Money for a card or an axis: `R$ 950`, `R$ 12,5 mil`, `R$ 950 mil`, `R$ 1,2 mi`, `R$ 3,4 bi`."""
    if value is None:
        return DASH
    exact = Decimal(str(value))
    for scale, suffix in _SCALES:
        scaled = exact / scale
        places = 0 if not suffix or (suffix == "mil" and abs(scaled) >= _THREE_DIGITS) else 1
        # Judged after rounding: 999.950 must read 1,0 mi and not 1.000 mil.
        if abs(_rounded(scaled, places)) < _NEXT_SCALE or suffix == "bi":
            break
    return _money(decimal(scaled, places)) + (NBSP + suffix if suffix else "")


def percent(value: Number | None, places: int = 1) -> str:
    """A rate stored as 0 to 1: `0.123` as `12,3%`."""
    return DASH if value is None else decimal(Decimal(str(value)) * 100, places) + "%"


def points(value: Number | None, places: int = 1) -> str:
    """A difference of two rates stored as 0 to 1, always signed: `0.014` as `+1,4 p.p.`."""
    if value is None:
        return DASH
    return signed(decimal(Decimal(str(value)) * 100, places)) + NBSP + "p.p."


def signed(text: str) -> str:
    """A plus sign before a positive number's text; a zero, a dash and a signed text stay as they are."""
    is_positive = any(digit in text for digit in "123456789") and not text.startswith(("+", MINUS))
    return f"+{text}" if is_positive else text


def duration(minutes: Number | None) -> str:
    """Minutes as a person tells them: `45 min`, `6 h 05 min`, `2,5 dias`."""
    if minutes is None:
        return DASH
    whole = int(_rounded(minutes, 0))
    if abs(whole) < _MINUTES_OF_AN_HOUR:
        return integer(whole) + NBSP + "min"
    if abs(whole) < _MINUTES_OF_A_DAY:
        hours, rest = divmod(abs(whole), _MINUTES_OF_AN_HOUR)
        return f"{MINUS if whole < 0 else ''}{hours}{NBSP}h{NBSP}{rest:02d}{NBSP}min"
    days = decimal(Decimal(whole) / _MINUTES_OF_A_DAY, 1)
    return days + NBSP + ("dia" if days == "1,0" else "dias")


def ordinal(value: int | None) -> str:
    """A position: `1º`."""
    return DASH if value is None else f"{int(value)}º"


def move(places: int | None) -> str:
    """How many positions up or down: `▲ 2`, `▼ 1`, `=`."""
    if places is None:
        return DASH
    whole = int(places)
    return "=" if whole == 0 else f"{'▲' if whole > 0 else '▼'}{NBSP}{abs(whole)}"


def area(value: Number | None) -> str:
    """`68.5` as `68,50 m²`."""
    return DASH if value is None else decimal(value) + NBSP + "m²"


def price_per_area(value: Number | None) -> str:
    """`9850` as `R$ 9.850/m²`."""
    return DASH if value is None else brl(value, 0) + "/m²"


def day(value: date | None) -> str:
    """`21/11/2026`."""
    return DASH if value is None else f"{value:%d/%m/%Y}"


def clock(value: datetime) -> str:
    """`21/11/2026 às 14:30`."""
    return f"{value:%d/%m/%Y} às {value:%H:%M}"


def month(value: date) -> str:
    """`nov/26`. Written here because a chart's own month names stay English."""
    return f"{MONTHS[value.month - 1]}/{value:%y}"


def quarter(value: date) -> str:
    """`4T26`."""
    return f"{(value.month + 2) // 3}T{value:%y}"


def interval(first: date, last: date) -> str:
    """`01/11/2026 a 21/11/2026`; one date when both are the same."""
    return day(first) if first == last else f"{day(first)} a {day(last)}"


def count(value: int, singular: str, plural: str) -> str:
    """`1 venda`, `2.300 vendas`."""
    return f"{integer(value)}{NBSP}{singular if value == 1 else plural}"


def _rounded(value: Number, places: int) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _money(text: str) -> str:
    if text == DASH:
        return text
    if text.startswith(MINUS):
        return f"{MINUS}R${NBSP}{text[1:]}"
    return f"R${NBSP}{text}"


def markdown(text: str) -> str:
    """Text as it stands inside Markdown: `R$ 5` is not a formula and a name is not an emphasis."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#$~" else char for char in text)
