{#- A sale that the views of the earlier system count: without distrato and of some value. -#}
{% macro eh_ativa_com_valor() -%}
    (eh_ativa and valor_contrato > 0)
{%- endmacro %}
