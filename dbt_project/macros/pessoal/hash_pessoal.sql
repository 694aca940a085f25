{#- The keyed hash that stands for a person's document, e-mail or phone: equal people stay joinable and
    nobody can list all CPFs to find one, because the key is not in the warehouse.

    Nested SHA-256 with the key in both passes (the construction of HMAC; DuckDB has none), the domain
    inside so that a phone never equals a document, and a version in front so that a change of key or
    of normalisation can be told apart. Values without content are null. -#}
{% macro hash_pessoal(texto, dominio) -%}
    {%- set valor = normalizar_pessoal(texto, dominio) -%}
    'v1:' || sha256(
        getvariable('personal_data_key') || ':fora:'
        || sha256(getvariable('personal_data_key') || ':v1:{{ dominio }}:' || {{ valor }})
    )
{%- endmacro %}
