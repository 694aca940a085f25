{#- A table: as a view, each of its many readers would plan it anew. -#}
{{ config(materialized='table') }}

with

contratos as (

    select * from {{ ref('stg_sienge__contratos') }}

),

unidades_do_contrato as (

    select * from {{ ref('int_vendas__unidades_dos_contratos') }}

),

clientes as (

    select * from {{ ref('stg_sienge__contratos_clientes') }}

),

corretores as (

    select * from {{ ref('stg_sienge__contratos_corretores') }}

),

condicoes_lidas as (

    select
        lidas.id_contrato,
        lidas.valor_total,
        coalesce(mapeadas.classe_condicao = 'permuta', false) as eh_de_permuta
    from {{ ref('stg_sienge__contratos_condicoes') }} as lidas
    left join {{ ref('int_recebiveis__condicoes_mapeadas') }} as mapeadas
        on
            lidas.codigo_condicao_pagamento
            is not distinct from mapeadas.codigo_condicao_pagamento
            and lidas.nome_condicao_pagamento
            is not distinct from mapeadas.nome_condicao_pagamento

),

-- What is partly paid in money is a sale. A cancelled plan may have lost its values, not its codes.
condicoes as (

    select
        id_contrato,
        sum(valor_total) as valor_condicoes,
        coalesce(
            bool_and(eh_de_permuta) filter (where valor_total <> 0), bool_and(eh_de_permuta)
        ) as eh_toda_de_permuta
    from condicoes_lidas
    group by id_contrato

),

unidades_sienge as (

    select * from {{ ref('stg_sienge__unidades') }}

),

empreendimentos as (

    select * from {{ ref('int_cadastros__empreendimentos_unificados') }}

),

principais as (

    select
        id_empreendimento_sienge,
        id_empreendimento
    from empreendimentos
    where eh_principal_no_sienge

),

unidades as (

    select * from {{ ref('int_cadastros__unidades_unificadas') }}

),

unidade_principal as (

    select *
    from unidades_do_contrato
    qualify row_number() over (
            partition by id_contrato order by eh_principal desc nulls last, ordem_unidade asc
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

reunidos as (

    select
        contratos.*,
        -- Where developments share a code, the unit says whose the contract is.
        coalesce(da_unidade.id_empreendimento, principais.id_empreendimento) as id_empreendimento,
        unidade_principal.id_unidade_sienge,
        unidades.id_unidade,
        cliente_principal.id_cliente_sienge,
        'sg-' || corretor_principal.id_corretor_sienge as id_corretor,
        unidade_principal.nome_unidade,
        -- The date of cancellation decides: the situation may lag behind it. The API writes labels
        -- here and codes there.
        case
            when contratos.data_cancelamento is not null then 'cancelado'
            when contratos.situacao_contrato = '0' then 'solicitado'
            when contratos.situacao_contrato = '1' then 'autorizado'
            when contratos.situacao_contrato = '2' then 'emitido'
            when contratos.situacao_contrato = '3' then 'cancelado'
            else strip_accents(lower(contratos.situacao_contrato))
        end as situacao,
        unidades.area_privativa,
        unidades.valor_tabela,
        condicoes.valor_condicoes,
        condicoes.eh_toda_de_permuta,
        unidades_sienge.situacao_estoque
    from contratos
    left join unidade_principal using (id_contrato)
    left join cliente_principal using (id_contrato)
    left join corretor_principal using (id_contrato)
    left join condicoes using (id_contrato)
    left join unidades
        on unidade_principal.id_unidade_sienge = unidades.id_unidade_sienge
    left join unidades_sienge
        on unidade_principal.id_unidade_sienge = unidades_sienge.id_unidade_sienge
    left join empreendimentos as da_unidade
        on
            unidades.id_empreendimento = da_unidade.id_empreendimento
            and contratos.id_empreendimento_sienge = da_unidade.id_empreendimento_sienge
    left join principais
        on contratos.id_empreendimento_sienge = principais.id_empreendimento_sienge

),

final as (

    select
        id_contrato,
        id_empreendimento_sienge,
        id_empreendimento,
        id_unidade_sienge,
        id_unidade,
        id_cliente_sienge,
        id_corretor,
        id_titulo_receber,
        numero_contrato,
        nome_unidade,
        {{ nome_unidade_normalizado('nome_unidade') }} as nome_unidade_normalizado,
        situacao as situacao_contrato,
        motivo_cancelamento,
        valor_contrato,
        valor_condicoes,
        -- The ERP's own arithmetic closes to the cent: the conditions add up to the value, or to
        -- what a discount leaves of it. A plan made anew carries correction, a cancelled one is
        -- over.
        coalesce(
            situacao <> 'cancelado'
            and not coalesce(tem_reparcelamento, false)
            and valor_condicoes <> valor_contrato
            and valor_condicoes <> cast(
                valor_contrato * (1 - coalesce(percentual_desconto, 0) / 100) as decimal(18, 2)
            ),
            false
        ) as tem_condicoes_que_nao_somam,
        -- The API has no mark of a barter. The stock is of today: it says nothing of a contract
        -- that was over before.
        coalesce(eh_toda_de_permuta, false)
        or coalesce(situacao <> 'cancelado' and situacao_estoque = 'E', false) as eh_permuta,
        area_privativa,
        valor_tabela,
        data_contrato,
        data_emissao,
        -- Cancelled on no stated day: the last change is the nearest thing that the ERP knows.
        case
            when situacao = 'cancelado'
                then coalesce(data_cancelamento, data_modificacao, data_contrato)
        end as data_cancelamento
    from reunidos

)

select * from final
