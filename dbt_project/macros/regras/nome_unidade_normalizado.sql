{#- A unit's name for comparison between systems: upper case without accents, only letters and digits,
    without "APTO" before a number and without leading zeros ("Apto 027" is "27"). Other kinds of unit
    keep their word: shop 101 and apartment 101 are two units. -#}
{% macro nome_unidade_normalizado(nome) -%}
    nullif(
        ltrim(
            regexp_replace(
                regexp_replace(upper(strip_accents({{ nome }})), '[^A-Z0-9]', '', 'g'),
                '^(APARTAMENTO|APTO|APT)([0-9])', '\2'
            ),
            '0'
        ),
        ''
    )
{%- endmacro %}
