with

recebimentos as (

    select * from {{ ref('int_recebiveis__recebimentos_classificados') }}

),

parcelas as (

    select
        id_titulo_receber,
        id_parcela,
        id_contrato,
        id_venda,
        id_empreendimento
    from {{ ref('int_recebiveis__parcelas_apuradas') }}

),

final as (

    select
        recebimentos.id_titulo_receber,
        recebimentos.id_parcela,
        recebimentos.ordem_recebimento,
        parcelas.id_contrato,
        parcelas.id_venda,
        parcelas.id_empreendimento,
        recebimentos.id_operacao,
        recebimentos.nome_operacao,
        recebimentos.data_recebimento,
        cast(date_trunc('month', recebimentos.data_recebimento) as date) as mes_referencia,
        recebimentos.valor_bruto,
        recebimentos.valor_liquido,
        recebimentos.eh_caixa
    from recebimentos
    left join parcelas using (id_titulo_receber, id_parcela)

)

select * from final
