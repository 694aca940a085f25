with

comissoes as (

    select * from {{ ref('kpi_comissoes_mensal') }}

),

final as (

    select
        mes_referencia,
        rotulo_mes,
        id_empreendimento,
        nome_empreendimento,
        quantidade_parcelas_previstas,
        quantidade_parcelas_pagas,
        quantidade_parcelas_a_pagar,
        quantidade_parcelas_vencidas,
        valor_previsto,
        valor_pago,
        valor_a_pagar,
        valor_vencido,
        valor_suspenso,
        valor_a_estornar,
        dias_venda_ate_pagamento_soma,
        eh_mes_parcial
    from comissoes

)

select * from final
