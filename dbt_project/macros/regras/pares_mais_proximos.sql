{#- One-to-one pairs out of candidates, closest first: each left and each right is used at most once,
    ties go to the lowest ids. Every round takes the pairs that are best for both sides and drops the
    rest of what they touch, which is the same as taking the closest pair of all again and again.
    `candidatos` has the two id columns and `distancia`. -#}
{% macro pares_mais_proximos(candidatos, esquerda, direita) -%}
    with recursive rodadas as (
        select
            {{ esquerda }},
            {{ direita }},
            distancia,
            false as eh_par
        from {{ candidatos }}

        union all

        select
            {{ esquerda }},
            {{ direita }},
            distancia,
            eh_melhor as eh_par
        from (
            select
                *,
                bool_or(eh_melhor) over (partition by {{ esquerda }}) as esquerda_usada,
                bool_or(eh_melhor) over (partition by {{ direita }}) as direita_usada
            from (
                select
                    {{ esquerda }},
                    {{ direita }},
                    distancia,
                    row_number() over (
                        partition by {{ esquerda }} order by distancia, {{ esquerda }}, {{ direita }}
                    ) = 1
                    and row_number() over (
                        partition by {{ direita }} order by distancia, {{ esquerda }}, {{ direita }}
                    ) = 1 as eh_melhor
                from rodadas
                where not eh_par
            ) as avaliados
        ) as escolhidos
        where eh_melhor or not (esquerda_usada or direita_usada)
    )

    select
        {{ esquerda }},
        {{ direita }},
        distancia
    from rodadas
    where eh_par
{%- endmacro %}
