with

parcelas as (

    select * from {{ ref('fct_parcelas_comissao') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

-- What is foreseen or owed belongs to the month in which it falls due, what was paid to the month
-- of the payment, what is to be given back to the month in which payment and distrato both stood.
por_vencimento as (

    select
        id_empreendimento,
        date_trunc('month', data_referencia_vencimento) as mes_referencia,
        sum(valor_previsto) as valor_previsto,
        sum(valor_a_pagar) as valor_a_pagar,
        sum(case when eh_vencida then valor_a_pagar else 0 end) as valor_vencido,
        sum(valor_suspenso) as valor_suspenso,
        count_if(valor_previsto > 0) as quantidade_parcelas_previstas,
        count_if(valor_a_pagar > 0) as quantidade_parcelas_a_pagar,
        count_if(eh_vencida) as quantidade_parcelas_vencidas
    from parcelas
    group by all

),

por_pagamento as (

    select
        id_empreendimento,
        date_trunc('month', data_referencia_pagamento) as mes_referencia,
        sum(valor_pago) as valor_pago,
        count(*) as quantidade_parcelas_pagas,
        sum(dias_venda_ate_pagamento) as dias_venda_ate_pagamento_soma
    from parcelas
    where valor_pago <> 0
    group by all

),

por_estorno as (

    select
        id_empreendimento,
        date_trunc('month', data_estorno) as mes_referencia,
        sum(valor_a_estornar) as valor_a_estornar
    from parcelas
    where valor_a_estornar <> 0
    group by all

),

unidos as (

    select * from por_vencimento
    union all by name
    select * from por_pagamento
    union all by name
    select * from por_estorno

),

somados as (

    select
        id_empreendimento,
        cast(mes_referencia as date) as mes_referencia,
        coalesce(sum(valor_previsto), 0) as valor_previsto,
        coalesce(sum(valor_pago), 0) as valor_pago,
        coalesce(sum(valor_a_pagar), 0) as valor_a_pagar,
        coalesce(sum(valor_vencido), 0) as valor_vencido,
        coalesce(sum(valor_suspenso), 0) as valor_suspenso,
        coalesce(sum(valor_a_estornar), 0) as valor_a_estornar,
        coalesce(sum(quantidade_parcelas_previstas), 0) as quantidade_parcelas_previstas,
        coalesce(sum(quantidade_parcelas_pagas), 0) as quantidade_parcelas_pagas,
        coalesce(sum(quantidade_parcelas_a_pagar), 0) as quantidade_parcelas_a_pagar,
        coalesce(sum(quantidade_parcelas_vencidas), 0) as quantidade_parcelas_vencidas,
        coalesce(sum(dias_venda_ate_pagamento_soma), 0) as dias_venda_ate_pagamento_soma
    from unidos
    group by all

),

final as (

    select
        somados.mes_referencia,
        {{ rotulo_mes('somados.mes_referencia') }} as rotulo_mes,
        somados.id_empreendimento,
        empreendimentos.nome_empreendimento,
        cast(somados.quantidade_parcelas_previstas as bigint) as quantidade_parcelas_previstas,
        cast(somados.quantidade_parcelas_pagas as bigint) as quantidade_parcelas_pagas,
        cast(somados.quantidade_parcelas_a_pagar as bigint) as quantidade_parcelas_a_pagar,
        cast(somados.quantidade_parcelas_vencidas as bigint) as quantidade_parcelas_vencidas,
        cast(somados.valor_previsto as decimal(18, 2)) as valor_previsto,
        cast(somados.valor_pago as decimal(18, 2)) as valor_pago,
        cast(somados.valor_a_pagar as decimal(18, 2)) as valor_a_pagar,
        cast(somados.valor_vencido as decimal(18, 2)) as valor_vencido,
        cast(somados.valor_suspenso as decimal(18, 2)) as valor_suspenso,
        cast(somados.valor_a_estornar as decimal(18, 2)) as valor_a_estornar,
        cast(somados.dias_venda_ate_pagamento_soma as bigint) as dias_venda_ate_pagamento_soma,
        somados.mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial
    from somados
    left join empreendimentos using (id_empreendimento)

)

select * from final
