-- GET /leads/interacoes: notes and calls; the manager's name is 0 where there is none.
create or replace temp view registros as
select
    idlead * 10 + 1 as ordem,
    atendido_em as em,
    idlead * 10 + 1 as idinteracao,
    idlead,
    ts(atendido_em) as data_cad,
    case when idlead % 2 = 0 then 'A' else 'L' end as tipo,
    'Contato feito <br />' || chr(10) || 'retornar amanhã' as descricao,
    case when idlead % 2 = 1 then 'Concluída' end as situacao,
    idimobiliaria,
    imobiliaria,
    idcorretor,
    corretor,
    0 as idgestor,
    0 as gestor_interacao,
    idcorretor as idcorretor_interacao,
    corretor as corretor_interacao,
    imobiliaria as imobiliaria_interacao
from agora_leads
where ja(atendido_em);
