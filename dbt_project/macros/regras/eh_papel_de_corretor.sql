{#- Whether a role that receives commission is a broker: the sale's (CC) or the reservation's (CR). -#}
{% macro eh_papel_de_corretor(papel) -%}
    {{ papel }} in ('CC', 'CR')
{%- endmacro %}
