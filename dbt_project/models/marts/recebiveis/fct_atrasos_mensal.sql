with

atrasos as (

    select * from {{ ref('int_recebiveis__atrasos_fotografados') }}

),

final as (

    select
        mes_referencia,
        data_base,
        id_titulo_receber,
        id_parcela,
        id_contrato,
        id_venda,
        id_empreendimento,
        data_vencimento,
        cast(valor_em_atraso as decimal(18, 2)) as valor_em_atraso,
        dias_atraso,
        eh_do_banco,
        eh_sub_judice
    from atrasos

)

select * from final
