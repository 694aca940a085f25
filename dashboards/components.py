"""What every page is made of: header, chips, cards, charts with their table, and states in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from dashboards import charts, columns, connection, data, filters
from dashboards import format as fmt
from dashboards.charts import MEASURES, Chart
from dashboards.columns import Columns, Text
from dashboards.data import Indicator, Metric, Row
from dashboards.slices import DIMENSIONS, Recorte

STALE_AFTER = timedelta(hours=26)
SOURCES = {"cvcrm": "CV CRM", "sienge": "Sienge"}
CHART_CONFIG = {"displayModeBar": False, "displaylogo": False}


@dataclass(frozen=True)
class Card:
    """How a metric's card is written: short, in full, and which rate stands beside the figure."""

    label: str
    short: Text
    full: Text
    rate: str | None = None


def _money(label: str) -> Card:
    return Card(label, fmt.brl_short, fmt.brl)


CARDS = {
    "vgv_bruto": _money("VGV bruto"),
    "vgv_liquido": _money("VGV líquido"),
    "vendas_brutas": Card("Vendas brutas", fmt.integer, fmt.integer),
    "vendas_liquidas": Card("Vendas líquidas", fmt.integer, fmt.integer),
    "distratos": Card("Distratos", fmt.integer, fmt.integer, rate="taxa_distratos"),
    "ticket_medio": _money("Ticket médio"),
    "preco_m2": Card("Preço por m²", fmt.price_per_area, lambda value: fmt.brl(value) + "/m²"),
    "comissao_prevista": _money("Comissão prevista"),
}


def header(title: str, recorte: Recorte, description: str) -> None:
    """Title, age of the data, period, comparison and the active filters."""
    st.title(title, help=fmt.markdown(description), anchor=False)
    _freshness(recorte)
    period = fmt.interval(recorte.period.first, recorte.period.last)
    compared = recorte.compared
    versus = f", comparado com {fmt.interval(compared.first, compared.last)}" if compared else ""
    st.caption(f"Período: {period}{versus}")
    if ignored := filters.unknown():
        st.warning(
            "O endereço aberto pede um filtro que não existe mais e foi ignorado: "
            f"{fmt.markdown(', '.join(ignored))}. Os números abaixo não o consideram.",
            icon=":material/link_off:",
        )
    _chips(recorte)


def cards(*metrics: str, recorte: Recorte) -> None:
    """A card per metric, with its definition on hover and its change against the comparison."""
    figures = data.indicators(recorte)
    dictionary = data.dictionary(recorte.version)
    with st.grid(3, min_column_width=150, gap="xsmall"):
        for name in metrics:
            _card(name, figures, dictionary)
    if not figures["vendas_brutas"].value and not figures["distratos"].value:
        empty(recorte)


def choice(label: str, options: dict[str, str], key: str, *, is_label_hidden: bool = False) -> str:
    """One of a few options, kept in the URL; anything else counts as the first."""
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=lambda name: options.get(name, name),
        default=next(iter(options)),
        required=True,
        key=key,
        bind="query-params",
        label_visibility="collapsed" if is_label_hidden else "visible",
    )
    return chosen if chosen in options else next(iter(options))


def breakdown(recorte: Recorte, dimension: str, measure: str, key: str) -> None:
    """Gross sales by a dimension; a click filters the page, and this chart keeps its context."""
    column = MEASURES[measure].gross
    rows = data.ranking(recorte.without(dimension), dimension, column)
    if not rows:
        nothing()
        return
    label = DIMENSIONS[dimension].label
    chart(
        charts.ranking(
            rows, column, MEASURES[measure], f"Vendas brutas por {label.lower()}",
            chosen=getattr(recorte, dimension),
        ),
        key=key,
        rows=rows,
        titles=columns.by(label),
        on_click=partial(filters.toggle, recorte, dimension),
    )  # fmt: skip


def chart(
    built: Chart,
    key: str,
    *,
    rows: Sequence[Row],
    titles: Columns,
    on_click: Callable[[str], None] | None = None,
) -> None:
    """A chart and, folded below it, the same figures as a table.

    A click hands `on_click` the identifier that the clicked mark carries; marks without one do nothing.
    """

    def clicked() -> None:
        points = st.session_state[key]["selection"]["points"]
        identifier = points[0].get("customdata", [None])[0] if points else None
        if identifier and on_click:
            on_click(identifier)

    st.plotly_chart(
        built.figure,
        key=key,
        config=CHART_CONFIG,
        alt=built.alt,
        selection_mode="points",
        on_select=clicked if on_click else "ignore",
    )
    folded = st.expander(
        "Ver em tabela", key=f"{key}_tabela", icon=":material/table:", on_change="rerun"
    )
    if folded.open:
        with folded:
            table(rows, titles, alt=built.alt)


def table(rows: Sequence[Row], titles: Columns, *, alt: str) -> None:
    """Rows with Brazilian text that still sort as numbers and dates."""
    frame = pd.DataFrame(
        [{name: _plain(row[name], text) for name, (_, text) in titles.items()} for row in rows]
    )
    frame.columns = [title for title, _ in titles.values()]
    texts = {title: text for title, text in titles.values() if text}
    # Otherwise the browser's language would choose the separators; above 1,000 rows this gets slow.
    st.dataframe(frame.style.format(texts, na_rep=fmt.DASH), hide_index=True, alt=alt)


def not_published() -> None:
    """Nothing was ever built: say what brings the first figures."""
    st.title("Ainda não há dados", anchor=False)
    st.info(
        "Nenhuma carga foi publicada até agora. Rode `make run` (ou `dlt pipeline run` seguido de "
        "`dbt build`) e recarregue esta página. Se os dados ficam em outro lugar, confira a "
        "variável `WAREHOUSE`.",
        icon=":material/hourglass_empty:",
    )


def empty(recorte: Recorte) -> None:
    """Nothing matches: say why and offer the way out; without any data at all, the page ends here."""
    overview = data.overview(recorte.version)
    if not overview.events:
        st.info(
            "Os dados foram publicados, mas ainda não há nenhuma venda neles. Confira em Sienge e "
            "CV CRM se há vendas e se a última carga terminou sem falhas.",
            icon=":material/hourglass_empty:",
        )
        st.stop()
    st.info(
        "Não há vendas nem distratos para estes filtros. Escolha um período maior ou remova um "
        "dos filtros.",
        icon=":material/filter_alt_off:",
    )
    if filters.chips(recorte):
        st.button("Remover todos os filtros", on_click=filters.clear, key="limpar_vazio")


def nothing() -> None:
    """A box without content, where the page has already said why."""
    st.caption("Nada a mostrar com estes filtros.")


def failed(code: str) -> None:
    """Something broke: no traceback, but a code that finds it in the server's log."""
    st.error(
        f"Não foi possível montar esta página. Recarregue em um minuto; se o erro continuar, "
        f"informe o código **{code}** a quem cuida dos dados.",
        icon=":material/error:",
    )


@contextmanager
def section(title: str, help_text: str | None = None, height: int = 320) -> Iterator[None]:
    """A titled box that shows a skeleton while its content is on the way."""
    with st.container(border=True, height="stretch"):
        st.subheader(title, help=help_text, anchor=False)
        with st.skeleton(height=height):
            yield


def _freshness(recorte: Recorte) -> None:
    sources = data.freshness(recorte.version)
    oldest = sources[0]["ultima_carga_em"] if sources else None
    if oldest is None:
        st.warning("Alguma fonte ainda não foi carregada por completo.", icon=":material/warning:")
        return
    failed_objects = sum(row["objetos_com_falha"] for row in sources)
    is_stale = connection.now() - oldest > STALE_AFTER
    with st.container(horizontal=True, gap="xsmall"):
        if not is_stale:
            st.badge(
                f"Dados de {fmt.clock(oldest)}", icon=":material/schedule:", color="gray",
                help=_by_source(sources),
            )  # fmt: skip
        if any(row["eh_demonstracao"] for row in sources):
            st.badge(
                "Dados de demonstração", icon=":material/science:", color="orange",
                help="Empresa e clientes inventados pelo simulador; nada aqui é real.",
            )  # fmt: skip
        if failed_objects:
            text = fmt.count(failed_objects, "tabela falhou", "tabelas falharam")
            st.badge(
                f"{text} na última carga", icon=":material/sync_problem:", color="orange",
                help="Os números seguem os da carga anterior destas tabelas.",
            )  # fmt: skip
    if is_stale:
        st.warning(
            f"Dados de {fmt.clock(oldest)}: a atualização está atrasada. {_by_source(sources)}",
            icon=":material/update_disabled:",
        )


def _by_source(sources: Sequence[Row]) -> str:
    return "; ".join(
        f"{SOURCES.get(row['fonte'], row['fonte'])}: {fmt.clock(row['ultima_carga_em'])}"
        for row in sources
        if row["ultima_carga_em"]
    )


def _chips(recorte: Recorte) -> None:
    active = filters.chips(recorte)
    if not active:
        return
    with st.container(horizontal=True, gap="xsmall", key="chips"):
        for position, chip in enumerate(active):
            st.button(
                fmt.markdown(chip.label), key=f"chip_{position}", icon=":material/close:",
                icon_position="right", on_click=chip.remove, help="Remover este filtro",
            )  # fmt: skip


def _card(name: str, figures: dict[str, Indicator], dictionary: dict[str, Metric]) -> None:
    card = CARDS[name]
    value, change = card.short(figures[name].value), _change(figures[name], card.short)
    if card.rate:
        value += f" · {fmt.percent(figures[card.rate].value)}"
        change = _change_in_points(figures[card.rate])
    metric = dictionary.get(name)
    st.metric(
        fmt.markdown(metric.label if metric else card.label),
        value,
        change,
        delta_color=_delta_color(metric),
        delta_description=None if change is None else filters.versus(),
        help=_help(name, figures, dictionary),
        border=True,
        height="stretch",
    )


def _change(figure: Indicator, short: Text) -> str | int | None:
    """The change against the comparison, in percent where there is something to relate it to."""
    if figure.difference is None:
        return None
    if figure.variation is None:
        return _delta(short(figure.difference))
    return _delta(fmt.percent(figure.variation))


def _change_in_points(rate: Indicator) -> str | int | None:
    return None if rate.difference is None else _delta(fmt.points(rate.difference))


def _delta(text: str) -> str | int:
    """A change as Streamlit reads it: an ASCII minus points down, and a numeric 0 nowhere."""
    if not any(digit in text for digit in "123456789"):
        return 0
    return fmt.signed(text).replace(fmt.MINUS, "-")


def _delta_color(metric: Metric | None) -> Literal["normal", "inverse", "off"]:
    colors: dict[str, Literal["normal", "inverse"]] = {
        "maior_melhor": "normal",
        "menor_melhor": "inverse",
    }
    return colors.get(metric.direction, "off") if metric else "off"


def _help(name: str, figures: dict[str, Indicator], dictionary: dict[str, Metric]) -> str:
    """The exact figure, the compared one, and the published definition and formula."""
    card, figure = CARDS[name], figures[name]
    lines = [f"**{fmt.markdown(card.full(figure.value))}**"]
    if figure.compared is not None:
        lines.append(f"Na comparação: {fmt.markdown(card.full(figure.compared))}")
    for described in (name, card.rate):
        if described and (metric := dictionary.get(described)):
            lines.append(fmt.markdown(f"{metric.label}: {metric.definition}"))
            lines.append(f"Fórmula: {fmt.markdown(metric.formula)}")
    return "\n\n".join(lines)


def _plain(value: object, text: Text | None) -> object:
    """What a table sorts by: exact decimals would arrive as text, and an empty text as "None"."""
    if value is None and text is None:
        return fmt.DASH
    return float(value) if isinstance(value, Decimal) else value
