"""Invented units, sales over supply and launches for the published fixture, made from its developments.

Four towers of three floors and four units each; one unit is a garage. No sales means no units.
"""

from __future__ import annotations

import duckdb

from tests.dashboards import contracts

UNITS = """
    insert into views.vw_estoque by name
    with unidades as (
        select
            e.id_empreendimento, e.nome_empreendimento, andar, final,
            row_number() over (order by e.id_empreendimento, andar, final) as n
        from views.vw_empreendimentos as e, range(1, 4) as a(andar), range(1, 5) as f(final)
    )
    select
        'un-' || n as id_unidade, id_empreendimento, nome_empreendimento,
        'A-' || andar || '0' || final as nome_unidade, 'Torre A' as nome_bloco,
        andar::varchar as andar, '2 quartos' as tipologia, 54 + final as area_privativa,
        300000 + n * 1000 as valor_tabela,
        ['disponivel', 'reservada', 'vendida', 'vendida', 'disponivel'][1 + n % 5]
            as situacao_estoque,
        ['disponivel', 'reservada', 'vendida', 'vendida', 'bloqueada'][1 + n % 5]
            as situacao_disponibilidade,
        true as eh_vendavel, false as eh_complementar, n % 5 in (0, 1, 4) as eh_em_estoque,
        date '2024-01-10' as data_entrada_oferta, 800 + n as dias_desde_entrada
    from unidades
    union all by name
    select
        'vaga-1' as id_unidade, id_empreendimento, nome_empreendimento, 'Vaga 1' as nome_unidade,
        'disponivel' as situacao_estoque, true as eh_complementar, false as eh_em_estoque,
        25000 as valor_tabela
    from views.vw_empreendimentos
    where id_empreendimento = 'cv-1'
"""
# A stock of 100 that loses two units a month; each window's supply and sales are told, not derived. The
# last development has too few whole months for a pace of its own.
VSO = """
    insert into views.vw_vso by name
    select
        mes::date as mes_referencia, strftime(mes, '%m/%y') as rotulo_mes,
        janela as quantidade_meses_janela, 'empreendimento' as nivel,
        e.id_empreendimento as chave_nivel, e.id_empreendimento, e.nome_empreendimento,
        100 - 2 * i as quantidade_estoque_inicial, 0 as quantidade_lancada, 1 as quantidade_retornos,
        0 as quantidade_ajustes, 3 * janela as quantidade_vendas_brutas,
        2 * janela as quantidade_vendas_liquidas, 98 - 2 * i as quantidade_estoque_final,
        100 - 2 * i + janela as quantidade_oferta, (98 - 2 * i) * 400000 as vgv_estoque_final,
        6 as quantidade_vendas_liquidas_tres_meses,
        if(e.id_empreendimento = 'cv-6', 2, 3) as quantidade_meses_ritmo, i = 35 as eh_mes_parcial
    from views.vw_empreendimentos as e, range(36) as r(i), (values (1), (3), (12)) as j(janela),
        lateral (select date '2023-04-01' + to_months(i::integer) as mes)
"""
CURVES = """
    insert into views.vw_curva_vendas by name
    select
        e.id_empreendimento, e.nome_empreendimento, date '2024-01-15' as data_lancamento,
        'tabela_precos' as fonte_data_lancamento, i as quantidade_meses_desde_lancamento,
        (date '2024-01-01' + to_months(i::integer))::date as mes_referencia,
        12 as quantidade_lancada_acumulada, least(i, 9) as quantidade_vendas_liquidas_acumuladas,
        least(i, 9) / 12 as taxa_vendida, i = 26 as eh_mes_parcial
    from views.vw_empreendimentos as e, range(27) as r(i)
"""


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the views of the stock; the developments are there already."""
    for view in ("vw_estoque", "vw_vso", "vw_curva_vendas"):
        contracts.create(connection, view)
    for statement in (UNITS, VSO, CURVES):
        connection.execute(statement)
