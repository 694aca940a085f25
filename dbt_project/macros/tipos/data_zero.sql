{#- MySQL's zero date, "0000-00-00" with or without a time: no date at all. -#}
{% macro data_zero(texto) -%}
    starts_with(trim({{ texto }}), '0000-00-00')
{%- endmacro %}
