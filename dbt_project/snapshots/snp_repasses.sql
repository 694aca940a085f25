{% snapshot snp_repasses %}

{{ config(
    unique_key='id_repasse',
    check_cols=['id_situacao', 'nome_situacao', 'situacao_pagamento']
) }}

    select
        id_repasse,
        id_situacao,
        nome_situacao,
        situacao_pagamento,
        {{ observado_em('_carregado_em') }} as observado_em
    from {{ ref('stg_cvcrm__repasses') }}

{% endsnapshot %}
