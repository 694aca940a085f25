-- GET /unidades/situacao: a log, one row for each change of a unit's status.
create or replace temp view registros as
select
    p.ordem,
    p.em,
    u.idunidade::varchar || '_' || p.ordem::varchar as referencia,
    u.idempreendimento,
    u.codigo_erp::varchar as idempreendimento_int,
    u.empreendimento as nome_empreendimento,
    1 as idtipo_empreendimento,
    u.tipo_empreendimento,
    u.idetapa,
    u.etapa,
    u.idbloco,
    u.bloco,
    u.area_privativa::decimal(18, 6)::varchar as area_privativa,
    u.idunidade,
    u.id_unidade_erp::varchar as idunidade_int,
    u.unidade as nome,
    'Gestor 11' as modificou,
    case p.de when 3 then 'Vendida' when 1 then 'Reservada' when 47 then 'Reservada' else 'Disponível' end
        as de_situacao,
    case p.idsituacao when 3 then 'Vendida' when 1 then 'Reservada' when 47 then 'Reservada' else 'Disponível' end
        as para_situacao
from agora_passos as p
inner join mundo.reservas as r on p.pai = r.idreserva
inner join agora_unidades as u on r.idunidade = u.idunidade
where p.assunto = 'reservas';
