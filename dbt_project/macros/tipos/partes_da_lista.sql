{#- The values that the CRM joins in one text by comma or semicolon, as a list of VARCHAR. -#}
{% macro partes_da_lista(texto) -%}
    regexp_split_to_array(trim({{ texto }}), '\s*[,;]\s*')
{%- endmacro %}
