{#- The day, São Paulo wall time, from "2026-03-19", "2026-03-19 10:02:41" or "19/03/2026". Zero dates
    are null: DuckDB has no year zero month zero. -#}
{% macro data_local(texto) -%}
    {%- set dia = "left(trim(" ~ texto ~ "), 10)" -%}
    coalesce(
        try_cast({{ dia }} as date), cast(try_strptime({{ dia }}, '%d/%m/%Y') as date)
    )
{%- endmacro %}
