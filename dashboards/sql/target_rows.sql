-- Target and result of each of a level in the period's last month, the largest targets first and those
-- without a target last.
select
    e.id_entidade as id,
    e.nome_entidade as rotulo,
    e.situacao_meta,
    e.valor_meta,
    e.valor_realizado,
    e.valor_diferenca,
    e.taxa_atingimento,
    e.valor_meta_ate_hoje,
    e.valor_projecao,
    e.valor_ritmo_necessario,
    e.data_vigencia_desde,
    e.tem_meta
from views.vw_metas as e
where
    e.mes_referencia = date_trunc('month', $fim::date)
    and e.metrica = $metrica
    and e.nivel = $nivel
    and ($entidades::varchar[] is null or list_contains($entidades::varchar[], e.id_entidade))
order by e.tem_meta desc, e.valor_meta desc nulls last, e.valor_realizado desc, e.nome_entidade, e.id_entidade
limit $limite
