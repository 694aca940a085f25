"""The calendar of the filters: what a preset such as "mês atual" means and what it is compared with."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

PRESETS = {
    "mes_atual": "Mês atual",
    "mes_anterior": "Mês anterior",
    "ultimos_12_meses": "Últimos 12 meses",
    "ano_atual": "Ano atual",
    "ano_anterior": "Ano anterior",
    "personalizado": "Personalizado",
}
COMPARISONS = {
    "periodo_anterior": "Período anterior",
    "ano_anterior": "Mesmo período do ano anterior",
    "nenhuma": "Sem comparação",
}
# Beside a card's change, where a phone leaves room for a dozen letters.
VERSUS = {"periodo_anterior": "vs. anterior", "ano_anterior": "vs. ano ant.", "nenhuma": ""}
ONE_DAY = timedelta(days=1)
REFERENCE = re.compile(r"(\d{4})-(?:(\d{2})|T([1-4]))")


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def touches(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


def preset(name: str, today: date) -> Period:
    """The days of a preset, seen from `today`.

    "Últimos 12 meses" are the eleven full months before this one and this one until today.

    Raises:
        KeyError: if the preset does not exist or, like "personalizado", has no days of its own.
    """
    month = today.replace(day=1)
    year = today.replace(month=1, day=1)
    return {
        "mes_atual": Period(month, today),
        "mes_anterior": Period(add_months(month, -1), month - ONE_DAY),
        "ultimos_12_meses": Period(add_months(month, -11), today),
        "ano_atual": Period(year, today),
        "ano_anterior": Period(add_months(year, -12), year - ONE_DAY),
    }[name]


def compared(period: Period, comparison: str, today: date) -> Period | None:
    """The days that `period` is compared with, or None for no comparison.

    A period that starts on the first of a month goes back by whole months and is cut at the same day,
    so that 1 to 21 November is compared with 1 to 21 October and not with all of it; one that has
    ended with its month is compared with full months. Any other period is compared with as many days
    just before it.
    """
    if comparison == "nenhuma":
        return None
    months = 12
    if comparison == "periodo_anterior":
        if period.first.day != 1:
            length = period.last - period.first + ONE_DAY
            return Period(period.first - length, period.first - ONE_DAY)
        months = (
            (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
        )
    last = add_months(period.last, -months)
    if period.last < today and period.last == month_of(period.last).last:
        last = month_of(last).last
    return Period(add_months(period.first, -months), last)


def month_of(day: date) -> Period:
    """The whole month that `day` lies in."""
    first = day.replace(day=1)
    return Period(first, add_months(first, 1) - ONE_DAY)


def quarter_of(day: date) -> Period:
    """The whole quarter that `day` lies in."""
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return Period(first, add_months(first, 3) - ONE_DAY)


def reference(day: date, grain: str) -> str:
    """How the URL names a month ("mes") or quarter ("trimestre"): `2026-03`, `2026-T1`."""
    return f"{day:%Y-%m}" if grain == "mes" else f"{day.year}-T{(day.month + 2) // 3}"


def from_reference(text: str, today: date) -> Period | None:
    """The days that a reference names, cut at `today`; None when it names none or lies ahead."""
    match = REFERENCE.fullmatch(text)
    if not match:
        return None
    year, month, quarter = match.groups()
    try:
        day = date(int(year), int(month) if month else int(quarter) * 3, 1)
    except ValueError:
        return None
    period = month_of(day) if month else quarter_of(day)
    return Period(period.first, min(period.last, today)) if period.first <= today else None


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
