with

parcelas as (

    select * from {{ ref('fct_parcelas_comissao') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

corretores as (

    select * from {{ ref('dim_corretores') }}

),

imobiliarias as (

    select * from {{ ref('dim_imobiliarias') }}

),

final as (

    select
        parcelas.id_parcela_comissao,
        parcelas.id_venda,
        parcelas.id_empreendimento,
        empreendimentos.nome_empreendimento,
        parcelas.id_corretor,
        corretores.rotulo_corretor,
        parcelas.id_imobiliaria,
        imobiliarias.nome_imobiliaria,
        parcelas.fonte,
        parcelas.situacao_parcela,
        parcelas.nome_situacao,
        parcelas.metodo_data_pagamento,
        parcelas.data_venda,
        parcelas.data_vencimento,
        parcelas.data_referencia_vencimento,
        cast(date_trunc('month', parcelas.data_referencia_vencimento) as date) as mes_vencimento,
        {{ rotulo_mes('parcelas.data_referencia_vencimento') }} as rotulo_mes_vencimento,
        parcelas.data_pagamento,
        parcelas.data_referencia_pagamento,
        cast(date_trunc('month', parcelas.data_referencia_pagamento) as date) as mes_pagamento,
        {{ rotulo_mes('parcelas.data_referencia_pagamento') }} as rotulo_mes_pagamento,
        parcelas.data_estorno,
        parcelas.valor_parcela,
        parcelas.valor_previsto,
        parcelas.valor_pago,
        parcelas.valor_a_pagar,
        parcelas.valor_suspenso,
        parcelas.valor_a_estornar,
        parcelas.dias_atraso,
        case
            when parcelas.valor_a_pagar = 0 then null
            when parcelas.dias_atraso is null then 'a vencer'
            when parcelas.dias_atraso <= 30 then 'até 30 dias'
            when parcelas.dias_atraso <= 60 then '31 a 60 dias'
            when parcelas.dias_atraso <= 90 then '61 a 90 dias'
            else 'mais de 90 dias'
        end as faixa_atraso,
        parcelas.eh_vencida,
        parcelas.foi_distratada,
        parcelas.eh_transferencia
    from parcelas
    left join empreendimentos using (id_empreendimento)
    left join corretores on parcelas.id_corretor = corretores.id_corretor
    left join imobiliarias on parcelas.id_imobiliaria = imobiliarias.id_imobiliaria

)

select * from final
