{#- The condition under which a field holds something that its type cannot say: there is text, and the
    typed column is null. Empty for types that take any text. Blank text, zero dates and the 0 that
    stands for "none" in id columns are no value, not misfits. A list misfits when one of its ids does. -#}
{% macro rejeitado(texto, tipo, coluna) -%}
    {%- if tipo in ['inteiro', 'dinheiro', 'medida', 'area', 'booleano'] -%}
        {{ coluna }} is null and trim({{ texto }}) <> ''
    {%- elif tipo == 'id' -%}
        {{ coluna }} is null
        and trim({{ texto }}) <> '' and try_cast({{ texto }} as bigint) is distinct from 0
    {%- elif tipo in ['data', 'instante'] -%}
        {{ coluna }} is null and trim({{ texto }}) <> '' and not {{ data_zero(texto) }}
    {%- elif tipo == 'lista_ids' -%}
        trim({{ texto }}) <> '' and coalesce(len({{ coluna }}), 0) <> len(
            list_filter(
                {{ partes_da_lista(texto) }},
                lambda parte: parte <> '' and try_cast(parte as bigint) is distinct from 0
            )
        )
    {%- endif -%}
{%- endmacro %}
