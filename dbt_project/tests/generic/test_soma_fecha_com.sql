{#- Two relations hold the same total, to the cent, per group. Every group of either side counts, so
    that a group missing on one side fails too. -#}
{% test soma_fecha_com(model, coluna, outra_relacao, outra_coluna, grupo, quando="true") %}
    with

    deste as (
        select
            {{ grupo | join(', ') }},
            sum({{ coluna }}) as soma
        from {{ model }}
        where {{ quando }}
        group by {{ grupo | join(', ') }}
    ),

    do_outro as (
        select
            {{ grupo | join(', ') }},
            sum({{ outra_coluna }}) as soma
        from {{ outra_relacao }}
        where {{ quando }}
        group by {{ grupo | join(', ') }}
    )

    select
        {{ grupo | join(', ') }},
        deste.soma as soma_deste,
        do_outro.soma as soma_do_outro
    from deste
    full outer join do_outro using ({{ grupo | join(', ') }})
    where coalesce(deste.soma, 0) <> coalesce(do_outro.soma, 0)
{% endtest %}
