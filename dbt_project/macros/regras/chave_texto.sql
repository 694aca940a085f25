{#- A text as a key for comparison: lower case without accents, words joined by hyphens ("Não responde "
    is "nao-responde"). Null when nothing is left. -#}
{% macro chave_texto(texto) -%}
    nullif(
        trim(regexp_replace(strip_accents(lower({{ texto }})), '[^a-z0-9]+', '-', 'g'), '-'), ''
    )
{%- endmacro %}
