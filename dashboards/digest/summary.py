"""What a digest says: the pages' own figures over the last whole week or month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from dashboards import cards, connection, data, periods
from dashboards import format as fmt
from dashboards.components import STALE_AFTER
from dashboards.data import Indicator, Row
from dashboards.periods import ONE_DAY, Period
from dashboards.questions import reconciliation, sales
from dashboards.slices import EVERYTHING, Recorte, Version

FIGURES = (
    "vgv_liquido", "vendas_liquidas", "vgv_bruto", "vendas_brutas", "distratos", "ticket_medio",
    "comissao_prevista",
)  # fmt: skip
NAMED = 5
WEEK = timedelta(days=7)
SPANS = {"semana": "Resumo da semana", "mes": "Resumo do mês"}


@dataclass(frozen=True)
class Digest:
    """A digest in words and the rows of its charts.

    Attributes:
        title: of the message.
        opening: the days that it is about and those that they are compared with.
        figures: one line per metric.
        best: the developments that sold most, one line each; empty when nothing was sold.
        notes: what to know before relying on it, and what needs attention.
        months: of the ledger, for the chart.
        ranking: developments by net VGV in the period, for the chart.
        period: the days that it is about.
    """

    title: str
    opening: str
    figures: Sequence[str]
    best: Sequence[str]
    notes: Sequence[str]
    months: Sequence[Row]
    ranking: Sequence[Row]
    period: Period

    def text(self) -> str:
        """The whole message as plain text."""
        parts = [self.opening, _bullets(self.figures)]
        if self.best:
            parts.append("Empreendimentos que mais venderam:\n" + _bullets(self.best))
        return "\n\n".join([*parts, "\n".join(self.notes)])

    def html(self) -> str:
        """The same for mail programs; services without HTML get its text from apprise."""
        parts = [f"<p>{escape(self.opening)}</p>", _list(self.figures)]
        if self.best:
            parts += ["<p><b>Empreendimentos que mais venderam</b></p>", _list(self.best)]
        return "\n".join([*parts, *(f"<p>{escape(note)}</p>" for note in self.notes)])


def build(span: str) -> Digest:
    """The digest of the last whole "semana" or "mes" before the published version's today.

    Raises:
        NotPublishedError: before the first build.
        KeyError: for another span.
    """
    # Who may run this command on the server reads the published file anyway, so it sees everything.
    version = Version(connection.current_version(), EVERYTHING)
    period, compared = days(span, data.overview(version).today)
    recorte = Recorte(version, period, compared)
    figures, dictionary = sales.figures(recorte), data.dictionary(version)
    labels = {
        name: dictionary[name].label if name in dictionary else cards.CARDS[name].label
        for name in FIGURES
    }
    ranking = sales.ranking(recorte, "empreendimento", "vgv_liquido")
    when = fmt.month(period.first) if span == "mes" else fmt.interval(period.first, period.last)
    return Digest(
        title=f"VGV: {SPANS[span][0].lower()}{SPANS[span][1:]} ({when})",
        opening=f"{SPANS[span]}: {fmt.interval(period.first, period.last)}, comparado com "
        f"{fmt.interval(compared.first, compared.last)}.",
        figures=[_line(name, labels[name], figures) for name in FIGURES],
        best=[_development(row) for row in ranking[:NAMED] if row["id"] and row["vendas_brutas"]],
        notes=[*_age(version), *_differences(recorte)],
        months=sales.ledger(recorte),
        ranking=ranking,
        period=period,
    )


def due(today: date) -> list[str]:
    """What a scheduler that asks every morning should send: the week on Mondays, the month on the 1st."""
    spans = {"semana": today.weekday() == 0, "mes": today.day == 1}
    return [span for span, is_due in spans.items() if is_due]


def is_built(today: date) -> bool:
    """Whether what is published knows this day; otherwise its last whole week or month is an older one.

    Raises:
        NotPublishedError: before the first build.
    """
    version = Version(connection.current_version(), EVERYTHING)
    return data.overview(version).today >= today


def days(span: str, today: date) -> tuple[Period, Period]:
    """The last whole week (Monday to Sunday) or month before `today`, and the one before it.

    Raises:
        KeyError: for another span.
    """
    if span not in SPANS:
        raise KeyError(span)
    if span == "semana":
        monday = today - timedelta(days=today.weekday())
        week = Period(monday - WEEK, monday - ONE_DAY)
        return week, Period(week.first - WEEK, week.first - ONE_DAY)
    month = periods.preset("mes_anterior", today)
    return month, periods.month_of(month.first - ONE_DAY)


def _line(name: str, label: str, figures: dict[str, Indicator]) -> str:
    """A figure, its rate where it has one, and its change: `VGV líquido: R$ 1,2 mi (+3,0%)`."""
    card, figure = cards.CARDS[name], figures[name]
    value = card.short(figure.value)
    if card.rate:
        value += f", {fmt.percent(figures[card.rate].value)} das vendas brutas"
    if figure.variation is not None:
        return f"{label}: {value} ({fmt.signed(fmt.percent(figure.variation))})"
    if figure.difference is not None:
        return f"{label}: {value} (antes {card.short(figure.compared)})"
    return f"{label}: {value}"


def _development(row: Row) -> str:
    sold = fmt.count(row["vendas_brutas"], "venda", "vendas")
    lost = f", {fmt.count(row['distratos'], 'distrato', 'distratos')}" if row["distratos"] else ""
    return f"{row['rotulo']}: {sold}{lost}, {fmt.brl_short(row['vgv_liquido'])} de VGV líquido"


def _age(version: Version) -> list[str]:
    """How old the figures are, and what says that they are not the company's or not whole."""
    sources = data.freshness(version)
    oldest = sources[0]["ultima_carga_em"] if sources else None
    if oldest is None:
        return ["Atenção: alguma fonte ainda não foi carregada por completo."]
    notes = [f"Dados de {fmt.clock(oldest)}."]
    if connection.now() - oldest > STALE_AFTER:
        notes = [f"Atenção: a atualização está atrasada, os dados são de {fmt.clock(oldest)}."]
    if failed := sum(row["objetos_com_falha"] for row in sources):
        notes.append(
            f"Atenção: {fmt.count(failed, 'tabela falhou', 'tabelas falharam')} na última carga."
        )
    if any(row["eh_demonstracao"] for row in sources):
        notes.append("Dados de demonstração: empresa e clientes inventados pelo simulador.")
    return notes


def _differences(recorte: Recorte) -> list[str]:
    found = reconciliation.totals(recorte)
    if not found["divergencias"]:
        return []
    count = fmt.count(found["divergencias"], "divergência", "divergências")
    return [f"CRM × ERP: {count}, com {fmt.brl_short(found['valor_em_jogo'])} em jogo."]


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)


def _list(lines: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
