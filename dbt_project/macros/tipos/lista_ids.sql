{#- Ids that the CRM joins in one text ("1900, 1944" or "88;91") as a list of BIGINT; null when none is
    left. What is no id falls out of the list, and `rejeitado` marks it. -#}
{% macro lista_ids(texto) -%}
    nullif(
        list_filter(
            list_transform(
                {{ partes_da_lista(texto) }}, lambda parte: {{ inteiro('parte', zero_nulo=true) }}
            ),
            lambda numero: numero is not null
        ),
        cast([] as bigint [])
    )
{%- endmacro %}
