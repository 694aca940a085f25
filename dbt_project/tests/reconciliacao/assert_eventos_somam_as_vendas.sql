-- The ledger and the sales tell the same: sales less what left by distrato, and what came or went
-- by transfer counts nothing. Per development, units and money to the cent.
with

eventos as (

    select
        id_empreendimento,
        sum(quantidade) as quantidade,
        sum(vgv) as vgv
    from {{ ref('fct_eventos_venda') }}
    group by id_empreendimento

),

vendas as (

    select
        id_empreendimento,
        count_if(not eh_transferencia) - count_if(foi_distratada) as quantidade,
        sum(case when eh_transferencia then 0 else coalesce(valor_contrato, 0) end)
        - sum(case when foi_distratada then coalesce(valor_contrato, 0) else 0 end) as vgv
    from {{ ref('fct_vendas') }}
    group by id_empreendimento

)

select
    id_empreendimento,
    eventos.quantidade as quantidade_eventos,
    vendas.quantidade as quantidade_vendas,
    eventos.vgv as vgv_eventos,
    vendas.vgv as vgv_vendas
from eventos
full outer join vendas using (id_empreendimento)
where
    eventos.quantidade is distinct from vendas.quantidade
    or eventos.vgv is distinct from vendas.vgv
