{#- From the text of a field to a column's type. The types' macros are one file each; an unknown name
    stops the compilation. -#}
{% macro converter(texto, tipo) -%}
    {%- if tipo == 'texto' -%}{{ texto_limpo(texto) }}
    {%- elif tipo == 'inteiro' -%}{{ inteiro(texto) }}
    {%- elif tipo == 'id' -%}{{ inteiro(texto, zero_nulo=true) }}
    {%- elif tipo == 'dinheiro' -%}{{ dinheiro(texto) }}
    {%- elif tipo == 'medida' -%}{{ decimal_exato(texto, 4) }}
    {%- elif tipo == 'area' -%}{{ area(texto) }}
    {%- elif tipo == 'data' -%}{{ data_local(texto) }}
    {%- elif tipo == 'instante' -%}{{ instante_local(texto) }}
    {%- elif tipo == 'booleano' -%}{{ booleano(texto) }}
    {%- elif tipo == 'lista_ids' -%}{{ lista_ids(texto) }}
    {%- elif tipo in ['documento', 'email', 'telefone'] -%}{{ hash_pessoal(texto, tipo) }}
    {%- else -%}{{ exceptions.raise_compiler_error("Unknown column type: " ~ tipo) }}
    {%- endif -%}
{%- endmacro %}
