{#- A garage, a storage room or the like: sold beside a unit and no unit of the offer by itself. By what
    the type says, since no API has a flag for it. -#}
{% macro eh_complementar(tipo) -%}
    regexp_matches(
        coalesce(strip_accents(lower({{ tipo }})), ''),
        '\b(garage[mn]s?|vagas?|box|hobby ?box|depositos?|estacionamento)\b'
    )
{%- endmacro %}
