{{ config(materialized='view') }}

with

final as (

    {{ execucoes('sienge') }}

)

select * from final
