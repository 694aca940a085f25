with

condicoes as (

    select * from {{ ref('fct_condicoes_pagamento') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

final as (

    select
        condicoes.id_condicao,
        condicoes.id_reserva,
        condicoes.id_venda,
        condicoes.id_empreendimento,
        empreendimentos.nome_empreendimento,
        condicoes.nome_serie,
        condicoes.nome_portador,
        condicoes.nome_indexador,
        condicoes.data_primeiro_vencimento,
        condicoes.quantidade_parcelas,
        condicoes.valor_parcela,
        condicoes.valor_total
    from condicoes
    left join empreendimentos using (id_empreendimento)

)

select * from final
