with

recebimentos as (

    select * from {{ ref('stg_sienge__recebimentos') }}

),

com_marcas as (

    select
        *,
        coalesce(id_operacao in ({{ var('operacoes_de_caixa') | join(', ') }}), false)
            as eh_entrada,
        coalesce(id_operacao in ({{ var('operacoes_de_estorno') | join(', ') }}), false)
            as eh_estorno
    from recebimentos

),

-- Only some operations are money that came in; the others settle the instalment without any. The
-- codes are Sienge's own; what is not on the list is no cash and keeps its name. A reversal takes
-- back what its receipt brought, whichever sign it was written with.
final as (

    select
        id_titulo_receber,
        id_parcela,
        ordem_recebimento,
        id_operacao,
        nome_operacao,
        data_pagamento as data_recebimento,
        {%- for valor in ['valor_bruto', 'valor_liquido'] %}
            coalesce(case when eh_estorno then -abs({{ valor }}) else {{ valor }} end, 0)
                as {{ valor }},
        {%- endfor %}
        eh_entrada or eh_estorno as eh_caixa
    from com_marcas

)

select * from final
