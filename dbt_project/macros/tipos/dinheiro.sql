{#- Reais to the cent: DECIMAL(18,2), half up, whether the API sent 412500.5, 10250.300000000001 or
    the text "350000.00". -#}
{% macro dinheiro(texto) -%}
    {{ decimal_exato(texto, 2) }}
{%- endmacro %}
