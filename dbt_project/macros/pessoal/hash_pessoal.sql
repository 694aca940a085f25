{#- The keyed hash that stands for a person's document, e-mail or phone: equal people stay joinable and
    nobody can list all CPFs to find one, because the key is not in the warehouse.

    Nested SHA-256 with the key in both passes (the construction of HMAC; DuckDB has none), the domain
    inside so that a phone never equals a document, and a version in front so that a change of key or
    of normalisation can be told apart. Values without content are null. -#}
{% macro hash_pessoal(texto, dominio) -%}
    {%- set valor = normalizar_pessoal(texto, dominio) -%}
    {#- A key that did not reach the session would make every hash null, as if nobody had a document.
        Without the casts DuckDB takes the whole for null and never comes to the error. -#}
    {%- set chave -%}
        coalesce(
            getvariable('personal_data_key')::varchar,
            error('PERSONAL_DATA_KEY did not reach this session: build with dbt.')::varchar
        )
    {%- endset -%}
    'v1:' || sha256(
        {{ chave }} || ':fora:' || sha256({{ chave }} || ':v1:{{ dominio }}:' || {{ valor }})
    )
{%- endmacro %}
