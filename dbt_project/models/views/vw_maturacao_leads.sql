with

maturacao as (

    select * from {{ ref('kpi_maturacao_leads_mensal') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

final as (

    select
        maturacao.mes_referencia,
        maturacao.rotulo_mes,
        maturacao.id_empreendimento,
        case
            when maturacao.id_empreendimento = 'todos' then 'Todos'
            else coalesce(empreendimentos.nome_empreendimento, 'Sem cadastro')
        end as nome_empreendimento,
        maturacao.idade_meses,
        maturacao.eh_mes_parcial,
        maturacao.quantidade_leads,
        maturacao.quantidade_leads_com_visita,
        maturacao.quantidade_leads_com_reserva,
        maturacao.quantidade_leads_com_venda
    from maturacao
    left join empreendimentos on maturacao.id_empreendimento = empreendimentos.id_empreendimento

)

select * from final
