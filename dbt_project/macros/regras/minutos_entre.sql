{#- Whole minutes from one instant to the other, both São Paulo wall time. Counted between the real
    instants: until 2019 the clock was turned in October or November and in February, and the difference
    of the wall times of those nights is an hour off. -#}
{% macro minutos_entre(inicio, fim) -%}
    cast(
        floor(
            (
                epoch(timezone('America/Sao_Paulo', {{ fim }}))
                - epoch(timezone('America/Sao_Paulo', {{ inicio }}))
            ) / 60
        ) as bigint
    )
{%- endmacro %}
