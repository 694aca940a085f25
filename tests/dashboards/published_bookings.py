"""Invented open reservations and cohorts of sales for the published fixture, made from its sales.

Every fifth sale was preceded by a reservation that is still open, and one in thirty-five by one that
will be a barter and no sale; a tenth of a cohort is undone by the third month. No sales means none of
either.
"""

from __future__ import annotations

from datetime import date

import duckdb

from tests.dashboards import contracts

BOOKINGS = """
    insert into views.vw_reservas by name
    select
        90000 + n as id_reserva, true as eh_aberta, n % 35 = 0 as eh_permuta_ou_doacao,
        n % 35 <> 0 as eh_venda_possivel,
        'Em negociação' as nome_situacao, n % 12 as dias_em_aberto,
        case when n % 12 <= 2 then '0 a 2 dias' when n % 12 <= 7 then '3 a 7 dias'
            else '8 a 15 dias' end as faixa_idade,
        $hoje::date - (n % 12)::integer as data_inicio,
        $hoje::date - (n % 12)::integer + 5 as data_vencimento, 5 - n % 12 as dias_ate_vencimento,
        case when n % 12 > 5 then 'vencida' when n % 12 >= 3 then 'vence em até 2 dias'
            else 'no prazo' end as situacao_prazo,
        valor_contrato, id_empreendimento, nome_empreendimento, nome_bloco, nome_unidade,
        tipologia, tipo_venda, id_imobiliaria, nome_imobiliaria, id_corretor, rotulo_corretor
    from (
        select *, row_number() over (order by id_venda) as n from views.vw_vendas
    )
    where n % 5 = 0
"""
COHORTS = """
    insert into views.vw_safra_distratos by name
    select
        mes_referencia as mes_safra, strftime(mes_referencia, '%m/%y') as rotulo_mes_safra,
        id_empreendimento, nome_empreendimento, idade as quantidade_meses_idade,
        (mes_referencia + to_months(idade::integer))::date as mes_referencia, vendas as quantidade_vendas,
        case when idade >= 3 then vendas // 10 else 0 end as quantidade_distratos_acumulados,
        mes_referencia + to_months(idade::integer) = date_trunc('month', $hoje::date) as eh_mes_parcial
    from (
        select
            date_trunc('month', data_venda)::date as mes_referencia, id_empreendimento,
            any_value(nome_empreendimento) as nome_empreendimento, count(*) as vendas
        from views.vw_vendas group by all
    ), range(37) as r(idade)
    where mes_referencia + to_months(idade::integer) <= $hoje::date
"""


def fill(connection: duckdb.DuckDBPyConnection, today: date) -> None:
    """Write both views; the sales are there already."""
    for view, statement in (("vw_reservas", BOOKINGS), ("vw_safra_distratos", COHORTS)):
        contracts.create(connection, view)
        connection.execute(statement, {"hoje": today})
