{#- Sim/Não, S/N, true/false and 1/0, whatever the case and the accent; null for anything else. -#}
{% macro booleano(texto) -%}
    case
        when strip_accents(lower(trim({{ texto }}))) in ('sim', 's', 'true', '1') then true
        when strip_accents(lower(trim({{ texto }}))) in ('nao', 'n', 'false', '0') then false
    end
{%- endmacro %}
