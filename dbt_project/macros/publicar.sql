{#- Copies the public tables to where readers open them, at the end of every green and complete build: a
    build of some models only says nothing about the others, and a red one would show them half a day.

    With a local file that is a new file, to which the readers' pointer is swapped; on MotherDuck the
    database `<database>_publicado`, changed in one transaction. Who reads it needs no access to the
    warehouse itself, where raw and `restrito` stand. -#}
{%- macro publicar(results) -%}
    {%- set falhas = results | selectattr('status', 'in', ['error', 'fail', 'runtime error', 'skipped'])
        | list -%}
    {%- if execute and flags.WHICH == 'build' and target.path != ':memory:' and not flags.EMPTY -%}
        {%- set construidos = results | map(attribute='node.unique_id') | list -%}
        {%- set ausentes = graph.nodes.values()
            | selectattr('resource_type', 'equalto', 'model')
            | selectattr('schema', 'in', esquemas_publicos())
            | rejectattr('unique_id', 'in', construidos) | list -%}
        {%- if ausentes -%}
            {%- do log('Nothing published: this build left out ' ~ ausentes | length ~ ' public models.', info=true) -%}
        {%- elif falhas -%}
            {%- do log('Nothing published: readers keep the last green build.', info=true) -%}
        {%- elif target.path.startswith('md:') -%}
            {%- set banco = target.database ~ '_publicado' -%}
            {%- do run_query('create database if not exists ' ~ banco) -%}
            {%- set quantidade = copiar_publicas(banco) -%}
            {%- do log('Published ' ~ quantidade ~ ' tables for readers: md:' ~ banco, info=true) -%}
        {%- else -%}
            {%- set arquivo = run_query('select preparar_publicacao()').columns[0].values()[0] -%}
            {#- The newest storage version takes a quarter less CPU to write than DuckDB's default. -#}
            {%- do run_query("attach '" ~ arquivo ~ "' as publicacao (storage_version 'latest')") -%}
            {%- set quantidade = copiar_publicas('publicacao') -%}
            {%- do run_query('detach publicacao') -%}
            {%- set versao = run_query("select apontar_leitores('" ~ arquivo ~ "')").columns[0].values()[0] -%}
            {%- do log('Published ' ~ quantidade ~ ' tables for readers: ' ~ versao, info=true) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro -%}

{#- The schemas that readers see; `restrito` is never among them. -#}
{%- macro esquemas_publicos() -%}
    {{- return(['marts', 'kpis', 'views']) -}}
{%- endmacro -%}

{#- Makes a database hold the public tables as they are now and nothing else, in one transaction; returns
    how many. Views become tables: a page asks often, a build comes once, and what they say of today
    stays what it was when the tables were built. Comments go along: SQL clients show the descriptions. -#}
{%- macro copiar_publicas(banco) -%}
    {%- set relacoes = run_query(
        "select table_schema || '.' || table_name from information_schema.tables
        where table_catalog = current_database() and table_schema in " ~ esquemas_publicos() ~ " order by 1"
    ).columns[0].values() -%}
    {%- set existentes = run_query(
        "select table_schema || '.' || table_name from information_schema.tables
        where table_catalog = '" ~ banco ~ "' and table_schema in " ~ esquemas_publicos()
    ).columns[0].values() -%}
    {%- do run_query('begin transaction') -%}
    {%- for esquema in esquemas_publicos() -%}
        {%- do run_query('create schema if not exists ' ~ banco ~ '.' ~ esquema) -%}
    {%- endfor -%}
    {%- for relacao in relacoes -%}
        {%- do run_query(
            'create or replace table ' ~ banco ~ '.' ~ relacao ~ ' as from ' ~ relacao
        ) -%}
    {%- endfor -%}
    {%- for relacao in existentes if relacao not in relacoes -%}
        {%- do run_query('drop table ' ~ banco ~ '.' ~ relacao) -%}
    {%- endfor -%}
    {%- do run_query(comentarios_publicos(banco)) -%}
    {%- do run_query('commit') -%}
    {{- return(relacoes | length) -}}
{%- endmacro -%}

{#- The statements that give the copied tables the descriptions of the originals. -#}
{%- macro comentarios_publicos(banco) -%}
    {%- set comandos = run_query(
        "with publicas as (
            select schema_name, table_name, comment
            from duckdb_tables() where database_name = current_database()
            union all
            select schema_name, view_name, comment
            from duckdb_views() where database_name = current_database()
        )
        select 'comment on table " ~ banco ~ ".' || schema_name || '.' || table_name
            || ' is ''' || replace(comment, '''', '''''') || ''''
        from publicas
        where schema_name in " ~ esquemas_publicos() ~ " and comment is not null
        union all
        select 'comment on column " ~ banco ~ ".' || schema_name || '.' || table_name || '.'
            || column_name || ' is ''' || replace(comment, '''', '''''') || ''''
        from duckdb_columns()
        where database_name = current_database()
            and schema_name in " ~ esquemas_publicos() ~ " and comment is not null"
    ).columns[0].values() -%}
    {{- return((comandos | join('; ')) or 'select 1') -}}
{%- endmacro -%}
