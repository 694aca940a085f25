{#- The month as people here write it: "nov/26". Text, because charts translate no month names. -#}
{% macro rotulo_mes(data) -%}
    list_extract(
        ['jan', 'fev', 'mar', 'abr', 'mai', 'jun', 'jul', 'ago', 'set', 'out', 'nov', 'dez'],
        month({{ data }})
    ) || '/' || strftime({{ data }}, '%y')
{%- endmacro %}
