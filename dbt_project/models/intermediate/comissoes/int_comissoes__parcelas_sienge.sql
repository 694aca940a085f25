with

comissoes as (

    select * from {{ ref('stg_sienge__comissoes') }}

),

titulos as (

    select * from {{ ref('int_vendas__titulos_com_venda') }}

),

-- The ERP keeps what was paid under the contract's bill of then, whichever contract came after it.
final as (

    select
        comissoes.id_comissao,
        comissoes.id_corretor_sienge,
        comissoes.numero_parcela,
        titulos.id_contrato,
        titulos.id_venda,
        comissoes.situacao_parcela,
        comissoes.data_vencimento,
        comissoes.valor_parcela,
        comissoes.situacao_parcela = 'PAID' as eh_paga,
        coalesce(comissoes.situacao_parcela, '') = 'CANCELLED' as eh_cancelada
    from comissoes
    left join titulos using (id_titulo_receber)

)

select * from final
