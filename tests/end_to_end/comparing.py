"""What every comparison of the marts with the company's own truth needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from tests.end_to_end.company import Company

CENTS = 100


def assert_same(subject: str, marts: Mapping[Any, Any], truth: Mapping[Any, Any]) -> None:
    """Every key of either side holds the same on both; says which differ, and never passes empty."""
    wrong = {
        key: (marts.get(key), truth.get(key))
        for key in marts.keys() | truth.keys()
        if marts.get(key) != truth.get(key)
    }
    assert not wrong, (
        f"{subject}: {len(wrong)} of {len(truth)} differ (marts, truth): {first(wrong)}"
    )
    assert truth, f"{subject}: a company without any proves nothing"


def first(differences: Mapping[Any, Any], how_many: int = 5) -> dict[Any, Any]:
    """The first few, for a message that can be read."""
    return dict(sorted(differences.items())[:how_many])


def cents(value: Any) -> int:
    """Money as the truth states it."""
    return round((value or 0) * CENTS)


def assert_subjects(company: Company, subjects: Mapping[str, tuple[int, str]]) -> None:
    """Each subject of the truth equals its query of the marts.

    Args:
        subjects: by the truth's name, how many of its first columns are the key and a query of the
            marts with the truth's columns in their order.
    """
    for subject, (keys, query) in subjects.items():
        truth = company.sandbox.truth_rows(subject)
        assert_same(subject, by_key(company.query(query), keys), by_key(truth, keys))


def by_key(rows: Iterable[tuple[Any, ...]], keys: int) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """The rows by their first columns, which no two may share."""
    rows = list(rows)
    found = {tuple(row[:keys]): tuple(row[keys:]) for row in rows}
    assert len(found) == len(rows)
    return found


def split(total: int, weights: Mapping[Any, int]) -> dict[Any, int]:
    """The total in parts by weight that add up to it: what whole parts leave goes one each to the
    largest remainders, in the order of the weights where these are equal."""
    exact = {
        name: Fraction(total * weight, sum(weights.values())) for name, weight in weights.items()
    }
    parts = {name: int(share) for name, share in exact.items()}
    by_remainder = sorted(exact, key=lambda name: exact[name] - parts[name], reverse=True)
    for name in by_remainder[: total - sum(parts.values())]:
        parts[name] += 1
    return parts


def half_up(value: Fraction, places: int = 0) -> Fraction:
    """Rounded to so many decimals, halves away from zero, as the warehouse rounds."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole, 10**places) * (-1 if value < 0 else 1)


def money(value: Any) -> int | None:
    """Money as the truth states it, where there may be none."""
    return None if value is None else cents(value)


def rate(value: Any) -> float | None:
    """A rate of the marts as `ratio` states it."""
    return None if value is None else float(value)


def ratio(part: int, whole: int) -> float | None:
    """A rate with six decimals, or None where there is nothing to divide by."""
    return float(half_up(Fraction(part, whole), 6)) if whole else None
