-- GET /agendamentos/vistorias: inspections; the cursor is a column that is not shown.
create or replace temp view registros as
select
    idreserva as ordem,
    greatest(somar_dias(vendida_em, 60), ocorrido(somar_dias(vendida_em, 75))) as em,
    idreserva as idvistoria,
    idempreendimento,
    empreendimento,
    codigointerno_empreendimento,
    etapa,
    bloco,
    unidade,
    idunidade,
    cliente,
    idcliente,
    cep_cliente,
    dia(somar_dias(vendida_em, 75)) as data_agendamento,
    '10:00' as horario,
    'Vistoriador 1' as vistoriador,
    'Vistoria' as tipo,
    case when ja(somar_dias(vendida_em, 75)) then 'Realizada' else 'Agendada' end as situacao,
    'N' as desmarcado,
    idreserva
from agora_lugares
where ja(somar_dias(vendida_em, 60));
