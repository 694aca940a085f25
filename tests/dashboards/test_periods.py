"""What the presets mean, what they are compared with, and how a URL names a month."""

from __future__ import annotations

from datetime import date

import pytest

from dashboards.periods import Period, compared, from_reference, preset, reference

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("mes_atual", date(2026, 3, 1), TODAY),
        ("mes_anterior", date(2026, 2, 1), date(2026, 2, 28)),
        ("ultimos_12_meses", date(2025, 4, 1), TODAY),
        ("ano_atual", date(2026, 1, 1), TODAY),
        ("ano_anterior", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_presets(name: str, first: date, last: date) -> None:
    assert preset(name, TODAY) == Period(first, last)


@pytest.mark.parametrize(
    ("period", "comparison", "expected"),
    [
        # a running month is cut at the same day
        ((2026, 3, 1), "periodo_anterior", (date(2026, 2, 1), date(2026, 2, 20))),
        ((2026, 3, 1), "ano_anterior", (date(2025, 3, 1), date(2025, 3, 20))),
        # the year until today against as many months before it, cut at the same day
        ((2026, 1, 1), "periodo_anterior", (date(2025, 10, 1), date(2025, 12, 20))),
        # anything else against as many days just before it
        ((2026, 3, 11), "periodo_anterior", (date(2026, 3, 1), date(2026, 3, 10))),
    ],
)
def test_what_a_running_period_is_compared_with(
    period: tuple[int, int, int], comparison: str, expected: tuple[date, date]
) -> None:
    assert compared(Period(date(*period), TODAY), comparison, TODAY) == Period(*expected)


def test_an_ended_month_is_compared_with_a_full_one() -> None:
    april = Period(date(2025, 4, 1), date(2025, 4, 30))
    assert compared(april, "periodo_anterior", TODAY) == Period(date(2025, 3, 1), date(2025, 3, 31))
    leap = Period(date(2025, 2, 1), date(2025, 2, 28))
    assert compared(leap, "ano_anterior", TODAY) == Period(date(2024, 2, 1), date(2024, 2, 29))


def test_a_month_that_ends_today_is_still_running() -> None:
    today = date(2025, 4, 30)
    april = Period(date(2025, 4, 1), today)
    assert compared(april, "periodo_anterior", today) == Period(date(2025, 3, 1), date(2025, 3, 30))


def test_no_comparison() -> None:
    assert compared(Period(TODAY, TODAY), "nenhuma", TODAY) is None


def test_references_come_back() -> None:
    assert reference(date(2026, 1, 1), "mes") == "2026-01"
    assert reference(date(2025, 10, 1), "trimestre") == "2025-T4"
    assert from_reference("2026-02", TODAY) == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert from_reference("2025-T4", TODAY) == Period(date(2025, 10, 1), date(2025, 12, 31))
    assert from_reference("2026-T1", TODAY) == Period(date(2026, 1, 1), TODAY)


@pytest.mark.parametrize(
    "text", ["", "x", "2026-13", "2026-00", "2027-01", "0000-01", "2026-T5", "2026-1"]
)
def test_references_that_name_nothing(text: str) -> None:
    assert from_reference(text, TODAY) is None
