with

mapa as (

    select * from {{ ref('motivos_perda') }}

),

perdas as (

    select * from {{ ref('int_motivos__perdas_unidas') }}

),

-- A reason that nobody grouped stays a reason of its own: it is seen, counted and can be mapped.
-- A typed text that no list of the CRM knows too may name a person: its words stay behind here.
nao_mapeados as (

    select
        {{ chave_texto('perdas.nome_motivo_crm') }} as chave_motivo,
        min(perdas.nome_motivo_crm) filter (where not perdas.eh_motivo_livre) as nome_motivo
    from perdas
    left join mapa
        on {{ chave_texto('perdas.nome_motivo_crm') }} = {{ chave_texto('mapa.texto_motivo') }}
    where
        mapa.texto_motivo is null
        and {{ chave_texto('perdas.nome_motivo_crm') }} <> 'sem-motivo'
    group by {{ chave_texto('perdas.nome_motivo_crm') }}

),

final as (

    select
        {{ chave_texto('nome_motivo') }} as id_motivo,
        {{ chave_texto('texto_motivo') }} as chave_motivo,
        nome_motivo,
        grupo_motivo,
        true as eh_mapeado
    from mapa

    union all

    select
        case
            when nome_motivo is null then 'outro-nao-mapeado'
            else 'nao-mapeado-' || chave_motivo
        end as id_motivo,
        chave_motivo,
        coalesce(nome_motivo, 'Outro (não mapeado)') as nome_motivo,
        'Não mapeado' as grupo_motivo,
        false as eh_mapeado
    from nao_mapeados

    union all

    select
        'sem-motivo' as id_motivo,
        'sem-motivo' as chave_motivo,
        'Sem motivo' as nome_motivo,
        'Sem motivo' as grupo_motivo,
        true as eh_mapeado

)

select * from final
