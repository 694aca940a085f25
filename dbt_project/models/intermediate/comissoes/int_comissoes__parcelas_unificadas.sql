with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

pagas as (

    select * from {{ ref('int_comissoes__pagas_por_venda') }}

),

parcelas_cv as (

    select * from {{ ref('int_comissoes__parcelas_cv') }}

),

parcelas_sienge as (

    select * from {{ ref('int_comissoes__parcelas_sienge') }}

),

do_crm as (

    select
        parcelas_cv.id_parcela_comissao,
        vendas.id_venda,
        'cvcrm' as fonte,
        null as id_corretor,
        null as numero_parcela,
        parcelas_cv.nome_situacao,
        parcelas_cv.data_vencimento,
        parcelas_cv.data_pagamento,
        parcelas_cv.metodo_data_pagamento,
        parcelas_cv.valor_parcela,
        parcelas_cv.valor_pago as valor_pago_na_fonte,
        parcelas_cv.eh_em_vigor,
        parcelas_cv.eh_situacao_mapeada
    from parcelas_cv
    inner join vendas using (id_reserva)

),

-- The ERP states no day of payment: the due day stands in for it, and says so.
do_erp as (

    select
        'sg-' || parcelas_sienge.id_comissao
        || '-' || coalesce(parcelas_sienge.id_corretor_sienge, 0)
        || '-' || coalesce(parcelas_sienge.numero_parcela, 0) as id_parcela_comissao,
        vendas.id_venda,
        'sienge' as fonte,
        'sg-' || parcelas_sienge.id_corretor_sienge as id_corretor,
        parcelas_sienge.numero_parcela,
        parcelas_sienge.situacao_parcela as nome_situacao,
        parcelas_sienge.data_vencimento,
        case when parcelas_sienge.eh_paga then parcelas_sienge.data_vencimento end
            as data_pagamento,
        case when parcelas_sienge.eh_paga then 'vencimento' end as metodo_data_pagamento,
        coalesce(parcelas_sienge.valor_parcela, 0) as valor_parcela,
        case when parcelas_sienge.eh_paga then coalesce(parcelas_sienge.valor_parcela, 0) else 0 end
            as valor_pago_na_fonte,
        not parcelas_sienge.eh_cancelada as eh_em_vigor,
        -- The ERP's own code, the same at every company.
        true as eh_situacao_mapeada
    from parcelas_sienge
    inner join vendas using (id_venda)

),

unidas as (

    select * from do_crm
    union all by name
    select * from do_erp

),

vendas_no_crm as (

    select distinct id_venda from do_crm

),

-- The CRM schedules, where it has a document of the sale; the ERP pays, where it has one instalment
-- of it. Each instalment counts on the side that its system answers for, so no sum counts twice.
com_papeis as (

    select
        unidas.*,
        vendas.id_empreendimento,
        vendas.id_imobiliaria,
        vendas.data_venda,
        vendas.data_distrato,
        vendas.foi_distratada,
        vendas.eh_transferencia,
        case when vendas_no_crm.id_venda is null then 'sienge' else 'cvcrm' end as fonte_previsao,
        pagas.fonte_pagamento,
        unidas.fonte = pagas.fonte_pagamento and unidas.eh_em_vigor as eh_de_quem_paga
    from unidas
    inner join vendas using (id_venda)
    inner join pagas using (id_venda)
    left join vendas_no_crm using (id_venda)

),

valoradas as (

    select
        *,
        case when fonte = fonte_previsao and eh_em_vigor then valor_parcela else 0 end
            as valor_previsto,
        case when eh_de_quem_paga then valor_pago_na_fonte else 0 end as valor_pago,
        -- Paid beyond its value, it owes nothing; the excess is no credit to another instalment.
        case
            when eh_de_quem_paga then greatest(valor_parcela - valor_pago_na_fonte, 0) else 0
        end as valor_em_aberto
    from com_papeis

),

final as (

    select
        id_parcela_comissao,
        id_venda,
        id_empreendimento,
        id_corretor,
        id_imobiliaria,
        fonte,
        fonte_previsao,
        fonte_pagamento,
        case
            when not eh_em_vigor then 'cancelada'
            when not eh_de_quem_paga then 'de_outro_sistema'
            when valor_pago_na_fonte >= valor_parcela then 'paga'
            when foi_distratada then 'suspensa'
            when data_vencimento < {{ hoje() }} then 'vencida'
            else 'a_vencer'
        end as situacao_parcela,
        nome_situacao,
        numero_parcela,
        data_venda,
        data_vencimento,
        data_pagamento,
        metodo_data_pagamento,
        -- Money counts in some month: without a day of its own, in that of the day in its stead.
        coalesce(data_vencimento, data_venda) as data_referencia_vencimento,
        coalesce(
            data_pagamento, case when valor_pago <> 0 then coalesce(data_vencimento, data_venda) end
        ) as data_referencia_pagamento,
        -- What was paid for a sale that was undone is to be given back from the later of both days.
        case
            when foi_distratada and valor_pago <> 0 then greatest(data_pagamento, data_distrato)
        end as data_estorno,
        valor_parcela,
        valor_previsto,
        valor_pago,
        case when foi_distratada then 0 else valor_em_aberto end as valor_a_pagar,
        case when foi_distratada then valor_em_aberto else 0 end as valor_suspenso,
        case when foi_distratada then valor_pago else 0 end as valor_a_estornar,
        foi_distratada,
        eh_transferencia,
        eh_situacao_mapeada
    from valoradas

)

select * from final
