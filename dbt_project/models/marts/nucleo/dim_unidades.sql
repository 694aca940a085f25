with

unidades as (

    select * from {{ ref('int_cadastros__unidades_conhecidas') }}

),

final as (

    select
        id_unidade,
        id_empreendimento,
        id_unidade_cv,
        id_unidade_sienge,
        nome_unidade,
        nome_bloco,
        nome_etapa,
        andar,
        tipologia,
        tipo_unidade,
        area_privativa,
        valor_tabela,
        situacao_disponibilidade,
        eh_vendavel,
        eh_complementar
    from unidades

)

select * from final
