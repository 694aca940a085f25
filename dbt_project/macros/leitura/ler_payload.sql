{#- Reads the payload once, into text: one from_json with a VARCHAR per field. A `->>` per column
    costs some twenty times more, and a from_json straight into types turns what does not fit into
    null without a word.

    `campos` is a list of [column, field, type]; a field "a.b" is b inside the object a. `lista` names
    a list inside the payload, read into one row per element; then "pai.b" is b of the record itself. -#}
{% macro ler_payload(relacao, campos, lista=none) -%}
    {%- set formato = {} -%}
    {%- set formato_pai = {} -%}
    {%- for coluna, campo, tipo in campos -%}
        {%- set partes = campo.split('.') -%}
        {%- if partes | length == 1 -%}
            {%- do formato.update({campo: 'VARCHAR'}) -%}
        {%- elif partes[0] == 'pai' -%}
            {%- do formato_pai.update({partes[1]: 'VARCHAR'}) -%}
        {%- else -%}
            {%- do formato.setdefault(partes[0], {}).update({partes[1]: 'VARCHAR'}) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if lista -%}
        {%- do formato_pai.update({lista: [formato]}) -%}
    select
        _chave_origem,
        _carregado_em,
        _id_carga,
        pai,
        unnest(pai."{{ lista }}") as lido,
        generate_subscripts(pai."{{ lista }}", 1) as posicao
    from (
        select
            _chave_origem,
            _carregado_em,
            _id_carga,
            from_json({{ sem_entidades('payload') }}, '{{ tojson(formato_pai) }}') as pai
        from {{ relacao }}
    ) as registros
    {%- else -%}
    select
        _chave_origem,
        _carregado_em,
        _id_carga,
        from_json({{ sem_entidades('payload') }}, '{{ tojson(formato) }}') as lido
    from {{ relacao }}
    {%- endif -%}
{%- endmacro %}
