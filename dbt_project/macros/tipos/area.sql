{#- Square metres, to four places: some objects send them as text with a decimal comma ("68,50"). Money
    never comes so, and a comma in it stays a misfit. -#}
{% macro area(texto) -%}
    {{ decimal_exato("replace(" ~ texto ~ ", ',', '.')", 4) }}
{%- endmacro %}
