{{ config(materialized='view') }}

with

final as (

    {{ execucoes('cvcrm') }}

)

select * from final
