with

permanencias as (

    select * from {{ ref('int_situacoes__permanencias') }}

),

final as (

    select
        id_permanencia,
        processo,
        id_registro,
        ordem_permanencia,
        id_situacao,
        chave_situacao,
        nome_situacao,
        etapa_padrao,
        cast(date_trunc('month', entrou_em) as date) as mes_referencia,
        entrou_em,
        saiu_em,
        eh_atual,
        quantidade_minutos
    from permanencias

)

select * from final
