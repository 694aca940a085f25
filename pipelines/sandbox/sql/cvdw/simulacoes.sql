-- GET /simulacoes: what was simulated before each reservation.
create or replace temp view registros as
select
    idreserva as ordem,
    greatest(criada_em, case when foi_aprovada then aprovada_em end, ocorrido(vendida_em)) as em,
    idreserva as idsimulacao,
    ts(criada_em) as data_cad,
    case when foi_vendida then 'Convertida' else 'Vencida' end as situacao_simulacao,
    case when foi_vendida then 2 else 1 end as idsituacao,
    idreserva,
    idcorretor,
    corretor,
    idimobiliaria,
    imobiliaria,
    empreendimento,
    etapa,
    bloco,
    unidade,
    idtabela(criada_em) as idtabela,
    sim(foi_aprovada) as condicao_aprovada,
    '-2.5000' as aprovacao_absoluto_percentual,
    'Não' as juros,
    idtipovenda,
    ts(greatest(criada_em, case when foi_aprovada then aprovada_em end, ocorrido(vendida_em)))
        as data_modificacao,
    valor_inicial::double as valor_contrato,
    round(valor_inicial::double * 0.94, 2) as valor_presente,
    list_transform(
        plano(chave, valor_inicial, valor_inicial, idtipovenda = 1, criada_em::date),
        lambda p: {
            'referencia': idreserva * 10 + p.ordem, 'idsimulacoescondicoes': idreserva * 10 + p.ordem,
            'nome': p.serie, 'idserie': p.ordem + 6, 'qtd_parcelas': p.quantidade, 'valor': p.valor::double,
            'valor_com_juros': p.valor::double, 'vencimento': dia(p.vencimento), 'idportador': null,
            'idindexador': null, 'data_base_juros_futuro': null, 'juros_futuro': null
        }
    ) as condicoes_pagamento,
    idempreendimento as idempreedimento,
    idetapa,
    idbloco,
    idunidade
from agora_lugares;
