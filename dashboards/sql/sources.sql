-- Every table of the sources: its last load and whether that brought all of it, what is wrong first.
select
    e.fonte,
    e.objeto,
    case
        when e.situacao_ultima_execucao = 'failed' then 'falhou'
        when e.ultima_carga_em is null then 'nunca_carregada'
        when not coalesce(e.eh_completa, false) then 'incompleta'
        when e.ultima_carga_em < $atrasada_antes_de::timestamp then 'atrasada'
        else 'em_dia'
    end as situacao,
    e.ultima_carga_em,
    e.ultima_execucao_em,
    e.quantidade_registros_esperada,
    e.quantidade_registros_vista,
    e.erro
from views.vw_atualizacao_fontes as e
order by situacao = 'em_dia', situacao, e.fonte, e.objeto
