-- GET /pesquisas/perguntas: the questions of the surveys.
create or replace temp view registros as
select
    n as ordem,
    getvariable('inicio')::timestamp as em,
    n as idpesquisa_pergunta,
    n * 10 as idpergunta,
    'Você nos recomendaria?' as nome_pergunta,
    n as idpesquisa,
    'Satisfação ' || n::varchar as nome_pesquisa,
    'NPS' as tipo_pesquisa
from range(1, 4) as t (n);
