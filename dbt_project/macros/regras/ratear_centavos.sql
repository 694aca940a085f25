{#- Splits a total by weights so that the parts add up to it, to the cent: whole cents by weight, and the
    cents left over go one each to the largest remainders. `relacao` repeats the group's `total` on every
    row; the weights of a group must not add up to zero. Adds the column `valor_rateado`. -#}
{% macro ratear_centavos(relacao, grupo, total, peso, desempate) -%}
    select
        * exclude (centavos_do_total, peso_inteiro, soma_dos_pesos),
        cast(
            (
                centavos_do_total * peso_inteiro // soma_dos_pesos
                + case
                    when
                        row_number() over (
                            partition by {{ grupo }}
                            order by
                                centavos_do_total * peso_inteiro % soma_dos_pesos desc,
                                {{ desempate }}
                        )
                        <= centavos_do_total
                        - sum(centavos_do_total * peso_inteiro // soma_dos_pesos)
                            over (partition by {{ grupo }})
                        then 1
                    else 0
                end
            ) / 100.0 as decimal(18, 2)
        ) as valor_rateado
    from (
        select
            *,
            cast({{ total }} * 100 as hugeint) as centavos_do_total,
            cast({{ peso }} * 10000 as hugeint) as peso_inteiro,
            sum(cast({{ peso }} * 10000 as hugeint)) over (partition by {{ grupo }})
                as soma_dos_pesos
        from {{ relacao }}
    ) as pesados
{%- endmacro %}
