with

jornadas as (

    select * from {{ ref('fct_jornada_leads') }}

),

por_coorte as (

    select
        mes_referencia,
        coalesce(id_empreendimento, 'sem-empreendimento') as id_empreendimento,
        coalesce(id_imobiliaria, 'sem-imobiliaria') as id_imobiliaria,
        id_origem,
        count(*) as quantidade_leads,
        count(*) filter (where foi_ate_contato) as quantidade_leads_ate_contato,
        count(*) filter (where foi_ate_visita) as quantidade_leads_ate_visita,
        count(*) filter (where foi_ate_precadastro) as quantidade_leads_ate_precadastro,
        count(*) filter (where foi_ate_reserva) as quantidade_leads_ate_reserva,
        count(*) filter (where foi_ate_venda) as quantidade_leads_ate_venda,
        sum(quantidade_vendas) as quantidade_vendas,
        sum(vgv) as vgv
    from jornadas
    group by
        mes_referencia,
        coalesce(id_empreendimento, 'sem-empreendimento'),
        coalesce(id_imobiliaria, 'sem-imobiliaria'),
        id_origem

),

final as (

    select
        mes_referencia,
        {{ rotulo_mes('mes_referencia') }} as rotulo_mes,
        mes_referencia = date_trunc('month', {{ hoje() }}) as eh_mes_parcial,
        id_empreendimento,
        id_imobiliaria,
        id_origem,
        quantidade_leads,
        quantidade_leads_ate_contato,
        quantidade_leads_ate_visita,
        quantidade_leads_ate_precadastro,
        quantidade_leads_ate_reserva,
        quantidade_leads_ate_venda,
        cast(quantidade_vendas as bigint) as quantidade_vendas,
        cast(vgv as decimal(18, 2)) as vgv
    from por_coorte

)

select * from final
