-- Nothing dropped: every contract that ever was issued belongs to a sale, is a barter, was replaced
-- by another contract or was typed twice.
with

contratos as (

    select id_contrato
    from {{ ref('int_vendas__contratos_preparados') }}
    where
        situacao_contrato in ('emitido', 'cancelado')
        and data_emissao is not null
        and not eh_permuta

),

destinos as (

    select id_contrato from {{ ref('fct_vendas') }}
    union
    select id_contrato from {{ ref('int_vendas__reservas_com_contrato') }}
    union
    select id_contrato from {{ ref('int_vendas__contratos_reemitidos') }}
    union
    select id_contrato from {{ ref('int_vendas__contratos_duplicados') }}

)

select contratos.id_contrato
from contratos
left join destinos using (id_contrato)
where destinos.id_contrato is null
