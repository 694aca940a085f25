-- GET /precadastros: the credit analyses that came before six reservations in ten.
create or replace temp view registros as
select
    (r.idreserva - 30000)::varchar as referencia,
    ts(greatest(r.aberta_em, ocorrido(r.decidida_em))) as referencia_data,
    'S' as ativo,
    r.idreserva - 30000 as idprecadastro,
    '' as codigointerno,
    case when r.decidida then case when r.reprovada then 4 else 3 end else 1 end as idsituacao,
    case
        when r.decidida then case when r.reprovada then 'Reprovado' else 'Aprovado ' end else 'Em análise'
    end as situacao,
    case when not r.decidida then '' else sn(not r.reprovada) end as condicao_aprovada,
    r.idempreendimento as idempreendimento,
    e.nome as empreendimento,
    r.idunidade as idunidade,
    r.unidade as unidade,
    coalesce(co.idcorretor, 0) as idcorretor,
    co.nome as corretor,
    coalesce(im.idimobiliaria, 0) as idimobiliaria,
    im.nome as imobiliaria,
    3 as idempresa,
    'Correspondente Alfa' as empresa,
    nome_cliente(r.idcliente) as pessoa,
    lpad((1000000 + r.idcliente % 90000)::varchar, 8, '0') as cep_cliente,
    (2000 + inteiro(r.idcliente, 'renda', 0, 300) * 50)::decimal(18, 2)::varchar as renda_cliente_principal,
    null::integer as idusuario_correspondente,
    null::varchar as usuario_correspondente,
    r.idcliente as idpessoa,
    l.idlead as idlead,
    r.vgv_tabela::double as valor_avaliacao,
    case when r.decidida and not r.reprovada then round(r.vgv_tabela::double * 0.75, 2) end as valor_aprovado,
    0 as valor_subsidio,
    r.vgv_tabela::double as valor_total,
    0 as valor_fgts,
    round(r.vgv_tabela::double * 0.25, 2) as saldo_devedor,
    '360' as prazo,
    null::varchar as observacoes,
    'Price' as tabela,
    round(r.vgv_tabela::double * 0.006, 2) as valor_prestacao,
    null::varchar as carta_credito,
    case when r.decidida then dia(somar_dias(r.decidida_em, 90)) end as vencimento_aprovacao,
    case when r.decidida and r.reprovada then 1 end as idmotivo_reprovacao,
    case when r.decidida and r.reprovada then 'Renda insuficiente' end as motivo_reprovacao,
    null::varchar as descricao_motivo_reprovacao,
    null::integer as idmotivo_cancelamento,
    null::varchar as motivo_cancelamento,
    null::varchar as descricao_motivo_cancelamento,
    null::varchar as sla_vencimento,
    ts(r.aberta_em) as data_cad,
    'Correspondente Alfa' as empresa_correspondente,
    case when r.decidida then 1 else 0 end as idsituacao_anterior,
    case when r.decidida then 'Em análise' end as situacao_anterior,
    ts(greatest(r.aberta_em, ocorrido(r.decidida_em))) as data_ultima_alteracao_situacao,
    [] as campos_adicionais,
    null::varchar as idintencao_compra,
    null::varchar as intencao_compra,
    case when r.idcliente % 3 = 0 then 0 else 2000 + inteiro(r.idcliente, 'renda', 0, 300) * 50 end
        as renda_total
from agora_precadastros as r
inner join mundo.empreendimentos as e on r.k = e.k
left join mundo.corretores as co on r.k_corretor = co.k
left join mundo.imobiliarias as im on co.k_imobiliaria = im.k
left join mundo.leads_por_reserva as l on r.idreserva = l.idreserva;

create or replace temp view servidos as
select r.referencia_data as cursor, r.idprecadastro as ordem, to_json(r)::varchar as texto
from registros as r;
