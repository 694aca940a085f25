with

documentos as (

    select
        *,
        coalesce(cast(cadastrado_em as date), date '2000-01-01') as primeiro_dia_possivel
    from {{ ref('stg_cvcrm__comissoes') }}

),

pagamentos as (

    select * from {{ ref('stg_cvcrm__comissoes_pagamentos') }}

),

situacoes as (

    select
        {{ chave_texto('nome_situacao') }} as chave_situacao,
        situacao_padrao
    from {{ ref('situacoes_parcelas_comissao') }}

),

parcelas_por_documento as (

    select
        id_comissao,
        count(*) as quantidade_parcelas
    from pagamentos
    group by id_comissao

),

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
        documentos.primeiro_dia_possivel,
        cast(pagamentos.modificado_em as date) as data_modificacao,
        parcelas_por_documento.quantidade_parcelas,
        {{ chave_texto('pagamentos.nome_situacao') }} as chave_situacao
    from pagamentos
    inner join documentos using (id_comissao)
    inner join parcelas_por_documento using (id_comissao)

),

-- The situation is each company's own text. What nobody mapped is to be paid, unless it speaks of
-- cancelling, and shows up as not mapped.
classificadas as (

    select
        parceladas.*,
        coalesce(
            situacoes.situacao_padrao,
            case when starts_with(parceladas.chave_situacao, 'cancel') then 'cancelada' end,
            'aberta'
        ) as situacao_padrao,
        parceladas.chave_situacao is null or situacoes.situacao_padrao is not null
            as eh_situacao_mapeada
    from parceladas
    left join situacoes using (chave_situacao)

),

-- The payment's day: the document states one, of its last payment, at times from another century.
-- With more instalments than one it says nothing about each; then the instalment's change does.
datadas as (

    select
        *,
        situacao_padrao = 'paga' as eh_paga,
        situacao_padrao = 'cancelada' as eh_cancelada,
        case
            when
                quantidade_parcelas = 1 and data_pagamento_documento >= primeiro_dia_possivel
                then 'documento'
            when data_modificacao is not null then 'modificacao'
            else 'vencimento'
        end as metodo_data_pagamento
    from classificadas

),

-- A document that nobody split is one instalment by itself, due on no stated day. Its money says
-- what was paid of it, and not its situation.
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
        case
            when
                documentos.valor_pago > 0
                and documentos.data_pagamento >= documentos.primeiro_dia_possivel
                then documentos.data_pagamento
        end as data_pagamento
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
        eh_cancelada or not coalesce(eh_documento_ativo, false) as eh_cancelada,
        eh_situacao_mapeada
    from datadas

    union all by name

    select
        id_parcela_comissao,
        id_comissao,
        id_reserva,
        nome_situacao,
        data_vencimento,
        case when data_pagamento is not null then 'documento' end as metodo_data_pagamento,
        data_pagamento,
        coalesce(valor_parcela, 0) as valor_parcela,
        valor_pago,
        eh_em_vigor,
        not eh_em_vigor as eh_cancelada,
        true as eh_situacao_mapeada
    from sem_parcelas

)

select * from final
