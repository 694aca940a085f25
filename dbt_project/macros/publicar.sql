{#- Copies the public tables to a new file for readers and swaps the pointer that they open.

    Runs at the end of every green and complete build on a local file: a build of some models only says
    nothing about the others. On MotherDuck readers use the database itself. Everything becomes a table: a
    page asks often, a build comes once. The newest storage version takes a quarter less CPU to write than
    the one that DuckDB takes by itself. Comments are copied too, so that SQL clients show the descriptions.
    `restrito` is never copied. -#}
{%- macro publicar(results) -%}
    {%- set publicos = ['marts', 'kpis', 'views'] -%}
    {%- set escreve = flags.WHICH == 'build' and target.path != ':memory:'
        and not target.path.startswith('md:') -%}
    {%- set falhas = results | selectattr('status', 'in', ['error', 'fail', 'runtime error', 'skipped'])
        | list -%}
    {%- if execute and escreve and not flags.EMPTY -%}
        {%- set construidos = results | map(attribute='node.unique_id') | list -%}
        {%- set ausentes = graph.nodes.values()
            | selectattr('resource_type', 'equalto', 'model')
            | selectattr('schema', 'in', publicos)
            | rejectattr('unique_id', 'in', construidos) | list -%}
        {%- if ausentes -%}
            {%- do log('Nothing published: this build left out ' ~ ausentes | length ~ ' public models.', info=true) -%}
        {%- elif falhas -%}
            {%- do log('Nothing published: readers keep the last green build.', info=true) -%}
        {%- else -%}
            {%- set arquivo = run_query('select preparar_publicacao()').columns[0].values()[0] -%}
            {%- do run_query("attach '" ~ arquivo ~ "' as publicacao (storage_version 'latest')") -%}
            {%- for esquema in publicos -%}
                {%- do run_query('create schema publicacao.' ~ esquema) -%}
            {%- endfor -%}
            {%- set relacoes = run_query(
                "select table_schema, table_name from information_schema.tables
                where table_catalog = current_database()
                and table_schema in ('" ~ publicos | join("', '") ~ "') order by 1, 2"
            ).rows -%}
            {%- for esquema, nome in relacoes -%}
                {%- do run_query(
                    'create table publicacao.' ~ esquema ~ '.' ~ nome
                    ~ ' as from ' ~ esquema ~ '.' ~ nome
                ) -%}
            {%- endfor -%}
            {%- do run_query(comentarios_publicos(publicos)) -%}
            {%- do run_query('detach publicacao') -%}
            {%- set versao = run_query("select apontar_leitores('" ~ arquivo ~ "')").columns[0].values()[0] -%}
            {%- do log('Published ' ~ relacoes | length ~ ' tables for readers: ' ~ versao, info=true) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro -%}

{#- The statements that give the published tables the descriptions of the originals. -#}
{%- macro comentarios_publicos(publicos) -%}
    {%- set comandos = run_query(
        "with publicas as (
            select schema_name, table_name, comment
            from duckdb_tables() where database_name = current_database()
            union all
            select schema_name, view_name, comment
            from duckdb_views() where database_name = current_database()
        )
        select 'comment on table publicacao.' || schema_name || '.' || table_name
            || ' is ''' || replace(comment, '''', '''''') || ''''
        from publicas
        where schema_name in ('" ~ publicos | join("', '") ~ "') and comment is not null
        union all
        select 'comment on column publicacao.' || schema_name || '.' || table_name || '.'
            || column_name || ' is ''' || replace(comment, '''', '''''') || ''''
        from duckdb_columns()
        where database_name = current_database()
            and schema_name in ('" ~ publicos | join("', '") ~ "') and comment is not null"
    ).columns[0].values() -%}
    {{- return((comandos | join('; ')) or 'select 1') -}}
{%- endmacro -%}
