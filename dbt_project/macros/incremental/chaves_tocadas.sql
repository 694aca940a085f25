{#- Keys of a raw table that loads committed since this model's last build have touched.

    A load is new when it was committed at or after the newest one in the table and is not itself
    there: two loads committed in the same instant are both read, and with nothing new no key comes
    back, so that a second build changes nothing. -#}
{% macro chaves_tocadas(fonte, objeto) -%}
    select tocado.record_key
    from {{ source(fonte, objeto) }} as tocado
    where tocado._dlt_load_id in (
        select nova.load_id
        from {{ source(fonte, '_dlt_loads') }} as nova
        where
            nova.status = 0
            and nova.inserted_at >= (
                select coalesce(max(pronta._carregado_em), '-infinity'::timestamptz)
                from {{ this }} as pronta
            )
            and nova.load_id not in (
                select lida._id_carga
                from {{ this }} as lida
                where lida._carregado_em = (select max(ultima._carregado_em) from {{ this }} as ultima)
            )
    )
{%- endmacro %}
