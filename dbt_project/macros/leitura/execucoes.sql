{#- The ledger of a source's runs. A load that is repeated after a kill brings the same lines again:
    the last one counts. -#}
{% macro execucoes(fonte) -%}
    select
        run_id as id_execucao,
        source as fonte,
        object as objeto,
        mode as modo,
        outcome as situacao_execucao,
        window_from as janela_de,
        window_until as janela_ate,
        api_host as servidor_api,
        error as erro,
        requests as quantidade_requisicoes,
        retries as quantidade_retentativas,
        rate_limited as quantidade_limites,
        rows_seen as quantidade_registros_vista,
        rows_landed as quantidade_registros_gravada,
        rows_vanished as quantidade_registros_sumida,
        rows_expected as quantidade_registros_esperada,
        bytes as quantidade_bytes,
        cast(seconds as decimal(18, 3)) as segundos,
        is_complete as eh_completa,
        timezone('America/Sao_Paulo', started_at) as iniciada_em,
        timezone('America/Sao_Paulo', finished_at) as terminada_em,
        _dlt_load_id as _id_carga
    from {{ source(fonte, 'run_ledger') }}
    qualify row_number() over (partition by run_id, object order by _dlt_load_id desc) = 1
{%- endmacro %}
