{#- Everyone that a target may be set for, with the level at which it is: `nivel`, `id_entidade`,
    `nome_entidade`. Targets join this on level and key; a condition on the level in a join for each kind
    of entity would make DuckDB compare every pair of rows. -#}
{% macro entidades_por_nivel(empreendimentos, imobiliarias, corretores) -%}
    select
        'empresa' as nivel,
        'empresa' as id_entidade,
        'Empresa' as nome_entidade

    union all

    select
        'empreendimento' as nivel,
        id_empreendimento as id_entidade,
        nome_empreendimento as nome_entidade
    from {{ ref(empreendimentos) }}

    union all

    select
        'imobiliaria' as nivel,
        id_imobiliaria as id_entidade,
        nome_imobiliaria as nome_entidade
    from {{ ref(imobiliarias) }}

    union all

    select
        'corretor' as nivel,
        id_corretor as id_entidade,
        rotulo_corretor as nome_entidade
    from {{ ref(corretores) }}
{%- endmacro %}
