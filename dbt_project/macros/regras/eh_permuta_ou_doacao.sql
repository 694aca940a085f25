{#- Whether a type of sale is a barter or a donation, which is no sale to the market: by the names that
    the variable `tipos_venda_excluidos` lists. -#}
{% macro eh_permuta_ou_doacao(tipo_venda) -%}
    coalesce(strip_accents(lower({{ tipo_venda }})), '') in (
        {%- for tipo in var('tipos_venda_excluidos') %}
            '{{ tipo }}'{{ ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
