{% snapshot snp_reservas %}

{{ config(
    unique_key='id_reserva',
    check_cols=['id_situacao', 'nome_situacao', 'valor_contrato', 'eh_ativo']
) }}

    select
        id_reserva,
        id_situacao,
        nome_situacao,
        valor_contrato,
        eh_ativo,
        {{ observado_em('_carregado_em') }} as observado_em
    from {{ ref('stg_cvcrm__reservas') }}

{% endsnapshot %}
