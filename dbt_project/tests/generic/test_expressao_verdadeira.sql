{#- A condition that every row must meet; a null result fails too. `quando` narrows the rows. -#}
{% test expressao_verdadeira(model, expressao, quando="true") %}
    select *
    from {{ model }}
    where ({{ quando }}) and not coalesce({{ expressao }}, false)
{% endtest %}
