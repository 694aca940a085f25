with

vendas as (

    select * from {{ ref('fct_vendas') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

unidades as (

    select * from {{ ref('dim_unidades') }}

),

corretores as (

    select * from {{ ref('dim_corretores') }}

),

imobiliarias as (

    select * from {{ ref('dim_imobiliarias') }}

),

final as (

    select
        vendas.id_venda,
        vendas.id_reserva,
        vendas.id_contrato,
        vendas.id_empreendimento,
        empreendimentos.nome_empreendimento,
        vendas.id_unidade,
        unidades.nome_unidade,
        unidades.nome_bloco,
        unidades.tipologia,
        vendas.id_corretor,
        corretores.rotulo_corretor,
        vendas.id_imobiliaria,
        imobiliarias.nome_imobiliaria,
        vendas.fonte,
        vendas.tipo_casamento,
        vendas.tipo_venda,
        vendas.nome_midia,
        vendas.nome_time,
        case
            when vendas.foi_transferida then 'transferida'
            when vendas.foi_distratada then 'distratada'
            else 'ativa'
        end as situacao_venda,
        vendas.data_venda,
        vendas.data_reserva,
        vendas.data_venda_informada,
        vendas.data_contrato,
        vendas.data_emissao,
        vendas.data_distrato,
        vendas.mes_referencia,
        {{ rotulo_mes('vendas.mes_referencia') }} as rotulo_mes,
        vendas.valor_contrato,
        vendas.valor_contrato_cv,
        vendas.valor_contrato_sienge,
        vendas.valor_tabela,
        vendas.area_privativa,
        vendas.valor_comissao_prevista,
        vendas.valor_comissao_paga,
        vendas.dias_ate_distrato,
        vendas.foi_distratada,
        vendas.foi_transferida,
        vendas.eh_transferencia,
        vendas.eh_ativa
    from vendas
    left join empreendimentos using (id_empreendimento)
    left join unidades on vendas.id_unidade = unidades.id_unidade
    left join corretores on vendas.id_corretor = corretores.id_corretor
    left join imobiliarias on vendas.id_imobiliaria = imobiliarias.id_imobiliaria

)

select * from final
