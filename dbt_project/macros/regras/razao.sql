{#- Money per thing, to the cent, or null where there is none: a ratio of sums, never a mean of ratios. -#}
{% macro razao(numerador, denominador) -%}
    cast(
        cast({{ numerador }} as decimal(38, 8)) / nullif({{ denominador }}, 0) as decimal(18, 2)
    )
{%- endmacro %}
