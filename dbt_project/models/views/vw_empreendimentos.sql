with

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

final as (

    select
        id_empreendimento,
        nome_empreendimento,
        tipo_empreendimento,
        cidade,
        quantidade_unidades,
        vgv_tabela,
        fonte
    from empreendimentos

)

select * from final
