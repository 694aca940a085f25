with

condicoes as (

    select * from {{ ref('int_vendas__condicoes_ativas') }}

),

final as (

    select
        id_condicao,
        id_reserva,
        id_venda,
        id_empreendimento,
        id_serie,
        nome_serie,
        nome_portador,
        nome_indexador,
        data_primeiro_vencimento,
        quantidade_parcelas,
        valor_parcela,
        cast(valor_total as decimal(18, 2)) as valor_total
    from condicoes

)

select * from final
