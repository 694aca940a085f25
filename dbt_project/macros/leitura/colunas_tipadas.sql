{#- The typed columns of what ler_payload read, in the order given; then the names of the fields whose
    value did not fit its type (the value is null; int_qualidade__valores_rejeitados lists them and a
    test keeps the build from being green); then the load's metadata. -#}
{% macro colunas_tipadas(campos) -%}
    {%- set rejeicoes = [] -%}
    {%- for coluna, campo, tipo in campos %}
        {%- set partes = campo.split('.') -%}
        {%- if partes[0] == 'pai' -%}
            {%- set texto = 'pai."' ~ partes[1] ~ '"' -%}
        {%- else -%}
            {%- set texto = 'lido."' ~ partes | join('"."') ~ '"' -%}
        {%- endif %}
        {{ converter(texto, tipo) }} as {{ coluna }},
        {%- set rejeicao = rejeitado(texto, tipo, coluna) -%}
        {%- if rejeicao -%}
            {%- do rejeicoes.append("case when " ~ rejeicao ~ " then '" ~ campo ~ "' end") -%}
        {%- endif -%}
    {%- endfor %}
        {%- if rejeicoes %}
        nullif(concat_ws(',',
            {{ rejeicoes | join(',\n            ') }}
        ), '') as _campos_rejeitados,
        {%- else %}
        cast(null as varchar) as _campos_rejeitados,
        {%- endif %}
        _chave_origem,
        _carregado_em,
        _id_carga
{%- endmacro %}
