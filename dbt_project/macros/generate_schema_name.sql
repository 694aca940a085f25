{#- Schemas keep their plain names in every target: dashboards, SQL clients and the published copy
    address staging, marts, kpis and views by these names. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name or target.schema }}
{%- endmacro %}
