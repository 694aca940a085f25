{#- Text without stray blanks and line ends; empty text is null. HTML entities are gone before, see
    sem_entidades. -#}
{% macro texto_limpo(texto) -%}
    nullif(trim({{ texto }}, ' ' || chr(9) || chr(10) || chr(13) || chr(160)), '')
{%- endmacro %}
