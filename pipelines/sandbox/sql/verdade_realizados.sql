-- What was reached of each thing that may have a target, by month, for the company, each development, each
-- agency and each broker. A lead is its broker's once somebody answered it; its visit is the broker's.
create or replace temp table verdade_realizados as
with fatos as (
    select
        data_evento as dia,
        id_empreendimento,
        id_imobiliaria,
        id_corretor,
        {
            'vgv_bruto': vgv_bruto_centavos,
            'vgv_liquido': vgv_bruto_centavos - vgv_distratado_centavos,
            'vendas_brutas': 100 * vendas,
            'vendas_liquidas': 100 * (vendas - distratos)
        } as valores
    from verdade_eventos_venda
),

contados as (
    select
        dia, id_empreendimento, id_imobiliaria, id_corretor,
        unnest(['vgv_bruto', 'vgv_liquido', 'vendas_brutas', 'vendas_liquidas']) as metrica,
        unnest([valores.vgv_bruto, valores.vgv_liquido, valores.vendas_brutas, valores.vendas_liquidas])
            as centesimos
    from fatos
    union all
    select
        criado_em::date,
        'cv-' || idempreendimento::varchar,
        case when ja(atendido_em) then 'cv-' || idimobiliaria::varchar end,
        case when ja(atendido_em) then 'cv-' || idcorretor::varchar end,
        'leads',
        100
    from agora_leads
    union all
    select
        visitou_em::date,
        'cv-' || idempreendimento::varchar,
        case when ja(atendido_em) then 'cv-' || idimobiliaria::varchar end,
        'cv-' || idcorretor::varchar,
        'visitas',
        100
    from agora_leads
    where ja(visitou_em)
),

niveis as (
    select
        dia,
        metrica,
        centesimos,
        unnest(['empresa', 'empreendimento', 'imobiliaria', 'corretor']) as nivel,
        unnest(['empresa', id_empreendimento, id_imobiliaria, id_corretor]) as id_entidade
    from contados
)

select
    date_trunc('month', dia)::date as mes,
    metrica,
    nivel,
    id_entidade,
    sum(centesimos)::bigint as realizado_centesimos
from niveis
where id_entidade is not null
group by all;
