{% snapshot snp_unidades %}

{{ config(
    unique_key='id_unidade',
    check_cols=['situacao_disponibilidade', 'eh_vendavel', 'valor_tabela']
) }}

    select
        id_unidade,
        situacao_disponibilidade,
        eh_vendavel,
        valor_tabela,
        {{ observado_em('_carregado_em') }} as observado_em
    from {{ ref('int_cadastros__unidades_unificadas') }}

{% endsnapshot %}
