{#- The latest version of every record of a raw table, without the records that vanished.

    Only committed loads count. In an incremental build only the keys that new loads touched are
    read, but for these keys among ALL their versions: the order of the loads cannot make an older
    version win. The window stays a window on purpose (several order columns): as an arg_max over a
    row constructor the same work took twice the time and could not spill to disk.

    The winner is found without its payload, which is then read by the number of the row: a day's
    winners stand at the table's end, so that DuckDB skips the payloads before them.

    `lista_nao_vazia` names a JSON list: then the latest version with that list filled wins, which
    keeps what the API stops telling (the units of a cancelled sale). A vanished record still goes. -#}
{% macro versao_atual(fonte, objeto, lista_nao_vazia=none) -%}
    {%- set linhas = linhas_brutas(fonte, objeto) -%}
    select
        bruto.record_key as _chave_origem,
        bruto.payload,
        vencedora._carregado_em,
        bruto._dlt_load_id as _id_carga
    from {{ linhas }} as bruto
    inner join (
        select
            versao.rowid as linha,
            carga.inserted_at as _carregado_em
        from {{ linhas }} as versao
        inner join {{ source(fonte, '_dlt_loads') }} as carga
            on versao._dlt_load_id = carga.load_id and carga.status = 0
        where
            true
            {%- if lista_nao_vazia %}
            and (
                versao.payload is null
                or json_array_length(versao.payload, '$.{{ lista_nao_vazia }}') > 0
            )
            {%- endif %}
            {%- if is_incremental() %}
            and versao.record_key in ({{ chaves_tocadas(fonte, objeto) }})
            {%- endif %}
        qualify row_number() over (
            partition by versao.record_key
            order by
                versao._dlt_load_id desc,
                versao.fetched_at desc,
                versao.record_cursor desc nulls last,
                versao.page desc
        ) = 1
    ) as vencedora on bruto.rowid = vencedora.linha
    where bruto.payload is not null
{%- endmacro %}
