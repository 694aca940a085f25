with

vendas as (

    select *
    from {{ ref('fct_vendas') }}
    where {{ eh_ativa_com_valor() }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

corretores as (

    select * from {{ ref('dim_corretores') }}

),

final as (

    select
        vendas.id_venda as id,
        vendas.id_reserva as cvcrm_id,
        vendas.id_reserva as reserva_id,
        empreendimentos.nome_empreendimento as empreendimento,
        corretores.rotulo_corretor as corretor,
        vendas.nome_time as time_corretor,
        vendas.valor_contrato as valor,
        vendas.data_venda,
        vendas.cadastrado_em as data_registro,
        'S' as ativo,
        vendas.valor_comissao_prevista as comissao_valor,
        cast(
            100 * cast(vendas.valor_comissao_prevista as decimal(38, 8)) / vendas.valor_contrato
            as decimal(18, 2)
        ) as comissao_percentual,
        vendas.tipo_venda as forma_pagamento,
        vendas.nome_midia as origem_lead,
        vendas.cadastrado_em as created_at,
        vendas.modificado_em as updated_at,
        empreendimentos.nome_empreendimento as empreendimento_nome,
        empreendimentos.cidade as empreendimento_cidade
    from vendas
    left join empreendimentos using (id_empreendimento)
    left join corretores on vendas.id_corretor = corretores.id_corretor

)

select * from final
