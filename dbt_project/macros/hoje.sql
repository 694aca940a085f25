{#- One "today" for the whole build: the variable when given (tests, reprocessing), else the date in
    São Paulo, which is not the server's date between 21h and midnight. -#}
{% macro hoje() -%}
    {%- if var('hoje', none) -%}
        date '{{ var("hoje") }}'
    {%- else -%}
        cast(timezone('America/Sao_Paulo', now()) as date)
    {%- endif -%}
{%- endmacro %}
