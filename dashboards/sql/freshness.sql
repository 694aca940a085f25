-- One row per source, the oldest first: the pages are as fresh as their oldest source.
select
    fonte,
    max(ultima_carga_em) as ultima_carga_em,
    count(*) filter (where situacao_ultima_execucao = 'failed') as objetos_com_falha,
    bool_or(coalesce(eh_demonstracao, false)) as eh_demonstracao
from views.vw_atualizacao_fontes
group by fonte
order by ultima_carga_em nulls first, fonte
