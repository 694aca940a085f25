with

comissoes as (

    select * from {{ ref('stg_sienge__comissoes') }}

),

final as (

    select
        id_comissao,
        id_corretor_sienge,
        numero_parcela,
        id_titulo_receber,
        situacao_parcela,
        data_vencimento,
        valor_parcela,
        situacao_parcela = 'PAID' as eh_paga,
        coalesce(situacao_parcela, '') = 'CANCELLED' as eh_cancelada
    from comissoes

)

select * from final
