with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

motivos as (

    select * from {{ ref('int_motivos__motivos_unificados') }}

),

comissoes as (

    select * from {{ ref('int_comissoes__totais_por_venda') }}

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
        vendas.tipo_venda,
        case
            when vendas.foi_transferida then 'Transferência'
            else coalesce(motivos.nome_motivo, 'Sem motivo')
        end as motivo_distrato,
        vendas.data_distrato,
        cast(date_trunc('month', vendas.data_distrato) as date) as mes_referencia,
        vendas.data_venda,
        vendas.mes_referencia as mes_venda,
        vendas.dias_ate_distrato,
        vendas.valor_contrato,
        comissoes.valor_comissao_prevista,
        comissoes.valor_comissao_paga,
        vendas.foi_transferida
    from vendas
    left join comissoes using (id_venda)
    left join motivos
        on {{ chave_texto('vendas.motivo_distrato') }} = motivos.chave_motivo
    where vendas.data_distrato is not null

)

select * from final
