{#- A ratio of sums, never a mean of ratios, or null where there is nothing to divide by: money per thing
    to the cent, or a rate from 0 to 1 with `tipo='decimal(9, 6)'`. Null too where the result is beyond any
    rate: the denominator is a placeholder then, such as units priced at R$ 1,00. -#}
{% macro razao(numerador, denominador, tipo='decimal(18, 2)') -%}
    try_cast(
        cast({{ numerador }} as decimal(38, 8)) / nullif({{ denominador }}, 0) as {{ tipo }}
    )
{%- endmacro %}
