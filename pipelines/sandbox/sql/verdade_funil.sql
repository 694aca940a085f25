-- Each event of the funnel on its own day. A reservation, what came before it and what came of it belong
-- to its oldest lead; without a lead they are a line of their own.
create or replace temp table verdade_funil as
with principais as (
    select idreserva, min(idlead) as idlead -- the ids follow the instants of creation
    from agora_leads
    where idreserva is not null
    group by idreserva
),

eventos as (
    select
        'lead' as etapa,
        'lead-' || idlead::varchar as id_evento,
        idlead,
        criado_em::date as data_evento,
        'cv-' || idempreendimento::varchar as id_empreendimento,
        0 as vgv_centavos
    from agora_leads
    union all
    select 'contato', 'contato-' || idlead::varchar, idlead, atendido_em::date, 'cv-' || idempreendimento::varchar, 0
    from agora_leads
    where ja(atendido_em)
    union all
    select 'visita', 'visita-' || idlead::varchar, idlead, visitou_em::date, 'cv-' || idempreendimento::varchar, 0
    from agora_leads
    where ja(visitou_em)
    union all
    select
        'precadastro',
        'precadastro-' || (p.idreserva - 30000)::varchar,
        l.idlead,
        p.aberta_em::date,
        'cv-' || p.idempreendimento::varchar,
        0
    from agora_precadastros as p
    left join principais as l on p.idreserva = l.idreserva
    union all
    select
        'reserva',
        'reserva-' || r.idreserva::varchar,
        l.idlead,
        r.criada_em::date,
        'cv-' || r.idempreendimento::varchar,
        0
    from agora_reservas as r
    left join principais as l on r.idreserva = l.idreserva
    where not r.esta_apagada
    union all
    -- A sale of the ERP alone has no reservation and so no lead.
    select
        'venda',
        'venda-' || v.id_venda,
        l.idlead,
        v.data_venda,
        v.id_empreendimento,
        v.valor_centavos
    from verdade_vendas as v
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
    e.vgv_centavos::bigint as vgv_centavos
from eventos as e
left join agora_leads as l on e.idlead = l.idlead;
