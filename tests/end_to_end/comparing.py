"""What every comparison of the marts with the company's own truth needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
