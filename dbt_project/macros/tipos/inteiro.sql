{#- A whole number, or null. A plain cast would round "12.7" to 13 without a word, so a value with a
    fraction counts as a misfit; "12.0" is 12. In many id columns 0 means "none": zero_nulo. -#}
{% macro inteiro(texto, zero_nulo=false) -%}
    {%- set numero -%}
        case
            when try_cast({{ texto }} as double) = try_cast({{ texto }} as bigint)
                then try_cast({{ texto }} as bigint)
        end
    {%- endset -%}
    {%- if zero_nulo -%}nullif({{ numero }}, 0){%- else -%}{{ numero }}{%- endif -%}
{%- endmacro %}
