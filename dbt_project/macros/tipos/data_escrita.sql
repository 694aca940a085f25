{#- The day as written, be it a zero date of the epoch or not; null where there is none. -#}
{% macro data_escrita(texto) -%}
    {%- set dia = "left(trim(" ~ texto ~ "), 10)" -%}
    coalesce(
        try_cast({{ dia }} as date), cast(try_strptime({{ dia }}, '%d/%m/%Y') as date)
    )
{%- endmacro %}
