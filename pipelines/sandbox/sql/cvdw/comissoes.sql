-- GET /comissoes: the financial document of each commission line. The cursor is its creation: the
-- payments, situations and cancellations that follow do not move it.
create or replace temp view registros as
select
    c.iddocumento::varchar as referencia,
    case when c.sem_data then '0000-00-00 00:00:00' else ts(c.criado_em) end as referencia_data,
    sn(not c.esta_inativo) as ativo,
    c.iddocumento as idcomissao,
    c.situacao as situacao,
    c.idsituacao as idsituacao,
    c.idreserva as idreserva,
    co.nome as corretor,
    im.nome as imobiliaria,
    e.nome as empreendimento,
    'Etapa 1' as etapa,
    r.bloco as bloco,
    r.unidade as unidade,
    e.regiao as regiao,
    nome_cliente(r.idcliente) as cliente,
    lpad((1000000 + r.idcliente % 90000)::varchar, 8, '0') as cep_cliente,
    numero(r.valor, r.chave) as valor_contrato,
    case when c.chave_linha % 200 = 0 then 6000 else c.percentual::double end as porcentagem_comissao,
    c.valor::double as valor_comissao,
    (c.valor - c.valor_pago)::double as valor_comissao_apagar,
    c.valor_pago::double as valor_pagamento,
    case when c.valor_pago > 0 then (c.iddocumento % 5000 + 1000)::varchar end as nota_fiscal,
    case
        when c.valor_pago > 0 and c.chave_linha % 400 = 2 then '1985-01-15'
        when c.valor_pago > 0 then dia(c.ultimo_pagamento_em)
    end as data_pagamento,
    case when c.sem_data then '0000-00-00 00:00:00' else ts(c.criado_em) end as data_cad
from agora_documentos_comissao as c
inner join agora_reservas as r on c.idreserva = r.idreserva
inner join mundo.empreendimentos as e on r.k = e.k
left join mundo.corretores as co on c.idcorretor = co.idcorretor
left join mundo.imobiliarias as im on c.idimobiliaria = im.idimobiliaria;

create or replace temp view servidos as
select r.referencia_data as cursor, r.idcomissao as ordem, to_json(r)::varchar as texto
from registros as r;
