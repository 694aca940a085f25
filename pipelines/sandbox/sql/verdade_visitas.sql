-- Each visit that was made or is planned (two days ahead): with whom, where and when.
create or replace temp table verdade_visitas as
select
    idlead as id_visita,
    idlead as id_lead,
    'cv-' || idempreendimento::varchar as id_empreendimento,
    'cv-' || idcorretor::varchar as id_corretor,
    case canal when 'FB' then 'facebook' when 'PO' then 'portal' when 'CH' then 'chat' else 'plantao' end
        as id_origem,
    case when ja(visitou_em) then 'concluida' else 'pendente' end as situacao_visita,
    visitou_em::date as data_agendada,
    case when ja(visitou_em) then visitou_em::date end as data_visita,
    ja(visitou_em) as eh_visita_nova,
    case when ja(atendido_em) then 'cv-' || idimobiliaria::varchar end as id_imobiliaria
from agora_leads
where ja(somar_dias(visitou_em, -2));
