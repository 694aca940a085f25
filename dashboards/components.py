"""What every page is made of: header, chips, cards, charts with their table, and states in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from functools import partial

import streamlit as st

from dashboards import access, charts, columns, connection, data, export, filters, tables, turns
from dashboards import cards as card_rows
from dashboards import format as fmt
from dashboards.charts import MEASURES, Chart
from dashboards.columns import Columns
from dashboards.data import Indicator, Row
from dashboards.questions import sales
from dashboards.slices import DIMENSIONS, GLOBAL, Recorte

STALE_AFTER = timedelta(hours=26)
LISTED = ("a esta página", "a esta tabela")  # what the page's files hold, among what filters skip
CHART_CONFIG = {"displayModeBar": False, "displaylogo": False}


def header(title: str, recorte: Recorte, description: str) -> None:
    """Title, age of the data, period, comparison and the active filters."""
    st.title(title, help=fmt.markdown(description), anchor=False)
    _freshness(recorte)
    period = fmt.interval(recorte.period.first, recorte.period.last)
    compared = recorte.compared
    versus = f", comparado com {fmt.interval(compared.first, compared.last)}" if compared else ""
    st.caption(f"Período: {period}{versus}")
    active = filters.chips(recorte)
    st.session_state["_about"] = _about(title, recorte, period + versus, active)
    st.session_state["_choices"] = {}
    if ignored := filters.unknown():
        st.warning(
            "O endereço aberto pede um filtro que não existe mais e foi ignorado: "
            f"{fmt.markdown(', '.join(ignored))}. Os números abaixo não o consideram.",
            icon=":material/link_off:",
        )
    _chips(active)


def cards(*metrics: str, recorte: Recorte, figures: Mapping[str, Indicator] | None = None) -> None:
    """A card per metric: of `figures`, or else of the sales, whose absence the page then explains."""
    if figures is not None:
        card_rows.show(metrics, figures, recorte)
        return
    sold = sales.figures(recorte)
    card_rows.show(metrics, sold, recorte)
    if not sold["vendas_brutas"].value and not sold["distratos"].value:
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
    known = chosen if chosen in options else next(iter(options))
    st.session_state["_choices"][label] = options[known]
    return known


def breakdown(
    recorte: Recorte, dimension: str, measure: str, key: str, *, is_net: bool = False
) -> None:
    """Gross or net sales by a dimension; a click filters the page, and this chart keeps its context."""
    column = MEASURES[measure].net if is_net else MEASURES[measure].gross
    rows = sales.ranking(recorte.without(dimension), dimension, column)
    if not rows:
        nothing()
        return
    label = DIMENSIONS[dimension].label
    measured = "Vendas líquidas" if is_net else "Vendas brutas"
    chart(
        charts.ranking(
            rows, column, MEASURES[measure].text, f"{measured} por {label.lower()}",
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
            tables.show(rows, titles, alt=built.alt)


def not_applied(recorte: Recorte, *applied: str, where: str = "a esta página") -> None:
    """Name the global filters in use that the figures `where` do not know, instead of ignoring them."""
    labels = [
        DIMENSIONS[name].label for name in GLOBAL if name not in applied and getattr(recorte, name)
    ]
    if labels:
        noun = "O filtro" if len(labels) == 1 else "Os filtros"
        verb = "não se aplica" if len(labels) == 1 else "não se aplicam"
        st.caption(f":material/filter_alt_off: {noun} {' e '.join(labels)} {verb} {where}.")
        if where in LISTED:
            st.session_state["_about"]["Filtros que não se aplicam"] = ", ".join(labels)


def listing(
    rows: Sequence[Row],
    total: int,
    titles: Columns,
    ask: Callable[[], Sequence[Row]],
    *,
    alt: str,
    name: str,
    filed: Columns | None = None,
) -> None:
    """The rows behind a page's figures and their files.

    Args:
        rows: those that the table shows.
        total: how many there are.
        titles: the table's columns.
        ask: answers all rows, for a file alone and when someone asks for it.
        alt: what a row is, in a sentence.
        name: of the files, without their ending.
        filed: the files' columns, where they are not the table's.
    """
    if not rows:
        nothing()
        return
    shown = f"{fmt.integer(len(rows))} de " if len(rows) < total else ""
    st.caption(f"Mostrando {shown}{fmt.count(total, 'linha', 'linhas')}.")
    tables.show(rows, titles, alt=alt)
    most = fmt.integer(data.EXPORTED_ROWS)
    held = "Todas as linhas" if total <= data.EXPORTED_ROWS else f"As primeiras {most} linhas"
    content = f"{alt} {held}, {fmt.integer(total)} ao todo."
    # What the files say is fixed here: they are built later, when no session stands around them.
    about = {"Conteúdo": content} | _told()
    with st.container(horizontal=True, gap="xsmall"):
        st.download_button(
            "Baixar Excel",
            data=access.guarded(partial(export.table_xlsx, ask, filed or titles, about)),
            file_name=f"{name}.xlsx",
            mime=export.XLSX,
            icon=":material/download:",
            on_click="ignore",
            help=f"{held}, com números e datas de verdade, e uma folha que diz o que são.",
        )
        st.download_button(
            "Baixar CSV",
            data=access.guarded(partial(export.table_csv, ask, filed or titles)),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            help=f"{held} em texto simples, com vírgula decimal e ponto e vírgula.",
        )


def not_published() -> None:
    """Nothing was ever built: say what brings the first figures."""
    st.title("Ainda não há dados", anchor=False)
    st.info(
        "Nenhuma carga foi publicada até agora. Rode `make run` (ou `dlt pipeline run` seguido de "
        "`dbt build`) e recarregue esta página. Se os dados ficam em outro lugar, confira a "
        "variável `WAREHOUSE`.",
        icon=":material/hourglass_empty:",
    )


def empty(
    recorte: Recorte,
    missing: str = "vendas nem distratos",
    none: str = "nenhuma venda",
    view: str = "vw_eventos_venda",
) -> None:
    """Nothing matches: say why and offer the way out; without any data at all, the page ends here.

    Args:
        missing: what the page shows, in the plural: "leads".
        none: one of it, after "ainda não há": "nenhum lead".
        view: the public view that holds it.
    """
    if not data.held(recorte.version, view):
        st.info(
            f"Os dados foram publicados, mas ainda não há {none} neles. Confira no CV CRM e no "
            "Sienge se há o que carregar e se a última carga terminou sem falhas.",
            icon=":material/hourglass_empty:",
        )
        st.stop()
    st.info(
        f"Não há {missing} para estes filtros. Escolha um período maior ou remova um dos filtros.",
        icon=":material/filter_alt_off:",
    )
    if filters.chips(recorte):
        st.button("Remover todos os filtros", on_click=filters.clear, key="limpar_vazio")


def nothing() -> None:
    """A box without content, where the page has already said why."""
    st.caption("Nada a mostrar com estes filtros.")


def out_of_scope() -> None:
    """The reader's role sees only a part, and this is about the whole company."""
    st.caption("Mostra a empresa toda e não faz parte do seu acesso.")


def failed(code: str) -> None:
    """Something broke: no traceback, but a code that finds it in the server's log."""
    st.error(
        f"Não foi possível montar esta página. Recarregue em um minuto; se o erro continuar, "
        f"informe o código **{code}** a quem cuida dos dados.",
        icon=":material/error:",
    )


@contextmanager
def section(title: str, help_text: str | None = None, height: int = 320) -> Iterator[None]:
    """A titled box that shows a skeleton while its first content is on the way.

    Later the old content stays in sight until the new one has come; a skeleton would push it aside.
    """
    turns.stand_back()
    with st.container(border=True, height="stretch"):
        st.subheader(title, help=help_text, anchor=False)
        is_first = st.session_state.get("_drawn") != st.session_state["_page"]
        # Without it, what follows would change its place, and the browser would build it anew.
        place = st.skeleton(height=height) if is_first else nullcontext(st.empty())
        try:
            with place:
                yield
        except data.OutOfScopeError:
            out_of_scope()


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


def _about(
    title: str, recorte: Recorte, period: str, active: Sequence[filters.Chip]
) -> dict[str, str]:
    """What a file of this page says of itself."""
    chosen = ", ".join(chip.label for chip in active) or "Nenhum"
    about = {"Página": title, "Período escolhido": period, "Filtros escolhidos": chosen}
    if recorte.version.scope.is_limited:
        about["Acesso"] = "Só o que o acesso de quem baixou permite ver."
    return about | {"Dados de": _by_source(data.freshness(recorte.version)) or fmt.DASH}


def _told() -> dict[str, str]:
    """The same with what the page itself was asked to show until now."""
    choices = [f"{label}: {words}" for label, words in st.session_state["_choices"].items()]
    about: dict[str, str] = st.session_state["_about"]
    return about | ({"Opções da página": ", ".join(choices)} if choices else {})


def _by_source(sources: Sequence[Row]) -> str:
    return "; ".join(
        f"{columns.SOURCES.get(row['fonte'], row['fonte'])}: {fmt.clock(row['ultima_carga_em'])}"
        for row in sources
        if row["ultima_carga_em"]
    )


def _chips(active: Sequence[filters.Chip]) -> None:
    if not active:
        return
    with st.container(horizontal=True, gap="xsmall", key="chips"):
        for position, chip in enumerate(active):
            st.button(
                fmt.markdown(chip.label), key=f"chip_{position}", icon=":material/close:",
                icon_position="right", on_click=chip.remove, help="Remover este filtro",
            )  # fmt: skip
