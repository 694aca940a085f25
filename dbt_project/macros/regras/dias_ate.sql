{#- Days from one date to a later one; what happened before the first took no time. Null while one of
    them is missing (greatest() would make that a zero). -#}
{% macro dias_ate(inicio, fim) -%}
    case when {{ fim }} < {{ inicio }} then 0 else date_diff('day', {{ inicio }}, {{ fim }}) end
{%- endmacro %}
