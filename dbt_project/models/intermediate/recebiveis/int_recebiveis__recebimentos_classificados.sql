with

recebimentos as (

    select * from {{ ref('stg_sienge__recebimentos') }}

),

-- Only some operations are money that came in; the others settle the instalment without any. The
-- codes are Sienge's own; what is not on the list is no cash and keeps its name.
final as (

    select
        id_titulo_receber,
        id_parcela,
        ordem_recebimento,
        id_operacao,
        nome_operacao,
        data_pagamento as data_recebimento,
        coalesce(valor_bruto, 0) as valor_bruto,
        coalesce(valor_liquido, 0) as valor_liquido,
        coalesce(id_operacao in ({{ var('operacoes_de_caixa') | join(', ') }}), false) as eh_caixa
    from recebimentos

)

select * from final
