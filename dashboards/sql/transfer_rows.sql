-- The bank transfers under way, those longest in their situation first.
select
    e.nome_empreendimento,
    e.nome_bloco,
    e.nome_unidade,
    e.nome_imobiliaria,
    e.rotulo_corretor,
    e.etapa_repasse,
    e.nome_situacao,
    e.dias_na_situacao,
    e.dias_prazo,
    case when e.eh_fora_do_prazo then 'Fora do prazo' else 'No prazo' end as prazo,
    e.nome_banco,
    e.situacao_pagamento,
    e.valor_contrato,
    e.valor_financiado,
    e.data_venda,
    e.data_assinatura,
    e.data_registro,
    e.id_repasse
from views.vw_repasses as e
where
    e.eh_em_andamento
    and ($etapa_repasse::varchar is null or e.etapa_repasse = $etapa_repasse)
    and ($faixa::varchar is null or e.faixa_dias = $faixa)
    and ($banco::varchar is null or e.nome_banco = $banco)
    and {filtros}
order by e.dias_na_situacao desc nulls last, e.id_repasse
limit $limite
