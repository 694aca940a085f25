"""Tables: rows with Brazilian text that still sort as the numbers and dates they are."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
import streamlit as st

from dashboards import format as fmt
from dashboards.columns import Columns, Text
from dashboards.data import CACHE_SECONDS, Row

REMEMBERED = 128
# A Styler replaces a frame's texts column by column; Arrow, pandas' default, copies each of them for that.
pd.set_option("mode.string_storage", "python")


def show(rows: Sequence[Row], titles: Columns, *, alt: str) -> None:
    """The rows as a table of these columns, written once however many people look at it.

    All that is shown is part of the key, so nobody is shown what stands for another's rows. The functions
    of the columns need a name.
    """
    key = hashlib.sha256(pickle.dumps((rows, titles, alt))).hexdigest()
    _show(key, rows, titles, alt)


# Streamlit repeats what a remembered function has shown.
@st.cache_data(ttl=CACHE_SECONDS, max_entries=REMEMBERED, show_spinner=False)
def _show(key: str, _rows: Sequence[Row], _titles: Columns, _alt: str) -> None:  # noqa: ARG001
    frame = pd.DataFrame(
        [{name: _plain(row[name], text) for name, (_, text) in _titles.items()} for row in _rows],
        columns=list(_titles),
    )
    frame.columns = [title for title, _ in _titles.values()]
    texts = {title: text for title, text in _titles.values() if text}
    # Otherwise the browser's language would choose the separators; above 1,000 rows this gets slow.
    st.dataframe(
        frame.style.format(texts, na_rep=fmt.DASH), hide_index=True, alt=_alt, placeholder=fmt.DASH
    )


def _plain(value: object, text: Text | None) -> object:
    """What a table sorts by: exact decimals would arrive as text, and an empty text as "None"."""
    if value is None and text is None:
        return fmt.DASH
    return float(value) if isinstance(value, Decimal) else value
