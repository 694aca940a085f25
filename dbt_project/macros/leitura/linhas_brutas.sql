{#- A raw table whose rows have the number by which DuckDB knows them. A unit test's fixture is a query,
    and its rows get one here. -#}
{% macro linhas_brutas(fonte, objeto) -%}
    {%- if model.resource_type == 'unit_test' -%}
        (select *, row_number() over () as rowid from {{ source(fonte, objeto) }})
    {%- else -%}
        {{ source(fonte, objeto) }}
    {%- endif -%}
{%- endmacro %}
