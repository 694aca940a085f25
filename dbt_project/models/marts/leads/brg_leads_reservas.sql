with

ligacoes as (

    select *
    from {{ ref('int_leads__registros_ligados') }}
    where tipo_registro = 'reserva'

),

final as (

    select
        id_lead,
        id_registro as id_reserva,
        ordem_lead,
        quantidade_leads,
        peso,
        eh_principal
    from ligacoes

)

select * from final
