with

previstas as (

    select * from {{ ref('int_comissoes__previstas_por_beneficiario') }}

),

pagas as (

    select * from {{ ref('int_comissoes__pagas_por_venda') }}

),

abertas as (

    select
        id_venda,
        sum(valor_a_pagar) as valor_a_pagar
    from {{ ref('int_comissoes__parcelas_unificadas') }}
    group by id_venda

),

-- What was paid is told per sale, what is still to be paid per instalment: neither by beneficiary.
totais as (

    select
        pagas.id_venda,
        pagas.valor_pago as total_pago,
        coalesce(abertas.valor_a_pagar, 0) as total_a_pagar
    from pagas
    left join abertas using (id_venda)

),

previstas_com_total as (

    select
        *,
        sum(valor_previsto) over (partition by id_venda) as total_previsto
    from previstas

),

com_totais as (

    select
        previstas_com_total.*,
        totais.total_pago,
        totais.total_a_pagar
    from previstas_com_total
    inner join totais using (id_venda)
    where previstas_com_total.total_previsto > 0

),

pago_rateado as (

    {{ ratear_centavos(
        'com_totais', 'id_venda', 'total_pago', 'valor_previsto', 'id_beneficiario'
    ) }}

),

com_pago as (

    select
        * exclude (valor_rateado),
        valor_rateado as valor_pago
    from pago_rateado

),

a_pagar_rateado as (

    {{ ratear_centavos(
        'com_pago', 'id_venda', 'total_a_pagar', 'valor_previsto', 'id_beneficiario'
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
        valor_pago,
        valor_rateado as valor_a_pagar
    from a_pagar_rateado

),

-- Nothing foreseen, nothing to split by: the lines stay, with nothing paid or to pay.
sem_peso as (

    select
        id_venda,
        id_beneficiario,
        papel_beneficiario,
        id_corretor,
        id_imobiliaria,
        valor_previsto,
        0 as valor_pago,
        0 as valor_a_pagar
    from previstas_com_total
    where total_previsto <= 0

),

-- Paid or owed without anybody foreseen: the money still belongs to the sale.
sem_previsao as (

    select
        id_venda,
        'nao-identificado-pago' as id_beneficiario,
        'nd' as papel_beneficiario,
        null as id_corretor,
        null as id_imobiliaria,
        0 as valor_previsto,
        total_pago as valor_pago,
        total_a_pagar as valor_a_pagar
    from totais
    where
        (total_pago <> 0 or total_a_pagar <> 0)
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
