-- GET /reservas/historico: the generic log, all text.
create or replace temp view registros as
select
    ordem,
    em,
    ordem as idhistorico,
    pai as idreserva,
    ts(em) as data_cad,
    'Situação' as tipo,
    'Alteração' as acao,
    nome_situacao(de) as de,
    situacao as para,
    'Gestor 11' as usuario,
    situacao as situacao_atual
from agora_passos
where assunto = 'reservas';
