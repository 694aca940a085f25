{#- A date that is none: MySQL's "0000-00-00", with or without a time, which DuckDB does not take, and the
    epoch's first day or an earlier one, "1969-12-31", which is a zero on a clock. Nothing that is read
    happened before 1970; a birth date would need a type of its own. -#}
{% macro data_zero(texto) -%}
    (
        starts_with(trim({{ texto }}), '0000-00-00')
        or coalesce({{ data_escrita(texto) }} < date '1970-01-02', false)
    )
{%- endmacro %}
