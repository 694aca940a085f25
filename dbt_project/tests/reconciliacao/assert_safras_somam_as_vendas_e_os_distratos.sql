-- Every gross sale belongs to one class and every distrato, at its latest known age, to one too.
with

vendas as (

    select
        id_empreendimento,
        count_if(not eh_transferencia and data_venda <= {{ hoje() }}) as vendas,
        count_if(foi_distratada and data_distrato <= {{ hoje() }}) as distratos
    from {{ ref('fct_vendas') }}
    group by id_empreendimento

),

safras as (

    select
        id_empreendimento,
        sum(vendas) as vendas,
        sum(distratos) as distratos
    from (
        select
            id_empreendimento,
            mes_safra,
            max(quantidade_vendas) as vendas,
            max(quantidade_distratos_acumulados) as distratos
        from {{ ref('kpi_safra_distratos_mensal') }}
        group by
            id_empreendimento,
            mes_safra
    ) as por_safra
    group by id_empreendimento

)

select
    id_empreendimento,
    vendas.vendas,
    safras.vendas as vendas_das_safras,
    vendas.distratos,
    safras.distratos as distratos_das_safras
from vendas
full outer join safras using (id_empreendimento)
where
    coalesce(vendas.vendas, 0) <> coalesce(safras.vendas, 0)
    or coalesce(vendas.distratos, 0) <> coalesce(safras.distratos, 0)
