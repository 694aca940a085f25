{#- When the warehouse came to know a record, as São Paulo wall time: the instant at which its load was
    committed, never after the build's "today", so that a build for an earlier day (tests, the sandbox)
    writes that day's history. The clock of this machine at the time of the build plays no part, so a
    second build, or one that comes late, tells the same. -#}
{% macro observado_em(carregado_em) -%}
    least(
        timezone('America/Sao_Paulo', {{ carregado_em }}),
        cast({{ hoje() }} as timestamp) + interval '86399 seconds'
    )
{%- endmacro %}
