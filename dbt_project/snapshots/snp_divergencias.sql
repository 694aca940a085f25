{% snapshot snp_divergencias %}

{{ config(
    unique_key='id_conciliacao',
    check_cols=['motivo']
) }}

    -- A build sees it, not a load: a rule, a deadline or a table of people's own changes it too.
    select
        id_conciliacao,
        motivo,
        {{ hoje() }} + cast(timezone('America/Sao_Paulo', now()) as time) as observado_em
    from {{ ref('int_vendas__divergencias_apuradas') }}

{% endsnapshot %}
