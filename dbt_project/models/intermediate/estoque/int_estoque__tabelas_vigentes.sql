with

precos as (

    select * from {{ ref('stg_cvcrm__unidades_precos') }}

),

-- The CRM keeps a table that was replaced as inactive: its prices were those of the months until
-- then, and the first of all tells the launch. Only what was withdrawn before its first day, or
-- ends before it begins, was never a price. An unchanged record is not loaded again: its load is
-- the change's.
que_vigoraram as (

    select *
    from precos
    where
        coalesce(data_vigencia_fim >= data_vigencia_inicio, true)
        and not (
            eh_ativo is false
            and data_vigencia_inicio > cast(timezone('America/Sao_Paulo', _carregado_em) as date)
        )

),

final as (

    select
        id_unidade_cv,
        id_tabela_preco,
        valor_tabela,
        data_vigencia_inicio,
        data_vigencia_fim,
        -- Nobody says when a table was withdrawn, and many have no end: where two would be in
        -- force the active one counts, and of these the newest, which readjusts the others' prices.
        -- Among equals the lowest number is the standard one.
        row_number() over (
            partition by id_unidade_cv
            order by eh_ativo is false asc, data_vigencia_inicio desc, id_tabela_preco asc
        ) as ordem_tabela
    from que_vigoraram

)

select * from final
