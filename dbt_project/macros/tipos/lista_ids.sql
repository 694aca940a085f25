{#- Ids that the CRM joins in one text ("1900, 1944" or "88;91") as a list of BIGINT; null when empty. -#}
{% macro lista_ids(texto) -%}
    case
        when trim({{ texto }}) <> ''
            then try_cast(regexp_split_to_array(trim({{ texto }}), '\s*[,;]\s*') as bigint [])
    end
{%- endmacro %}
