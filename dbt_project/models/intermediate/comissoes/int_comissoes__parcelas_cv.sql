with

documentos as (

    select * from {{ ref('stg_cvcrm__comissoes') }}

),

pagamentos as (

    select * from {{ ref('stg_cvcrm__comissoes_pagamentos') }}

),

parcelas_por_documento as (

    select
        id_comissao,
        count(*) as quantidade_parcelas
    from pagamentos
    group by id_comissao

),

-- The situation is the tenant's text; what is neither paid nor cancelled is still to be paid.
parceladas as (

    select
        'cv-' || pagamentos.id_pagamento as id_parcela_comissao,
        documentos.id_comissao,
        documentos.id_reserva,
        pagamentos.nome_situacao,
        pagamentos.data_vencimento,
        pagamentos.valor_parcela,
        documentos.eh_ativo as eh_documento_ativo,
        documentos.data_pagamento as data_pagamento_documento,
        cast(documentos.cadastrado_em as date) as data_documento,
        cast(pagamentos.modificado_em as date) as data_modificacao,
        parcelas_por_documento.quantidade_parcelas,
        strip_accents(lower(coalesce(pagamentos.nome_situacao, ''))) as situacao
    from pagamentos
    inner join documentos using (id_comissao)
    inner join parcelas_por_documento using (id_comissao)

),

classificadas as (

    select
        *,
        situacao in (
            {%- for situacao in var('situacoes_comissao_paga') %}
                '{{ situacao }}'{{ ',' if not loop.last }}
            {%- endfor %}
        ) as eh_paga,
        starts_with(situacao, 'cancel') as eh_cancelada
    from parceladas

),

-- The payment's day: the document states one, of its last payment, at times from another century.
-- With more instalments than one it says nothing about each; then the instalment's change does.
datadas as (

    select
        *,
        case
            when
                quantidade_parcelas = 1
                and data_pagamento_documento >= coalesce(data_documento, date '2000-01-01')
                then 'documento'
            when data_modificacao is not null then 'modificacao'
            else 'vencimento'
        end as metodo_data_pagamento
    from classificadas

),

-- A document that nobody split is one instalment by itself, due on no stated day.
sem_parcelas as (

    select
        'cv-documento-' || documentos.id_comissao as id_parcela_comissao,
        documentos.id_comissao,
        documentos.id_reserva,
        documentos.nome_situacao,
        cast(null as date) as data_vencimento,
        documentos.valor_comissao as valor_parcela,
        coalesce(documentos.valor_pago, 0) as valor_pago,
        coalesce(documentos.eh_ativo, false) as eh_em_vigor,
        case when documentos.valor_pago > 0 then documentos.data_pagamento end as data_pagamento,
        case when documentos.valor_pago > 0 then 'documento' end as metodo_data_pagamento
    from documentos
    left join parcelas_por_documento using (id_comissao)
    where parcelas_por_documento.id_comissao is null

),

final as (

    select
        id_parcela_comissao,
        id_comissao,
        id_reserva,
        nome_situacao,
        data_vencimento,
        case when eh_paga then metodo_data_pagamento end as metodo_data_pagamento,
        case
            when not eh_paga then null
            when metodo_data_pagamento = 'documento' then data_pagamento_documento
            when metodo_data_pagamento = 'modificacao' then data_modificacao
            else data_vencimento
        end as data_pagamento,
        coalesce(valor_parcela, 0) as valor_parcela,
        case when eh_paga then coalesce(valor_parcela, 0) else 0 end as valor_pago,
        coalesce(eh_documento_ativo, false) and not eh_cancelada as eh_em_vigor,
        eh_cancelada or not coalesce(eh_documento_ativo, false) as eh_cancelada
    from datadas

    union all by name

    select
        id_parcela_comissao,
        id_comissao,
        id_reserva,
        nome_situacao,
        data_vencimento,
        metodo_data_pagamento,
        data_pagamento,
        coalesce(valor_parcela, 0) as valor_parcela,
        valor_pago,
        eh_em_vigor,
        not eh_em_vigor as eh_cancelada
    from sem_parcelas

)

select * from final
