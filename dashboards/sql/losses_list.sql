-- The losses of the period, the newest first; the reason is the mapped one, never the text that was typed.
select
    e.id_perda,
    e.data_perda,
    e.tipo_perda,
    e.etapa,
    e.nome_motivo,
    e.grupo_motivo,
    e.nome_empreendimento,
    e.nome_imobiliaria,
    e.rotulo_corretor,
    e.nome_origem,
    e.valor_perdido,
    e.dias_ate_perda
from views.vw_perdas as e
where e.data_perda between $inicio::date and $fim::date and {filtros}
order by e.data_perda desc, e.id_perda
limit $limite
