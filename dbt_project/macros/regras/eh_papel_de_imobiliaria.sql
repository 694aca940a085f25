{#- Whether a role that receives commission is an agency: the sale's (IC) or the reservation's (IR). -#}
{% macro eh_papel_de_imobiliaria(papel) -%}
    {{ papel }} in ('IC', 'IR')
{%- endmacro %}
