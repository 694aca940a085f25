-- GET /vendas: reservations that were ever sold. The cursor is the typed sale date, so neither
-- edits nor distratos nor back-dated sales move it; a distrato leaves no mark here.
create or replace temp view registros as
select
    r.idreserva::varchar as referencia,
    ts(r.data_venda) as referencia_data,
    sn(not r.esta_apagada) as ativo,
    r.idreserva as idreserva,
    ts(r.criada_em) as data_reserva,
    ts(r.data_venda) as data_venda,
    r.idreserva * 15 + 3 as idhistorico,
    ts(r.vendida_em) as data_historico,
    sim(r.chave % 50 <> 0) as aprovada,
    numero(r.valor, r.chave) as valor_contrato,
    r.contrato_interno as contrato_interno,
    r.idcliente as idpessoa_cv,
    case when r.codigointerno is not null then (r.idcliente + 2000)::varchar else '' end as idpessoa_int,
    nome_cliente(r.idcliente) as cliente,
    r.idcliente as idcliente,
    cpf(r.idcliente) as documento_cliente,
    email_cliente(r.idcliente) as email,
    e.cidade as cidade,
    lpad((1000000 + r.idcliente % 90000)::varchar, 8, '0') as cep_cliente,
    (2000 + inteiro(r.idcliente, 'renda', 0, 300) * 50.25)::double as renda,
    sorteia(r.idcliente, 'sexo', ['Feminino', 'Masculino']) as sexo,
    inteiro(r.idcliente, 'idade', 19, 74) as idade,
    sorteia(r.idcliente, 'civil', ['Solteiro(a)', 'Casado(a)', 'Divorciado(a)', null]) as estado_civil,
    coalesce(co.idcorretor, 0) as idcorretor,
    co.nome as corretor,
    coalesce(im.idimobiliaria, 0) as idimobiliaria,
    im.nome as imobiliaria,
    r.idempreendimento as idempreendimento,
    e.nome as empreendimento,
    r.codigo_erp::varchar as codigointerno_empreendimento,
    e.regiao as regiao,
    r.tipologia as planta,
    'Etapa 1' as etapa,
    r.bloco as bloco,
    r.idunidade as idunidade,
    r.unidade as unidade,
    r.area_privativa::double as area_privativa,
    case when u(r.chave, 'campanha') < 0.2 then 'Feirão de ' || year(r.criada_em)::varchar end as campanha,
    idmidia(r.chave) as idmidia,
    midia(idmidia(r.chave)) as midia,
    idtabela(r.criada_em) as idtabela,
    nome_tabela(r.criada_em) as nometabela,
    case when r.chave % 4 = 0 then '' end as codigointernotabela,
    r.idtipovenda as idtipovenda,
    tipovenda(r.idtipovenda) as tipovenda,
    coalesce(l.idlead, '') as idlead,
    case
        when u(r.idcliente, 'associado') < 0.25 then [{
            'idpessoa_cv': r.idcliente + 5000000, 'idtipo_associacao': 1, 'tipo_associacao': 'Cônjuge',
            'percentagem_participacao': 50, 'ativo': 'S'
        }]
        else []
    end as associados
from agora_reservas as r
inner join mundo.empreendimentos as e on r.k = e.k
left join mundo.corretores as co on r.k_corretor = co.k
left join mundo.imobiliarias as im on co.k_imobiliaria = im.k
left join mundo.leads_por_reserva as l on r.idreserva = l.idreserva
where r.foi_vendida;

create or replace temp view servidos as
select r.referencia_data as cursor, r.idreserva as ordem, to_json(r)::varchar as texto
from registros as r;
