"""The business days of São Paulo, from the law and the moon rather than from the warehouse's table."""

from __future__ import annotations

from datetime import date, timedelta

NATIONAL = {(1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 2), (11, 15), (12, 25)}
OF_SAO_PAULO = {(7, 9)}
BLACK_CONSCIENCE = (11, 20)  # national since 2024
BLACK_CONSCIENCE_SINCE = 2024


def business_days(month: date, until: date | None = None) -> int:
    """How many business days the month has, or had up to that day inclusive."""
    return sum(is_business_day(day) for day in days_of(month) if until is None or day <= until)


def days_of(month: date) -> list[date]:
    """Its days, from the first."""
    following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return [month + timedelta(days=n) for n in range((following - month).days)]


def is_business_day(day: date) -> bool:
    """Monday to Friday but for holidays; optional days (Carnival, Corpus Christi) are worked."""
    place = (day.month, day.day)
    return not (
        day.weekday() >= 5
        or place in NATIONAL | OF_SAO_PAULO
        or (place == BLACK_CONSCIENCE and day.year >= BLACK_CONSCIENCE_SINCE)
        or day == easter(day.year) - timedelta(days=2)
    )


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the algorithm of Meeus."""
    moon = year % 19
    century, of_century = divmod(year, 100)
    leaps, past = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * moon + century - leaps - correction + 15) % 30
    quads, rest = divmod(of_century, 4)
    weekday = (32 + 2 * past + 2 * quads - epact - rest) % 7
    shift = (moon + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
