{% snapshot snp_corretores %}

{{ config(
    unique_key='id_corretor_cv',
    check_cols=['id_imobiliaria_cv', 'eh_ativo', 'nivel', 'categoria']
) }}

    select
        id_corretor_cv,
        id_imobiliaria_cv,
        eh_ativo,
        nivel,
        categoria,
        {{ observado_em('_carregado_em') }} as observado_em
    from {{ ref('stg_cvcrm__corretores') }}

{% endsnapshot %}
