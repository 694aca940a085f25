with

transicoes as (

    select * from {{ ref('fct_transicoes_situacao') }}

),

-- Only reservations say here where they are; the other processes have facts of their own.
reservas as (

    select
        id_reserva as id_registro,
        id_empreendimento,
        -- A constant in the join's condition would make DuckDB compare every pair of rows.
        'reservas' as processo
    from {{ ref('fct_reservas') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

final as (

    select
        transicoes.id_permanencia,
        transicoes.processo,
        transicoes.id_registro,
        transicoes.ordem_permanencia,
        transicoes.nome_situacao,
        transicoes.etapa_padrao,
        transicoes.mes_referencia,
        {{ rotulo_mes('transicoes.mes_referencia') }} as rotulo_mes,
        transicoes.entrou_em,
        transicoes.saiu_em,
        transicoes.eh_atual,
        transicoes.quantidade_minutos,
        reservas.id_empreendimento,
        empreendimentos.nome_empreendimento
    from transicoes
    left join reservas using (processo, id_registro)
    left join empreendimentos on reservas.id_empreendimento = empreendimentos.id_empreendimento

)

select * from final
