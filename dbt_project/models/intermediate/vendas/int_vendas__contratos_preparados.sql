with

contratos as (

    select * from {{ ref('stg_sienge__contratos') }}

),

unidades_do_contrato as (

    select * from {{ ref('stg_sienge__contratos_unidades') }}

),

unidades_da_venda as (

    select * from {{ ref('stg_sienge__vendas_unidades') }}

),

clientes as (

    select * from {{ ref('stg_sienge__contratos_clientes') }}

),

corretores as (

    select * from {{ ref('stg_sienge__contratos_corretores') }}

),

empreendimentos as (

    select * from {{ ref('int_cadastros__empreendimentos_unificados') }}

),

unidades as (

    select * from {{ ref('int_cadastros__unidades_unificadas') }}

),

-- The contract's own list wins; a cancelled one may have lost it and the bulk sale still know it.
unidades_conhecidas as (

    select
        id_contrato,
        id_unidade_sienge,
        nome_unidade,
        eh_principal,
        ordem_unidade,
        1 as preferencia
    from unidades_do_contrato

    union all

    select
        id_contrato,
        id_unidade_sienge,
        nome_unidade,
        eh_principal,
        ordem_unidade,
        2 as preferencia
    from unidades_da_venda

),

unidade_principal as (

    select *
    from unidades_conhecidas
    qualify row_number() over (
            partition by id_contrato
            order by preferencia asc, eh_principal desc nulls last, ordem_unidade asc
        ) = 1

),

cliente_principal as (

    select *
    from clientes
    qualify row_number() over (
            partition by id_contrato order by eh_principal desc nulls last, ordem_cliente asc
        ) = 1

),

corretor_principal as (

    select *
    from corretores
    qualify row_number() over (
            partition by id_contrato order by eh_principal desc nulls last, ordem_corretor asc
        ) = 1

),

final as (

    select
        contratos.id_contrato,
        contratos.id_empreendimento_sienge,
        empreendimentos.id_empreendimento,
        unidade_principal.id_unidade_sienge,
        unidades.id_unidade,
        cliente_principal.id_cliente_sienge,
        'sg-' || corretor_principal.id_corretor_sienge as id_corretor,
        contratos.id_titulo_receber,
        contratos.numero_contrato,
        unidade_principal.nome_unidade,
        {{ nome_unidade_normalizado('unidade_principal.nome_unidade') }}
            as nome_unidade_normalizado,
        -- The API writes labels here and codes there.
        case lower(contratos.situacao_contrato)
            when '0' then 'solicitado'
            when '1' then 'autorizado'
            when '2' then 'emitido'
            when '3' then 'cancelado'
            else strip_accents(lower(contratos.situacao_contrato))
        end as situacao_contrato,
        contratos.motivo_cancelamento,
        contratos.valor_contrato,
        unidades.area_privativa,
        unidades.valor_tabela,
        contratos.data_contrato,
        contratos.data_emissao,
        contratos.data_cancelamento
    from contratos
    left join unidade_principal using (id_contrato)
    left join cliente_principal using (id_contrato)
    left join corretor_principal using (id_contrato)
    left join empreendimentos
        on contratos.id_empreendimento_sienge = empreendimentos.id_empreendimento_sienge
    left join unidades
        on unidade_principal.id_unidade_sienge = unidades.id_unidade_sienge

)

select * from final
