with

leads as (

    select * from {{ ref('fct_leads') }}

),

jornadas as (

    select * from {{ ref('fct_jornada_leads') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

imobiliarias as (

    select * from {{ ref('dim_imobiliarias') }}

),

corretores as (

    select * from {{ ref('dim_corretores') }}

),

origens as (

    select * from {{ ref('dim_origens') }}

),

final as (

    select
        leads.id_lead,
        leads.id_empreendimento,
        coalesce(empreendimentos.nome_empreendimento, 'Sem cadastro') as nome_empreendimento,
        leads.id_imobiliaria,
        coalesce(imobiliarias.nome_imobiliaria, 'Sem imobiliária') as nome_imobiliaria,
        leads.id_corretor,
        coalesce(corretores.rotulo_corretor, 'Sem corretor') as rotulo_corretor,
        leads.id_origem,
        origens.nome_origem,
        origens.grupo_origem,
        leads.id_origem_primeira,
        leads.id_origem_ultima,
        leads.id_situacao,
        leads.nome_situacao,
        leads.etapa_atual,
        jornadas.etapa_maxima,
        jornadas.ordem_etapa_maxima,
        leads.cadastrado_em,
        leads.data_cadastro,
        leads.mes_referencia,
        {{ rotulo_mes('leads.mes_referencia') }} as rotulo_mes,
        leads.primeiro_contato_em,
        jornadas.data_contato,
        jornadas.data_visita,
        jornadas.data_precadastro,
        jornadas.data_reserva,
        jornadas.data_venda,
        jornadas.id_venda,
        leads.minutos_ate_primeiro_contato,
        jornadas.dias_ate_contato,
        jornadas.dias_ate_visita,
        jornadas.dias_ate_precadastro,
        jornadas.dias_ate_reserva,
        jornadas.dias_ate_venda,
        jornadas.dias_visita_ate_reserva,
        jornadas.dias_reserva_ate_venda,
        jornadas.quantidade_visitas,
        jornadas.quantidade_reservas,
        jornadas.quantidade_vendas,
        leads.quantidade_conversoes,
        jornadas.vgv,
        leads.possibilidade_venda,
        leads.nota_lead,
        leads.reativado_em,
        leads.id_origem = 'sem-origem' as eh_sem_origem,
        jornadas.foi_ate_contato,
        jornadas.foi_ate_visita,
        jornadas.foi_ate_precadastro,
        jornadas.foi_ate_reserva,
        jornadas.foi_ate_venda,
        leads.foi_reativado,
        leads.foi_perdido
    from leads
    left join jornadas using (id_lead)
    left join empreendimentos on leads.id_empreendimento = empreendimentos.id_empreendimento
    left join imobiliarias on leads.id_imobiliaria = imobiliarias.id_imobiliaria
    left join corretores on leads.id_corretor = corretores.id_corretor
    left join origens on leads.id_origem = origens.id_origem

)

select * from final
