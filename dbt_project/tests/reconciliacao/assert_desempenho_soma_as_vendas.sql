-- What brokers did, and what agencies did, each with what has none of them, is what was sold and
-- undone in the month. A sale that is dated ahead of today is nobody's performance yet.
with

vendas as (

    select
        mes_referencia,
        [sum(quantidade), sum(vgv), sum(valor_comissao_prevista)] as somas
    from {{ ref('fct_eventos_venda') }}
    where data_evento <= {{ hoje() }}
    group by mes_referencia

),

corretores as (

    select
        mes_referencia,
        [sum(quantidade_vendas_liquidas), sum(vgv_liquido), sum(valor_comissao_prevista)] as somas
    from {{ ref('kpi_desempenho_corretores_mensal') }}
    group by mes_referencia

),

imobiliarias as (

    select
        mes_referencia,
        [sum(quantidade_vendas_liquidas), sum(vgv_liquido), sum(valor_comissao_prevista)] as somas
    from {{ ref('kpi_desempenho_imobiliarias_mensal') }}
    group by mes_referencia

)

select
    mes_referencia,
    vendas.somas as somas_das_vendas,
    corretores.somas as somas_dos_corretores,
    imobiliarias.somas as somas_das_imobiliarias
from vendas
full join corretores using (mes_referencia)
full join imobiliarias using (mes_referencia)
where
    coalesce(vendas.somas, [0, 0, 0]) <> coalesce(corretores.somas, [0, 0, 0])
    or coalesce(vendas.somas, [0, 0, 0]) <> coalesce(imobiliarias.somas, [0, 0, 0])
