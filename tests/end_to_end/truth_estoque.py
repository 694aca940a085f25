"""Reservations, stock, sale classes and stays, compared with what the company knows about itself."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from tests.end_to_end.company import Company
from tests.end_to_end.comparing import (
    CENTS,
    assert_same,
    assert_subjects,
    cents,
    half_up,
    money,
    rate,
    ratio,
)

# By the truth's name: how many of its first columns are the key, and the same columns of the marts.
SUBJECTS = {
    "reservas_situacao": (
        1,
        f"""
        select id_reserva, data_inicio, data_aprovada, data_vendida, data_cancelada, data_vencida,
            data_distrato, data_vencimento, (valor_contrato * {CENTS})::bigint, resultado,
            id_unidade, id_corretor, id_imobiliaria, (valor_tabela * {CENTS})::bigint,
            eh_permuta_ou_doacao, dias_ate_desfecho, dias_em_aberto, dias_ate_vencimento,
            data_desfecho, id_empreendimento, eh_cessao, eh_aberta
        from marts.fct_reservas""",
    ),
    "lancamentos": (
        1,
        f"""
        select id_empreendimento, data_lancamento, (vgv_lancamento * {CENTS})::bigint,
            quantidade_unidades, (vgv_tabela * {CENTS})::bigint
        from marts.dim_empreendimentos""",
    ),
    "tabela_unidades": (
        1,
        f"""
        select id_unidade, id_empreendimento, area_privativa, (valor_tabela * {CENTS})::bigint,
            situacao_disponibilidade, eh_vendavel
        from marts.dim_unidades""",
    ),
    "estoque": (
        2,
        f"""
        select id_empreendimento, mes_referencia, quantidade_estoque_inicial, quantidade_lancada,
            quantidade_vendas_brutas, quantidade_retornos, quantidade_estoque_final,
            (vgv_estoque_final * {CENTS})::bigint, (vgv_lancado * {CENTS})::bigint,
            (vgv_bruto * {CENTS})::bigint, (vgv_distratado * {CENTS})::bigint,
            (vgv_estoque_inicial * {CENTS})::bigint, quantidade_ajustes
        from marts.fct_movimentos_estoque""",
    ),
    "transicoes": (
        3,
        """
        select processo, id_registro, ordem_permanencia, nome_situacao, entrou_em, saiu_em,
            quantidade_minutos, eh_atual
        from marts.fct_transicoes_situacao""",
    ),
    "situacoes": (
        2,
        f"""
        select processo, nome_situacao, quantidade_registros, (valor_registros * {CENTS})::bigint
        from marts.dim_situacoes
        where quantidade_registros > 0""",
    ),
}


WINDOWS = (1, 3, 12)  # months
PACE = 3  # whole months whose net sales tell how long the stock lasts


def assert_stock_tells_the_truth(company: Company) -> None:
    """Every reservation, launch, unit and month of stock, VSO, sales curve, sale class and stay."""
    assert_subjects(company, SUBJECTS)
    stock = company.sandbox.truth_rows("estoque")
    _units(company)
    _classes(company)
    _vso(company, stock)
    _curve(company, stock)


def _units(company: Company) -> None:
    """Each unit on each photograph: in stock or not, launched or freed then, since when, at what price."""
    marts = {
        tuple(row[:2]): (*row[2:10], *map(cents, row[10:]))
        for row in company.query(
            "select id_unidade, mes_referencia, id_empreendimento, data_entrada_oferta, "
            "dias_desde_entrada, situacao_estoque, eh_em_estoque, quantidade_estoque, quantidade_lancada, "
            "quantidade_ajustes, valor_tabela, vgv_estoque from marts.fct_estoque_mensal"
        )
    }
    truth = {}
    offered_before: dict[str, int] = {}
    for row in sorted(company.sandbox.truth_rows("unidades"), key=lambda row: row.mes):
        in_stock = not row.esta_vendida and not row.esta_fora
        offered = int(row.esta_vendida or not row.esta_fora)
        launched = offered if row.data_entrada.replace(day=1) == row.mes else 0
        # The ERP alone has no price table.
        price = cents(row.valor_tabela) if row.id_empreendimento.startswith("cv-") else 0
        truth[(row.id_unidade, row.mes)] = (
            row.id_empreendimento,
            row.data_entrada,
            (row.dia - row.data_entrada).days,
            row.situacao,
            in_stock,
            int(in_stock),
            launched,
            offered - offered_before.get(row.id_unidade, 0) - launched,
            price,
            price if in_stock else 0,
        )
        offered_before[row.id_unidade] = offered
    assert_same("units in stock", marts, truth)


def _classes(company: Company) -> None:
    """Of the sales of each month, what was undone by each age; an age to come is not known."""
    rows = company.sandbox.truth_rows("safras")
    truth = {
        (row.safra, row.id_empreendimento, row.idade): (
            row.vendas,
            row.vgv_centavos,
            row.distratos,
            row.vgv_distratado_centavos,
            ratio(row.distratos, row.vendas),
            ratio(row.vgv_distratado_centavos, row.vgv_centavos),
        )
        for row in rows
    }
    oldest = max(row.idade for row in rows)
    for row in rows:
        for age in range(oldest + 1):
            unknown = (row.vendas, row.vgv_centavos, None, None, None, None)
            truth.setdefault((row.safra, row.id_empreendimento, age), unknown)
    marts = {
        tuple(row[:3]): (row[3], cents(row[4]), row[5], money(row[6]), *map(rate, row[7:]))
        for row in company.query(
            "select mes_safra, id_empreendimento, quantidade_meses_idade, quantidade_vendas, "
            "vgv_vendido, quantidade_distratos_acumulados, vgv_distratado_acumulado, "
            "taxa_distratos_safra, taxa_distratos_safra_vgv from kpis.kpi_safra_distratos_mensal"
        )
    }
    assert_same("sale classes", marts, truth)


def _vso(company: Company, stock: list[Any]) -> None:
    """VSO of each development and of the whole company over each window, in units and in money."""
    launched = company.sandbox.truth_rows("vendas_por_entrada")
    marts = {
        tuple(row[:3]): (*row[3:15], *map(cents, row[15:23]), *map(rate, row[23:]))
        for row in company.query(
            "select quantidade_meses_janela, chave_nivel, mes_referencia, "
            "quantidade_estoque_inicial, quantidade_lancada, quantidade_retornos, "
            "quantidade_vendas_brutas, quantidade_vendas_lancamentos, quantidade_vendas_estoque, "
            "quantidade_vendas_liquidas_tres_meses, quantidade_meses_ritmo, quantidade_vendas_liquidas, "
            "quantidade_oferta, quantidade_ajustes, quantidade_estoque_final, vgv_oferta, "
            "vgv_bruto, vgv_liquido, vgv_bruto_lancamentos, vgv_estoque_inicial, vgv_lancado, "
            "vgv_distratado, vgv_estoque_final, taxa_vso_bruta, taxa_vso_liquida, taxa_vso_bruta_vgv, "
            "taxa_vso_liquida_vgv, taxa_vso_lancamentos, taxa_vso_estoque, meses_estoque "
            "from kpis.kpi_vso_mensal"
        )
    }
    truth = {}
    for level in ("total", *sorted({row.id_empreendimento for row in stock})):
        mine = [row for row in stock if level in ("total", row.id_empreendimento)]
        entered = [row for row in launched if level in ("total", row.id_empreendimento)]
        for month in {row.mes for row in mine}:
            pace = _pace(mine, month, company.today)
            for months in WINDOWS:
                window = _window(month, months)
                truth[(months, level, month)] = _vso_of(mine, entered, window, pace)
    assert_same("VSO", marts, truth)


def _window(month: date, months: int) -> list[date]:
    """That many months up to this one, the oldest first."""
    last = month.year * 12 + month.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(last - months + 1, last + 1)]


def _pace(stock: list[Any], month: date, today: date) -> tuple[int, int]:
    """The net sales of the last three months that are over, and how many of these were on sale from
    their first day on. The present month is not over, on whatever day of it; of the month of the
    launch only a part was on sale."""
    is_present = month == today.replace(day=1)
    window = _window(month, PACE + is_present)[:PACE]
    launch = min(row.mes for row in stock)
    sold = sum(row.vendas - row.distratos for row in stock if row.mes in window)
    return sold, sum(start > launch for start in window)


def _vso_of(
    stock: list[Any], launched: list[Any], window: list[date], pace: tuple[int, int]
) -> tuple[Any, ...]:
    """Ratios of sums over the window: what sold of the stock at its start and what was launched in it."""
    rows = [row for row in stock if row.mes in window]
    start = min(row.mes for row in rows)
    opening = [row for row in rows if row.mes == start]
    closing = [row for row in rows if row.mes == window[-1]]
    in_stock = sum(row.final for row in closing)
    at_start = sum(row.inicial for row in opening)
    entered = sum(row.lancadas for row in rows)
    returned = sum(row.distratos for row in rows)
    sold = sum(row.vendas for row in rows)
    fresh = [row for row in launched if row.mes in window and row.mes_entrada in window]
    of_launches = sum(row.vendas for row in fresh)
    offer = at_start + entered
    value_at_start = sum(row.vgv_inicial_centavos for row in opening)
    value_entered = sum(row.vgv_lancado_centavos for row in rows)
    offer_value = value_at_start + value_entered
    value = sum(row.vgv_bruto_centavos for row in rows)
    returned_value = sum(row.vgv_distratado_centavos for row in rows)
    net_value = value - returned_value
    of_three_months, whole_months = pace
    lasts = None
    if whole_months == PACE and of_three_months > 0:
        lasts = float(half_up(Fraction(in_stock * PACE, of_three_months), 2))
    return (
        at_start,
        entered,
        returned,
        sold,
        of_launches,
        sold - of_launches,
        of_three_months,
        whole_months,
        sold - returned,
        offer,
        sum(row.ajustes for row in rows),
        in_stock,
        offer_value,
        value,
        net_value,
        sum(row.vgv_centavos for row in fresh),
        value_at_start,
        value_entered,
        returned_value,
        sum(row.vgv_final_centavos for row in closing),
        ratio(sold, offer),
        ratio(sold - returned, offer),
        ratio(value, offer_value),
        ratio(net_value, offer_value),
        ratio(of_launches, entered),
        ratio(sold - of_launches, at_start),
        lasts,
    )


def _curve(company: Company, stock: list[Any]) -> None:
    """What each development had launched and sold by each month since its launch."""
    launches = {row.id_empreendimento: row for row in company.sandbox.truth_rows("lancamentos")}
    truth = {}
    for place, launch in launches.items():
        if launch.data_lancamento is None:
            continue
        rows = sorted(
            (row for row in stock if row.id_empreendimento == place), key=lambda row: row.mes
        )
        for position, row in enumerate(rows):
            so_far = rows[: position + 1]
            launched = sum(past.lancadas for past in so_far)
            sold = sum(past.vendas - past.distratos for past in so_far)
            value = sum(past.vgv_bruto_centavos - past.vgv_distratado_centavos for past in so_far)
            launched_value = sum(past.vgv_lancado_centavos for past in so_far)
            day = launch.data_lancamento
            age = (row.mes.year - day.year) * 12 + row.mes.month - day.month
            truth[(place, row.mes)] = (
                day,
                age,
                row.lancadas,
                sum(past.lancadas for past in so_far if past.mes <= day.replace(day=1)),
                launched,
                sold,
                launched_value,
                value,
                ratio(sold, launched),
                ratio(value, launched_value),
            )
    marts = {
        tuple(row[:2]): (*row[2:8], *map(cents, row[8:10]), *map(rate, row[10:]))
        for row in company.query(
            "select id_empreendimento, mes_referencia, data_lancamento, "
            "quantidade_meses_desde_lancamento, quantidade_lancada, quantidade_unidades_lancamento, "
            "quantidade_lancada_acumulada, quantidade_vendas_liquidas_acumuladas, "
            "vgv_lancado_acumulado, vgv_liquido_acumulado, taxa_vendida, taxa_vendida_vgv "
            "from kpis.kpi_curva_vendas_mensal"
        )
    }
    assert_same("sales curve", marts, truth)
