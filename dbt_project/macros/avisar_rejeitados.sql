{#- Says at the end of a run, in one sentence each, which fields of the APIs held values that do not fit
    their type. dbt shows only how many rows a failing test had; a person needs source, object and field.
    Keys are named, values never: they may be personal. -#}
{%- macro avisar_rejeitados() -%}
    {%- if execute and flags.WHICH == 'build' and target.path != ':memory:' -%}
        {%- set rejeitados = adapter.get_relation(
            target.database, 'intermediate', 'int_qualidade__valores_rejeitados'
        ) -%}
        {%- if rejeitados -%}
            {%- set frases = run_query(
                "select fonte || '.' || objeto || ', field ' || campo || ': ' || count(*)
                    || ' value(s) of another type left empty, for instance at key '
                    || min(chave_origem)
                from " ~ rejeitados ~ " group by fonte, objeto, campo order by all"
            ).columns[0].values() -%}
            {%- for frase in frases -%}
                {%- do exceptions.warn(frase) -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro -%}
