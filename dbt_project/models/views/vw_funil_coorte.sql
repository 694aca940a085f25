with

funil as (

    select * from {{ ref('kpi_funil_coorte_mensal') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

imobiliarias as (

    select * from {{ ref('dim_imobiliarias') }}

),

origens as (

    select * from {{ ref('dim_origens') }}

),

final as (

    select
        funil.mes_referencia,
        funil.rotulo_mes,
        funil.eh_mes_parcial,
        funil.id_empreendimento,
        coalesce(empreendimentos.nome_empreendimento, 'Sem cadastro') as nome_empreendimento,
        funil.id_imobiliaria,
        coalesce(imobiliarias.nome_imobiliaria, 'Sem imobiliária') as nome_imobiliaria,
        funil.id_origem,
        origens.nome_origem,
        origens.grupo_origem,
        funil.quantidade_leads,
        funil.quantidade_leads_ate_contato,
        funil.quantidade_leads_ate_visita,
        funil.quantidade_leads_ate_precadastro,
        funil.quantidade_leads_ate_reserva,
        funil.quantidade_leads_ate_venda,
        funil.quantidade_vendas,
        funil.vgv
    from funil
    left join empreendimentos on funil.id_empreendimento = empreendimentos.id_empreendimento
    left join imobiliarias on funil.id_imobiliaria = imobiliarias.id_imobiliaria
    left join origens on funil.id_origem = origens.id_origem

)

select * from final
