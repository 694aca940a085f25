{#- The instant as São Paulo wall time (TIMESTAMP without zone), as CVDW sends it. -#}
{% macro instante_local(texto) -%}
    coalesce(
        try_cast({{ texto }} as timestamp),
        try_strptime(trim({{ texto }}), ['%d/%m/%Y %H:%M:%S', '%d/%m/%Y'])
    )
{%- endmacro %}
