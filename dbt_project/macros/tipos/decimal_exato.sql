{#- A decimal of `casas` places, half up. Two steps: first to six places, which swallows the noise of
    binary floats (1.0049999999999999 is 1.005), then to the places wanted. DECIMAL(18,6) fits a
    64-bit integer; a wider one reads some twenty times slower. A trillion and more is a misfit. -#}
{% macro decimal_exato(texto, casas) -%}
    cast(try_cast({{ texto }} as decimal(18, 6)) as decimal(18, {{ casas }}))
{%- endmacro %}
