-- GET /distratos: sales dissolved as of now; a reversal takes the row away without a tombstone.
create or replace temp view registros as
select
    r.idreserva::varchar as referencia,
    ts(r.distrato_em) as referencia_data,
    sn(not r.esta_apagada) as ativo,
    r.idreserva as idreserva,
    'Sim' as aprovada,
    ts(r.criada_em) as data_cad,
    case when u(r.chave, 'sem_situacao_data') > 0.05 then ts(r.distrato_em) end as situacao_data,
    'Distrato' as situacao_atual,
    13 as idsituacao,
    r.idempreendimento as idempreendimento,
    r.codigo_erp::varchar as codigointerno_empreendimento,
    e.nome as empreendimento,
    e.regiao as regiao,
    'Etapa 1' as etapa,
    r.bloco as bloco,
    r.idunidade as idunidade,
    r.unidade as unidade,
    'Não' as venda,
    r.idcliente as idcliente,
    nome_cliente(r.idcliente) as cliente,
    cpf(r.idcliente) as documento,
    lpad((1000000 + r.idcliente % 90000)::varchar, 8, '0') as cep_cliente,
    coalesce(co.idcorretor, 0) as idcorretor,
    co.nome as corretor,
    coalesce(im.idimobiliaria, 0) as idimobiliaria,
    im.nome as imobiliaria,
    case when r.fim in ('cessao', 'troca') then 'Transferência' else motivo(r.chave) end as motivo_distrato,
    case when r.chave % 3 = 0 then 'Pedido do cliente <br /> por telefone' end as descricao_motivo_distrato,
    numero(r.valor, r.chave) as valor_contrato,
    ts(r.distrato_em) as data_sincronizacao
from agora_reservas as r
inner join mundo.empreendimentos as e on r.k = e.k
left join mundo.corretores as co on r.k_corretor = co.k
left join mundo.imobiliarias as im on co.k_imobiliaria = im.k
where r.esta_distratada;

create or replace temp view servidos as
select r.referencia_data as cursor, r.idreserva as ordem, to_json(r)::varchar as texto
from registros as r;
