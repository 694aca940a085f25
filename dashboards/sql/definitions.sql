-- The dictionary, or those entries of it that mention a text, whatever its case and accents.
select
    e.metrica,
    e.rotulo,
    e.definicao,
    e.formula,
    e.unidade,
    e.direcao,
    e.responsavel
from views.vw_dicionario_metricas as e
where
    contains(
        strip_accents(lower(concat_ws(' ', e.metrica, e.rotulo, e.definicao, e.formula, e.responsavel))),
        strip_accents(lower($busca))
    )
order by e.rotulo
