with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

conhecidas as (

    select * from {{ ref('int_vendas__unidades_dos_contratos') }}

),

unidades as (

    select * from {{ ref('int_cadastros__unidades_unificadas') }}

),

-- Only a contract with several units says more than the sale itself does.
de_contratos_com_varias as (

    select
        vendas.id_venda,
        coalesce(unidades.id_unidade, 'sg-' || conhecidas.id_unidade_sienge) as id_unidade,
        greatest(coalesce(conhecidas.percentual_participacao, 0), 0) as peso,
        row_number() over (
            partition by vendas.id_venda
            order by conhecidas.eh_principal desc nulls last, conhecidas.ordem_unidade asc
        ) as ordem_unidade
    from conhecidas
    inner join vendas on conhecidas.id_contrato = vendas.id_contrato
    left join unidades on conhecidas.id_unidade_sienge = unidades.id_unidade_sienge
    where conhecidas.id_unidade_sienge is not null
    qualify count(*) over (partition by vendas.id_venda) > 1

),

das_outras_vendas as (

    select
        vendas.id_venda,
        vendas.id_unidade,
        100 as peso,
        1 as ordem_unidade
    from vendas
    left join de_contratos_com_varias using (id_venda)
    where de_contratos_com_varias.id_venda is null and vendas.id_unidade is not null

),

reunidas as (

    select * from de_contratos_com_varias
    union all
    select * from das_outras_vendas

),

-- A garage without a share goes with the flat; where nobody has a share, the main unit has it all.
sem_repeticao as (

    select
        id_venda,
        id_unidade,
        sum(peso) as peso,
        min(ordem_unidade) as ordem_unidade
    from reunidas
    group by
        id_venda,
        id_unidade

),

com_total as (

    select
        sem_repeticao.id_venda,
        sem_repeticao.id_unidade,
        sem_repeticao.ordem_unidade,
        coalesce(vendas.valor_contrato, 0) as valor_venda,
        case
            when sum(sem_repeticao.peso) over (partition by sem_repeticao.id_venda) > 0
                then sem_repeticao.peso
            when sem_repeticao.ordem_unidade = 1 then 100
            else 0
        end as peso
    from sem_repeticao
    inner join vendas on sem_repeticao.id_venda = vendas.id_venda

),

repartidas as (

    {{ ratear_centavos(
        'com_total', 'id_venda', 'valor_venda', 'peso', 'ordem_unidade, id_unidade'
    ) }}

),

final as (

    select
        id_venda,
        id_unidade,
        peso / sum(peso) over (partition by id_venda) as proporcao_participacao,
        valor_rateado as valor_contrato,
        ordem_unidade = 1 as eh_principal
    from repartidas

)

select * from final
