with

eventos as (

    select * from {{ ref('fct_eventos_funil') }}

),

por_mes as (

    select
        mes_referencia,
        coalesce(id_empreendimento, 'sem-empreendimento') as id_empreendimento,
        coalesce(id_imobiliaria, 'sem-imobiliaria') as id_imobiliaria,
        id_origem,
        count(*) filter (where etapa = 'lead') as quantidade_leads,
        count(*) filter (where etapa = 'contato') as quantidade_contatos,
        count(*) filter (where etapa = 'visita') as quantidade_visitas,
        count(*) filter (where etapa = 'precadastro') as quantidade_precadastros,
        count(*) filter (where etapa = 'reserva') as quantidade_reservas,
        count(*) filter (where etapa = 'venda') as quantidade_vendas,
        sum(vgv) as vgv
    from eventos
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
        quantidade_contatos,
        quantidade_visitas,
        quantidade_precadastros,
        quantidade_reservas,
        cast(quantidade_vendas as bigint) as quantidade_vendas,
        cast(vgv as decimal(18, 2)) as vgv
    from por_mes

)

select * from final
