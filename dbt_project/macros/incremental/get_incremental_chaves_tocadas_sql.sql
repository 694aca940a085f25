{#- Incremental strategy of the staging layer: replace, per touched key, everything that stood there.

    The stock delete+insert deletes only the keys that the new batch brings; a record that vanished,
    or a list that became empty, brings none and would stay for ever. Here the keys to delete come
    from raw, so that the batch holds only rows worth keeping. Both statements run in the model's
    transaction. -#}
{% macro get_incremental_chaves_tocadas_sql(arg_dict) %}
    {%- set origens = model.sources | rejectattr(1, 'equalto', '_dlt_loads') | list -%}
    {%- if origens | length != 1 -%}
        {{ exceptions.raise_compiler_error(
            model.name ~ ": the strategy chaves_tocadas needs exactly one raw table, found "
            ~ origens | length
        ) }}
    {%- endif -%}
    {%- set colunas = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) -%}

    delete from {{ arg_dict['target_relation'] }}
    where _chave_origem in ({{ chaves_tocadas(origens[0][0], origens[0][1]) }});

    insert into {{ arg_dict['target_relation'] }} ({{ colunas }})
    select {{ colunas }} from {{ arg_dict['temp_relation'] }}
{% endmacro %}
