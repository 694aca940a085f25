{#- The grain: no two rows share the key and no part of it is null. -#}
{% test combinacao_unica(model, colunas) %}
    select
        {{ colunas | join(', ') }},
        count(*) as quantidade_linhas
    from {{ model }}
    group by {{ colunas | join(', ') }}
    having
        count(*) > 1
        {%- for coluna in colunas %}
        or {{ coluna }} is null
        {%- endfor %}
{% endtest %}
