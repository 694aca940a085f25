{#- The latest version of every record of a raw table, without the records that vanished.

    Only committed loads count. In an incremental build only the keys that new loads touched are
    read, but for these keys among ALL their versions: the order of the loads cannot make an older
    version win. The window stays a window on purpose (several order columns): as an arg_max over a
    row constructor the same work took twice the time and could not spill to disk.

    `lista_nao_vazia` names a JSON list: then the latest version with that list filled wins, which
    keeps what the API stops telling (the units of a cancelled sale). A vanished record still goes. -#}
{% macro versao_atual(fonte, objeto, lista_nao_vazia=none) -%}
    select
        _chave_origem,
        payload,
        _carregado_em,
        _id_carga
    from (
        select
            bruto.record_key as _chave_origem,
            bruto.payload,
            carga.inserted_at as _carregado_em,
            bruto._dlt_load_id as _id_carga
        from {{ source(fonte, objeto) }} as bruto
        inner join {{ source(fonte, '_dlt_loads') }} as carga
            on bruto._dlt_load_id = carga.load_id and carga.status = 0
        where
            true
            {%- if lista_nao_vazia %}
            and (
                bruto.payload is null
                or json_array_length(bruto.payload, '$.{{ lista_nao_vazia }}') > 0
            )
            {%- endif %}
            {%- if is_incremental() %}
            and bruto.record_key in ({{ chaves_tocadas(fonte, objeto) }})
            {%- endif %}
        qualify row_number() over (
            partition by bruto.record_key
            order by
                bruto._dlt_load_id desc,
                bruto.fetched_at desc,
                bruto.record_cursor desc nulls last,
                bruto.page desc
        ) = 1
    ) as vencedora
    where payload is not null
{%- endmacro %}
