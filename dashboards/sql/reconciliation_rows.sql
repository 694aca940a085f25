-- The differences with what each system says, the most money first.
select
    e.rotulo_motivo,
    e.nome_empreendimento,
    coalesce(e.nome_unidade_cv, e.nome_unidade_sienge) as nome_unidade,
    e.id_reserva,
    e.id_contrato,
    e.valor_em_jogo,
    e.valor_cv,
    e.valor_sienge,
    e.diferenca_valor,
    e.situacao_cv,
    e.situacao_sienge,
    e.nome_unidade_cv,
    e.nome_unidade_sienge,
    e.data_cv,
    e.data_sienge,
    e.data_distrato_cv,
    e.data_distrato_sienge,
    e.valor_comissao_cv,
    e.valor_comissao_sienge,
    e.dias_desde_venda,
    e.dias_desde_vista,
    e.o_que_fazer
from views.vw_conciliacao_crm_erp as e
where
    e.tem_divergencia
    and ($divergencia::varchar is null or e.motivo = $divergencia)
    and {alcance}
    and {filtros}
order by e.valor_em_jogo desc, e.data_base desc nulls last, e.id_conciliacao
limit $limite
