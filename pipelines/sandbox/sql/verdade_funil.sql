-- Each event of the funnel on its own day. A reservation, what came before it and what came of it belong
-- to its oldest lead; without a lead they are a line of their own. To reserve for a barter or a donation is
-- no step towards a sale, nor is to reserve in order to take over another's.
create or replace temp table verdade_funil as
with principais as (
    select idreserva, min(idlead) as idlead -- the ids follow the instants of creation
    from agora_leads
    where idreserva is not null
    group by idreserva
),

corretores as (
    select
        co.k,
        'cv-' || co.idcorretor::varchar as id_corretor,
        'cv-' || im.idimobiliaria::varchar as id_imobiliaria
    from mundo.corretores as co
    inner join mundo.imobiliarias as im on co.k_imobiliaria = im.k
),

eventos as (
    select
        'lead' as etapa,
        'lead-' || idlead::varchar as id_evento,
        idlead,
        criado_em::date as data_evento,
        'cv-' || idempreendimento::varchar as id_empreendimento,
        0 as vgv_centavos,
        case when ja(atendido_em) then 'cv-' || idcorretor::varchar end as id_corretor,
        case when ja(atendido_em) then 'cv-' || idimobiliaria::varchar end as id_imobiliaria
    from agora_leads
    union all
    select
        'contato',
        'contato-' || idlead::varchar,
        idlead,
        atendido_em::date,
        'cv-' || idempreendimento::varchar,
        0,
        'cv-' || idcorretor::varchar,
        'cv-' || idimobiliaria::varchar
    from agora_leads
    where ja(atendido_em)
    union all
    -- A visit is the broker's who makes it.
    select
        'visita',
        'visita-' || idlead::varchar,
        idlead,
        visitou_em::date,
        'cv-' || idempreendimento::varchar,
        0,
        'cv-' || idcorretor::varchar,
        case when ja(atendido_em) then 'cv-' || idimobiliaria::varchar end
    from agora_leads
    where ja(visitou_em)
    union all
    select
        'precadastro',
        'precadastro-' || (p.idreserva - 30000)::varchar,
        l.idlead,
        p.aberta_em::date,
        'cv-' || p.idempreendimento::varchar,
        0,
        c.id_corretor,
        c.id_imobiliaria
    from agora_precadastros as p
    left join principais as l on p.idreserva = l.idreserva
    left join corretores as c on p.k_corretor = c.k
    union all
    select
        'reserva',
        'reserva-' || r.idreserva::varchar,
        l.idlead,
        r.criada_em::date,
        'cv-' || r.idempreendimento::varchar,
        0,
        c.id_corretor,
        c.id_imobiliaria
    from agora_reservas as r
    left join principais as l on r.idreserva = l.idreserva
    left join corretores as c on r.k_corretor = c.k
    where not r.esta_apagada and not r.eh_permuta_ou_doacao
        and r.idreserva not in (select entrada from verdade_transferencias)
    union all
    -- A sale of the ERP alone has no reservation and so no lead.
    select
        'venda',
        'venda-' || v.id_venda,
        l.idlead,
        v.data_venda,
        v.id_empreendimento,
        v.valor_centavos,
        d.id_corretor,
        d.id_imobiliaria
    from verdade_vendas as v
    inner join verdade_vendas_detalhe as d on v.id_venda = d.id_venda
    left join principais as l on v.id_venda = 'cv-' || l.idreserva::varchar
    where not v.eh_transferencia
)

select
    e.id_evento,
    e.etapa,
    e.idlead as id_lead,
    e.data_evento,
    e.id_empreendimento,
    case l.canal
        when 'FB' then 'facebook' when 'PO' then 'portal' when 'CH' then 'chat' when 'PV' then 'plantao'
        else 'sem-lead'
    end as id_origem,
    e.vgv_centavos::bigint as vgv_centavos,
    e.id_corretor,
    e.id_imobiliaria
from eventos as e
left join agora_leads as l on e.idlead = l.idlead;
