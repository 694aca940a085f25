with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

comissoes as (

    select * from {{ ref('int_comissoes__totais_por_venda') }}

),

safras as (

    select * from {{ ref('int_vendas__safras') }}

),

final as (

    select
        vendas.id_venda,
        vendas.id_reserva,
        vendas.id_contrato,
        vendas.id_empreendimento,
        vendas.id_unidade,
        vendas.id_corretor,
        vendas.id_imobiliaria,
        vendas.fonte,
        vendas.tipo_casamento,
        vendas.tipo_venda,
        vendas.nome_midia,
        vendas.nome_time,
        vendas.data_venda,
        vendas.data_reserva,
        vendas.data_venda_informada,
        vendas.data_contrato,
        vendas.data_emissao,
        vendas.data_distrato,
        vendas.mes_referencia,
        safras.mes_safra,
        vendas.valor_contrato,
        vendas.valor_contrato_cv,
        vendas.valor_contrato_sienge,
        vendas.valor_tabela,
        vendas.area_privativa,
        comissoes.valor_comissao_prevista,
        comissoes.valor_comissao_paga,
        vendas.dias_ate_distrato,
        vendas.foi_distratada,
        vendas.foi_transferida,
        vendas.eh_transferencia,
        vendas.eh_ativa,
        vendas.cadastrado_em,
        vendas.modificado_em
    from vendas
    left join comissoes using (id_venda)
    left join safras using (id_venda)

)

select * from final
