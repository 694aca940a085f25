-- How many bank transfers stand behind the list.
select count(*) as repasses
from views.vw_repasses as e
where
    e.eh_em_andamento
    and ($etapa_repasse::varchar is null or e.etapa_repasse = $etapa_repasse)
    and ($faixa::varchar is null or e.faixa_dias = $faixa)
    and ($banco::varchar is null or e.nome_banco = $banco)
    and {filtros}
