{#- One spelling for one person before hashing: digits only for documents and phones (without Brazil's
    country code, which the CRM sends and the ERP does not), lower case for e-mails. Leading zeros
    stay: without them a CPF could equal a CNPJ. All-zero numbers are placeholders, not people. -#}
{% macro normalizar_pessoal(texto, dominio) -%}
    {%- set digitos = "regexp_replace(" ~ texto ~ ", '[^0-9]', '', 'g')" -%}
    {%- if dominio == 'documento' -%}
        nullif(regexp_replace({{ digitos }}, '^0+$', ''), '')
    {%- elif dominio == 'telefone' -%}
        nullif(regexp_replace(regexp_replace({{ digitos }}, '^55([0-9]{10,11})$', '\1'), '^0+$', ''), '')
    {%- elif dominio == 'email' -%}
        lower({{ texto_limpo(texto) }})
    {%- else -%}
        {{ exceptions.raise_compiler_error("Unknown domain of personal data: " ~ dominio) }}
    {%- endif -%}
{%- endmacro %}
