"""The data about the data: loads of every table, texts that nobody has mapped, definitions."""

from __future__ import annotations

from datetime import datetime

from dashboards import data
from dashboards.data import SHOWN_ROWS, Indicator, Row
from dashboards.slices import Version


def figures(version: Version, late_before: datetime) -> dict[str, Indicator]:
    """The cards: tables loaded, failed, incomplete and late; texts without a map and their records.

    Args:
        late_before: São Paulo wall time; a table whose last load is older counts as late.
    """
    return data.figures(data.rows(version, "sources_figures", {"atrasada_antes_de": late_before}))


def loads(version: Version, late_before: datetime) -> list[Row]:
    """Every table of the sources with its last load, what is wrong first."""
    return data.rows(version, "sources", {"atrasada_antes_de": late_before})


def unmapped(version: Version) -> list[Row]:
    """Texts of the CRM that no seed maps, those of the most records first."""
    return data.rows(version, "unmapped", {"limite": SHOWN_ROWS})


def definitions(version: Version, text: str) -> list[Row]:
    """The dictionary's entries that mention a text; all of them when it is empty."""
    return data.rows(version, "definitions", {"busca": text.strip()})
