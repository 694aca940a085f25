{#- What a lead says of the origin that brought it first or last, the most precise text first. -#}
{% macro texto_origem(vez) -%}
    {%- if vez == 'primeira' -%}
        coalesce(nome_midia_original, nome_origem, codigo_origem)
    {%- elif vez == 'ultima' -%}
        coalesce(nome_midia_ultima, nome_origem_ultima, codigo_origem_ultima)
    {%- else -%}
        {{ exceptions.raise_compiler_error("texto_origem: " ~ vez ~ " is neither primeira nor ultima") }}
    {%- endif -%}
{%- endmacro %}
