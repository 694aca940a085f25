{#- A ratio of sums, never a mean of ratios, or null where there is nothing to divide by: money per thing
    to the cent, or a rate from 0 to 1 with `tipo='decimal(9, 6)'`. Null too where the result is beyond any
    rate: the denominator is a placeholder then, such as units priced at R$ 1,00. DuckDB divides decimals
    as binary fractions, in which an exact half cent lies a hair below itself and would be rounded down;
    the last factor lifts it by less than anything else that a sum of cents can come to. -#}
{% macro razao(numerador, denominador, tipo='decimal(18, 2)') -%}
    try_cast(
        cast({{ numerador }} as decimal(38, 8)) / nullif({{ denominador }}, 0) * (1 + 1e-15)
        as {{ tipo }}
    )
{%- endmacro %}
