with

previstas as (

    select * from {{ ref('int_comissoes__previstas_por_beneficiario') }}

),

pagas as (

    select * from {{ ref('int_comissoes__pagas_por_venda') }}

),

previstas_com_total as (

    select
        *,
        sum(valor_previsto) over (partition by id_venda) as total_previsto
    from previstas

),

com_pago as (

    select
        previstas_com_total.*,
        pagas.valor_pago as total_pago
    from previstas_com_total
    inner join pagas using (id_venda)
    where previstas_com_total.total_previsto > 0

),

repartidas as (

    {{ ratear_centavos(
        'com_pago', 'id_venda', 'total_pago', 'valor_previsto', 'id_beneficiario'
    ) }}

),

com_previsao as (

    select
        id_venda,
        id_beneficiario,
        papel_beneficiario,
        id_corretor,
        id_imobiliaria,
        valor_previsto,
        valor_rateado as valor_pago
    from repartidas

),

-- Nothing foreseen, nothing to split by: the lines stay, with nothing paid.
sem_peso as (

    select
        id_venda,
        id_beneficiario,
        papel_beneficiario,
        id_corretor,
        id_imobiliaria,
        valor_previsto,
        0 as valor_pago
    from previstas_com_total
    where total_previsto <= 0

),

-- Paid without anybody foreseen: the money still belongs to the sale.
sem_previsao as (

    select
        id_venda,
        'nao-identificado-pago' as id_beneficiario,
        'nd' as papel_beneficiario,
        null as id_corretor,
        null as id_imobiliaria,
        0 as valor_previsto,
        valor_pago
    from pagas
    where
        valor_pago <> 0
        and id_venda not in (select com_previsao.id_venda from com_previsao)

),

final as (

    select * from com_previsao
    union all by name
    select * from sem_peso
    union all by name
    select * from sem_previsao

)

select * from final
