"""The filters: kept in the URL, alive across pages, checked again before they are used.

Global filters (period, comparison, development, agency, broker) are widgets bound to the URL. Local
ones (a month, a plan, a kind of sale) come from a click on a chart, live in the URL too and end with
the page. Labels stand in the URL instead of ids, because that is what Streamlit binds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from dashboards import columns, data, periods
from dashboards import format as fmt
from dashboards.periods import COMPARISONS, PRESETS, VERSUS, Period
from dashboards.slices import DIMENSIONS, GLOBAL, Recorte, Version

LOCAL = tuple(name for name in DIMENSIONS if name not in GLOBAL)


@dataclass(frozen=True)
class Chip:
    """An active filter as the page shows it, with what removes it."""

    label: str
    remove: Callable[[], None]


def sidebar(version: Version, overview: data.Overview) -> None:
    """Draw the global filters and keep what they choose for the pages of this run."""
    _note_unknown(version)
    st.session_state["_clicks"] = {}
    with st.sidebar:
        name = st.selectbox(
            "Período",
            list(PRESETS),
            format_func=lambda name: PRESETS.get(name, name),
            key="periodo",
            bind="query-params",
            on_change=_forget_unknown,
        )
        period = _custom(overview) if name == "personalizado" else None
        comparison = st.selectbox(
            "Comparar com",
            list(COMPARISONS),
            format_func=lambda name: COMPARISONS.get(name, name),
            key="comparacao",
            bind="query-params",
        )
        chosen = {dimension: _choose(version, dimension) for dimension in GLOBAL}
    if period is None:
        period = periods.preset(name if name in PRESETS else "mes_atual", overview.today)
    if comparison not in COMPARISONS:
        comparison = "periodo_anterior"
    st.session_state["_comparison"] = comparison
    st.session_state["_today"] = overview.today
    st.session_state["_recorte"] = Recorte(
        version, period, periods.compared(period, comparison, overview.today), **chosen
    )


def active() -> Recorte:
    """What the global filters choose in this run."""
    recorte: Recorte = st.session_state["_recorte"]
    return recorte


def focused(*dimensions: str) -> Recorte:
    """The global choice narrowed by the clicks on this page's charts: a month, and these dimensions."""
    recorte = active()
    if month := clicked_period():
        compared = periods.compared(
            month, st.session_state["_comparison"], st.session_state["_today"]
        )
        recorte = replace(recorte, period=month, compared=compared)
    for dimension in dimensions:
        value = st.query_params.get(dimension)
        if value and value in data.values(recorte.version, dimension):
            recorte = recorte.narrowed(dimension, (value,))
    return recorte


def clicked_period() -> Period | None:
    """The month or quarter that was clicked, never beyond today; None when there is none."""
    return periods.from_reference(st.query_params.get("mes", ""), st.session_state["_today"])


def without_clicked_period(recorte: Recorte) -> Recorte:
    """The view with the sidebar's period, for the chart whose bars are clicked to choose another."""
    return replace(recorte, period=active().period)


def toggle_period(reference: str) -> None:
    """Narrow the page to one month or quarter, or widen it again when it is clicked twice."""
    if st.query_params.get("mes") == reference:
        _drop("mes")
    else:
        st.query_params["mes"] = reference


def clicked(name: str, label: str, words: Mapping[str, str]) -> str | None:
    """The value that a click on this page's charts has set, which becomes a chip of the header.

    For what only one page can filter by. Ask before the header is drawn; a value that `words` does
    not know counts as none.
    """
    value = st.query_params.get(name, "")
    if value not in words:
        return None
    st.session_state["_clicks"][name] = Chip(f"{label}: {words[value]}", partial(_drop, name))
    return value


def toggle_click(name: str, value: str) -> None:
    """Set what `clicked` reads, or remove it when it is clicked twice; for callbacks."""
    if st.query_params.get(name) == value:
        _drop(name)
    else:
        st.query_params[name] = value


def versus() -> str:
    """What a card's change is against, in two words; the header has the dates."""
    return VERSUS[st.session_state["_comparison"]]


def chips(recorte: Recorte) -> list[Chip]:
    """The active filters of a page: the global ones and those that a click has set."""
    found = []
    for dimension in GLOBAL:
        chosen = getattr(recorte, dimension)
        known = data.options(recorte.version, dimension) if chosen else {}
        names = {key: label for label, key in known.items()}
        for key in chosen:
            label = f"{DIMENSIONS[dimension].label}: {names.get(key, key)}"
            found.append(Chip(label, partial(toggle, recorte, dimension, key)))
    if recorte.period == clicked_period():
        found.append(Chip(_clicked_label(recorte.period), partial(_drop, "mes")))
    for dimension in LOCAL:
        for value in getattr(recorte, dimension):
            name = data.values(recorte.version, dimension).get(value, value)
            label = f"{DIMENSIONS[dimension].label}: {columns.word(dimension, name)}"
            found.append(Chip(label, partial(_drop, dimension)))
    return [*found, *_clicks().values()]


def clear() -> None:
    """Remove every filter except the period."""
    for dimension in GLOBAL:
        st.session_state[dimension] = []
    for name in (*LOCAL, "mes", *_clicks()):
        _drop(name)


def toggle(recorte: Recorte, dimension: str, key: str) -> None:
    """Filter by one value, or stop filtering by it; for callbacks, before the widgets are drawn."""
    if dimension in GLOBAL:
        names = {key: label for label, key in data.options(recorte.version, dimension).items()}
        kept = [names[other] for other in getattr(recorte, dimension) if other != key]
        is_on = key in getattr(recorte, dimension)
        st.session_state[dimension] = kept if is_on else [names[key]] if key in names else kept
    elif st.query_params.get(dimension) == key:
        _drop(dimension)
    else:
        st.query_params[dimension] = key


def unknown() -> list[str]:
    """Values of the opened address that no filter knows, until the reader changes the filters."""
    ignored: list[str] = st.session_state.get("_unknown", [])
    return ignored


def _choose(version: Version, dimension: str) -> tuple[str, ...]:
    if not data.is_readable(version, DIMENSIONS[dimension].view):
        return ()
    known = data.options(version, dimension)
    chosen = st.multiselect(
        DIMENSIONS[dimension].label,
        list(known),
        key=dimension,
        bind="query-params",
        placeholder="Todos" if dimension != "imobiliaria" else "Todas",
        select_all=False,  # its label would be English, and none chosen are all of them
        on_change=_forget_unknown,
    )
    return tuple(known[label] for label in chosen if label in known)


def _custom(overview: data.Overview) -> Period:
    """The two dates of "personalizado"; while only one is chosen, the period is that day."""
    first = overview.first_event or overview.today
    days = st.date_input(
        "Datas",
        (overview.today.replace(day=1), overview.today),
        min_value=min(first, overview.today),
        max_value=overview.today,
        key="datas",
        bind="query-params",
        format="DD/MM/YYYY",
    )
    chosen = sorted(days) if isinstance(days, tuple) else [days]
    if not chosen:
        return periods.preset("mes_atual", overview.today)
    return Period(max(chosen[0], first), min(chosen[-1], overview.today))


def _clicked_label(period: Period) -> str:
    if "T" in st.query_params.get("mes", ""):
        return f"Trimestre: {fmt.quarter(period.first)}"
    return f"Mês: {fmt.month(period.first)}"


def _clicks() -> dict[str, Chip]:
    found: dict[str, Chip] = st.session_state["_clicks"]
    return found


def _drop(name: str) -> None:
    if name in st.query_params:
        del st.query_params[name]


def _note_unknown(version: Version) -> None:
    """Remember what an opened link asks for and no longer exists: Streamlit drops it silently."""
    known: dict[str, Callable[[], Iterable[str]]] = {
        dimension: partial(data.options, version, dimension) for dimension in GLOBAL
    }
    known |= {"periodo": PRESETS.values, "comparacao": COMPARISONS.values}
    found = []
    for name, values in known.items():
        if asked := [value for value in st.query_params.get_all(name) if value]:
            offered = set(values())
            found += [value for value in asked if value not in offered]
    if found:
        st.session_state["_unknown"] = found


def _forget_unknown() -> None:
    st.session_state.pop("_unknown", None)
