{#- Every line of a table that people keep is right; what is wrong is named with its line.

    A failing test says only how many rows it found, and whoever keeps the file needs to know which. So
    the lines are looked up here and refused in one message: the build stops before anything reads
    them. `recusas` is a list of: {quando, motivo}, a condition under which a line is wrong; {repete,
    motivo}, columns that may not appear twice; {um_valor, por, motivo}, a column that says one thing
    only for each `por`; {nao_existe_em, chave, coluna, motivo, quando}, a column whose value must be a
    key of another relation. A seed keeps the order of its file, of which pipelines/sheets.py has seen to
    it that the first line is the header and each other one a row. -#}
{% test linhas_aceitas(model, arquivo, recusas) %}
    {%- set partes = [] -%}
    {%- for recusa in recusas -%}
        {%- set quando = recusa.get('quando', 'true') -%}
        {%- if 'repete' in recusa -%}
            {%- set condicao -%}
                row_number() over (
                    partition by {{ recusa['repete'] | join(', ') }} order by rowid
                ) > 1
            {%- endset -%}
        {%- elif 'um_valor' in recusa -%}
            {%- set condicao -%}
                {{ recusa['um_valor'] }} <> first_value({{ recusa['um_valor'] }}) over (
                    partition by {{ recusa['por'] }} order by rowid
                )
            {%- endset -%}
        {%- elif 'nao_existe_em' in recusa -%}
            {%- set condicao -%}
                {{ recusa['coluna'] }} is not null and ({{ quando }})
                and {{ recusa['coluna'] }} not in (
                    select {{ recusa['chave'] }} from {{ recusa['nao_existe_em'] }}
                    where {{ recusa['chave'] }} is not null
                )
            {%- endset -%}
        {%- else -%}
            {%- set condicao = quando -%}
        {%- endif -%}
        {%- do partes.append(
            "select linha, '" ~ recusa['motivo'] | replace("'", "''") ~ "' as motivo from (select 1 +"
            ~ " row_number() over (order by rowid) as linha, coalesce(" ~ condicao ~ ", false) as eh_errada from " ~ model ~ ") where eh_errada"
        ) -%}
    {%- endfor -%}
    {%- set consulta = partes | join('\nunion all\n') -%}
    {%- if execute and flags.WHICH in ['build', 'test'] -%}
        {%- set frases = run_query(
            "select 'linha ' || linha || ': ' || motivo from (" ~ consulta ~ ") order by linha, motivo limit 20"
        ).columns[0].values() -%}
        {%- if frases -%}
            {{ exceptions.raise_compiler_error(arquivo ~ ' tem linhas erradas. ' ~ frases | join('; ')) }}
        {%- endif -%}
    {%- endif -%}
    select * from ({{ consulta }}) as recusadas
{% endtest %}
