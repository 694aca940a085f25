-- Each lead that the CRM still shows: where it came from and how soon somebody answered.
create or replace temp table verdade_leads as
select
    idlead as id_lead,
    criado_em::date as data_cadastro,
    'cv-' || idempreendimento::varchar as id_empreendimento,
    case when ja(atendido_em) then 'cv-' || idcorretor::varchar end as id_corretor,
    case when ja(atendido_em) then 'cv-' || idimobiliaria::varchar end as id_imobiliaria,
    case canal when 'FB' then 'facebook' when 'PO' then 'portal' when 'CH' then 'chat' else 'plantao' end
        as id_origem,
    case
        when ja(comprou_em) then 'venda'
        when ja(reservou_em) then 'reserva'
        when ja(reativado_em) then 'atendimento'
        when ja(perdido_em) then 'perdido'
        when ja(visitou_em) then 'visita'
        when ja(atendido_em) then 'atendimento'
        else 'novo'
    end as etapa_atual,
    -- This company has lived without summer time.
    case
        when ja(atendido_em)
            then greatest(0, floor(date_diff('second', criado_em, atendido_em) / 60)::bigint)
    end as minutos_ate_primeiro_contato,
    ja(reativado_em) as foi_reativado,
    case when ja(reativado_em) then 2 else 1 end as quantidade_conversoes,
    case
        when ja(visitou_em) then 'concluida'
        when ja(somar_dias(visitou_em, -2)) then 'pendente'
    end as situacao_visita,
    criado_em as cadastrado_em,
    case when ja(atendido_em) then atendido_em end as primeiro_contato_em
from agora_leads;
