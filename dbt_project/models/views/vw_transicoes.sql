with

transicoes as (

    select * from {{ ref('fct_transicoes_situacao') }}

),

reservas as (

    select * from {{ ref('fct_reservas') }}

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
    -- Only reservations say here where they are; the other processes have facts of their own.
    left join reservas
        on transicoes.processo = 'reservas' and transicoes.id_registro = reservas.id_reserva
    left join empreendimentos on reservas.id_empreendimento = empreendimentos.id_empreendimento

)

select * from final
