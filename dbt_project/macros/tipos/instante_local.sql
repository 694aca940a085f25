{#- The instant as São Paulo wall time (TIMESTAMP without zone), as CVDW sends it. Null for zero dates,
    see data_zero. -#}
{% macro instante_local(texto) -%}
    {#- By greatest, and not a case: the text is read once. -#}
    nullif(
        greatest(
            coalesce(
                try_cast({{ texto }} as timestamp),
                try_strptime(trim({{ texto }}), ['%d/%m/%Y %H:%M:%S', '%d/%m/%Y'])
            ),
            timestamp '1970-01-02'
        ),
        timestamp '1970-01-02'
    )
{%- endmacro %}
