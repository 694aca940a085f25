"""The cards: a figure, its change against the comparison, and its published definition on hover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from dashboards import data, filters
from dashboards import format as fmt
from dashboards.columns import Text
from dashboards.data import Indicator, Metric
from dashboards.slices import Recorte


@dataclass(frozen=True)
class Card:
    """How a metric's card is written: short, in full, and which rate stands beside the figure.

    `definition` is the entry of the dictionary when it is not the card's own; then the card keeps its
    label. A share changes by points, not by percent of a percentage.
    """

    label: str
    short: Text
    full: Text
    rate: str | None = None
    definition: str | None = None
    is_share: bool = False


def _money(label: str) -> Card:
    return Card(label, fmt.brl_short, fmt.brl)


def _count(label: str, definition: str | None = None) -> Card:
    return Card(label, fmt.integer, fmt.integer, definition=definition)


def _share(label: str, definition: str | None = None) -> Card:
    return Card(label, fmt.percent, fmt.percent, definition=definition, is_share=True)


def _quantity(label: str, unit: str, places: int = 0) -> Card:
    """A figure with its unit: `87 dias`."""

    def text(value: fmt.Number | None) -> str:
        return fmt.DASH if value is None else fmt.decimal(value, places) + fmt.NBSP + unit

    return Card(label, text, text)


CARDS = {
    "vgv_bruto": _money("VGV bruto"),
    "vgv_liquido": _money("VGV líquido"),
    "vendas_brutas": _count("Vendas brutas"),
    "vendas_liquidas": _count("Vendas líquidas"),
    "distratos": Card("Distratos", fmt.integer, fmt.integer, rate="taxa_distratos"),
    "ticket_medio": _money("Ticket médio"),
    "preco_m2": Card("Preço por m²", fmt.price_per_area, lambda value: fmt.brl(value) + "/m²"),
    "comissao_prevista": _money("Comissão prevista"),
    "leads": _count("Leads"),
    "primeiro_contato": Card("Primeiro contato", fmt.duration, fmt.duration),
    "leads_com_visita": _share("Leads com visita"),
    "conversao_leads": _share("Conversão de leads"),
    "leads_sem_origem": _share("Leads sem origem"),
    "vendas_sem_lead": _count("Vendas sem lead"),
    "perdas": _count("Perdas"),
    "valor_perdido": _money("Valor perdido"),
    "perdas_sem_motivo": _share("Perdas sem motivo"),
    "estoque_final": _count("Unidades em estoque"),
    "vgv_estoque": _money("VGV em estoque"),
    "vso_mes": _share("VSO líquida no mês", "vso_liquida"),
    "vso_trimestre": _share("VSO em 3 meses", "vso_liquida"),
    "vso_ano": _share("VSO em 12 meses", "vso_liquida"),
    "meses_estoque": _quantity("Meses de estoque", "meses", 1),
    "vendas_comparadas": _count("Vendas comparadas"),
    "divergencias": _count("Divergências", "divergencias"),
    "taxa_divergencias": _share("Com divergência", "taxa_divergencias"),
    "valor_em_jogo": _money("Valor em jogo"),
    "ausentes_no_erp": _count("Falta no Sienge", "ausentes_no_erp"),
    "ausentes_no_crm": _count("Falta no CRM", "ausentes_no_crm"),
    "tabelas_carregadas": _count("Tabelas carregadas"),
    "tabelas_com_falha": _count("Com falha"),
    "tabelas_incompletas": _count("Incompletas"),
    "tabelas_atrasadas": _count("Atrasadas"),
    "textos_sem_mapa": _count("Textos sem mapa"),
    "registros_sem_mapa": _count("Registros sem mapa"),
    "comissao_paga_no_periodo": _money("Paga no período"),
    "comissao_a_pagar": _money("Comissão a pagar"),
    "comissao_vencida": _money("Comissão vencida"),
    "comissao_a_estornar": _money("Comissão a estornar"),
    "comissao_sobre_vgv": _share("Comissão sobre VGV"),
    "atingimento_meta": _share("Atingimento da meta"),
    "repasses_em_andamento": _count("Em andamento", "repasses_em_andamento"),
    "valor_em_andamento": _money("Valor em andamento"),
    "repasses_fora_do_prazo": _count("Fora do prazo", "repasses_fora_do_prazo"),
    "valor_repassado": _money("Valor repassado"),
    "dias_ate_assinatura": _quantity("Da venda à assinatura", "dias"),
    "dias_ate_registro": _quantity("Da venda ao registro", "dias"),
}


def of_targets(short: Text, full: Text) -> dict[str, Card]:
    """The cards of a target, whose values are money or counts as the two texts write them."""
    names = {
        "meta": "Meta",
        "realizado": "Realizado",
        "meta_ate_hoje": "Meta até hoje",
        "projecao_mes": "Projeção do mês",
        "ritmo_necessario": "Ritmo por dia útil",
    }
    shown = {name: Card(label, short, full) for name, label in names.items()}
    return shown | {"atingimento_meta": _share("Atingimento da meta")}


def show(
    metrics: Sequence[str],
    figures: Mapping[str, Indicator],
    recorte: Recorte,
    kinds: Mapping[str, Card] = CARDS,
) -> None:
    """A card per metric, three in a row, written as `kinds` says."""
    dictionary = data.dictionary(recorte.version)
    with st.grid(3, min_column_width=150, gap="xsmall"):
        for name in metrics:
            _card(name, kinds[name], figures, dictionary)


def _card(
    name: str, card: Card, figures: Mapping[str, Indicator], dictionary: dict[str, Metric]
) -> None:
    value, change = card.short(figures[name].value), _change(figures[name], card.short)
    if card.rate:
        value += f" · {fmt.percent(figures[card.rate].value)}"
    if card.rate or card.is_share:
        change = _change_in_points(figures[card.rate or name])
    metric = dictionary.get(card.definition or name)
    st.metric(
        fmt.markdown(metric.label if metric and not card.definition else card.label),
        value,
        change,
        delta_color=_delta_color(metric),
        delta_description=None if change is None else filters.versus(),
        help=_help(name, card, figures, dictionary),
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


def _help(
    name: str, card: Card, figures: Mapping[str, Indicator], dictionary: dict[str, Metric]
) -> str:
    """The exact figure, the compared one, and the published definition and formula."""
    figure = figures[name]
    lines = [f"**{fmt.markdown(card.full(figure.value))}**"]
    if figure.compared is not None:
        lines.append(f"Na comparação: {fmt.markdown(card.full(figure.compared))}")
    for described in (card.definition or name, card.rate):
        if described and (metric := dictionary.get(described)):
            lines.append(fmt.markdown(f"{metric.label}: {metric.definition}"))
            lines.append(f"Fórmula: {fmt.markdown(metric.formula)}")
    return "\n\n".join(lines)
