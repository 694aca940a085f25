with

leads as (

    select
        id_lead,
        cadastrado_em
    from {{ ref('int_leads__leads_preparados') }}

),

-- A record that was deleted is nobody's.
reservas as (

    select *
    from {{ ref('stg_cvcrm__reservas') }}
    where eh_ativo

),

precadastros as (

    select *
    from {{ ref('stg_cvcrm__precadastros') }}
    where coalesce(eh_ativo, true)

),

-- The CRM joins the ids of several leads in one text; staging made lists of them. A reservation
-- that names none is of the leads of the credit analysis from which it came.
listas as (

    select
        'reserva' as tipo_registro,
        reservas.id_reserva as id_registro,
        coalesce(reservas.ids_leads, precadastros.ids_leads) as ids_leads
    from reservas
    left join precadastros using (id_precadastro)

    union all

    select
        'precadastro' as tipo_registro,
        id_precadastro as id_registro,
        ids_leads
    from precadastros

),

explodidas as (

    select distinct
        tipo_registro,
        id_registro,
        unnest(ids_leads) as id_lead
    from listas

),

-- Leads that were merged or deleted are gone; the record belongs to those that are left.
conhecidas as (

    select
        explodidas.tipo_registro,
        explodidas.id_registro,
        explodidas.id_lead,
        count(*) over registro as quantidade_leads,
        row_number() over (
            registro order by leads.cadastrado_em nulls last, explodidas.id_lead
        ) as ordem_lead
    from explodidas
    inner join leads using (id_lead)
    window
        registro as (partition by explodidas.tipo_registro, explodidas.id_registro)

),

final as (

    select
        tipo_registro,
        id_registro,
        id_lead,
        quantidade_leads,
        ordem_lead,
        ordem_lead = 1 as eh_principal,
        -- 1/n each; the oldest takes what rounding leaves, so that the weights add up to one.
        cast(
            case
                when ordem_lead = 1
                    then
                        1 - (quantidade_leads - 1)
                        * cast(1.0 / quantidade_leads as decimal(9, 6))
                else cast(1.0 / quantidade_leads as decimal(9, 6))
            end as decimal(9, 6)
        ) as peso
    from conhecidas

)

select * from final
