-- GET /pesquisas/respostas: the answers.
create or replace temp view registros as
select
    idatendimento as ordem,
    getvariable('inicio')::timestamp as em,
    1 + idatendimento % 3 as idpesquisa,
    (1 + idatendimento % 3) * 10 as idpergunta,
    'Você nos recomendaria?' as pergunta,
    idatendimento as idresposta,
    'Sim' as resposta,
    inteiro(idatendimento, 'nota', 0, 10) as nota
from agora_atendimentos
where ja(fechado_em);
