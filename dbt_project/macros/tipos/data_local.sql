{#- The day, São Paulo wall time, from "2026-03-19", "2026-03-19 10:02:41" or "19/03/2026". Null for
    zero dates, see data_zero. -#}
{% macro data_local(texto) -%}
    {#- By greatest, and not a case: the text is read once. -#}
    nullif(greatest({{ data_escrita(texto) }}, date '1970-01-01'), date '1970-01-01')
{%- endmacro %}
