-- GET /repasses: the bank-financed part of the sales. The key of the reservation is called reserva.
create or replace temp view registros as
select
    r.idrepasse::varchar as referencia,
    ts(r.repasse_modificado_em) as referencia_data,
    'S' as ativo,
    r.idrepasse as idrepasse,
    case
        when r.esta_distratada then 9 when r.liberado_em is not null then 5 when r.registrado_em is not null then 4
        when r.assinado_em is not null then 2
        else 1
    end as idsituacao,
    case
        when r.esta_distratada then 'Cancelado' when r.liberado_em is not null then 'Finalizado'
        when r.registrado_em is not null then 'Registrado'
        when r.assinado_em is not null then 'Assinado '
        else 'Em análise'
    end as situacao,
    r.idreserva as reserva,
    r.idempreendimento as idempreendimento,
    r.codigo_erp::varchar as codigointerno_empreendimento,
    e.nome as empreendimento,
    'Etapa 1' as etapa,
    r.bloco as bloco,
    r.unidade as unidade,
    e.regiao as regiao,
    r.idcliente as idcliente,
    cpf(r.idcliente) as documento_cliente,
    nome_cliente(r.idcliente) as cliente,
    lpad((1000000 + r.idcliente % 90000)::varchar, 8, '0') as cep_cliente,
    sim(false) as parcela,
    r.codigointerno as idcontrato,
    case when r.chave % 20 = 0 then 'Inadimplente' else 'Adimplente' end as contrato,
    'N' as contrato_quitado,
    'N' as contrato_liquidado,
    r.valor_previsto as valor_previsto,
    null::double as parcela_conclusao,
    r.valor_previsto as saldo_devedor,
    r.valor_divida as valor_divida,
    0 as valor_subsidio,
    r.valor_fgts as valor_fgts,
    null::double as valor_registro,
    r.valor_divida + r.valor_fgts as valor_financiado,
    null::varchar as data_status_financiamento,
    sn(r.registrado_em is not null) as registro_pago,
    numero(r.valor, r.chave) as valor_contrato,
    '' as numero_contrato,
    dia(r.registrado_em) as data_registro,
    'Correspondente Alfa' as correspondente,
    'Banco Modelo' as banco,
    '0001' as agencia,
    ts(r.repasse_em) as data_alteracao_status,
    ts(r.data_venda) as data_venda,
    null::varchar as data_contrato_contabilizado,
    null::varchar as data_contrato_liberado,
    dia(r.assinado_em) as data_assinatura_de_contrato,
    'S' as liberar_assinatura,
    null::varchar as proxima_acao,
    null::varchar as num_matricula,
    'N' as recebendo_financiamento,
    sn(r.itbi_pago_em is not null) as itbi_pago,
    'N' as laudemio_pago,
    l.idlead as idlead,
    null::varchar as data_unidade_liberada,
    null::varchar as data_laudo_liberado,
    dia(r.liberado_em) as data_recurso_liberado,
    ts(r.repasse_em) as data_sincronizacao,
    ts(r.repasse_criado_em) as data_cadastro,
    r.idunidade as idunidade,
    ts(r.repasse_modificado_em) as data_modificacao,
    [] as campos_adicionais
from agora_repasses as r
inner join mundo.empreendimentos as e on r.k = e.k
left join mundo.leads_por_reserva as l on r.idreserva = l.idreserva;

create or replace temp view servidos as
select r.referencia_data as cursor, r.idrepasse as ordem, to_json(r)::varchar as texto
from registros as r;
