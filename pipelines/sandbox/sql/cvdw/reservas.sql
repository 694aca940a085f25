-- GET /reservas: the deals, in documented order with the corrections seen on real accounts.
create or replace temp view registros as
select
    r.idreserva::varchar as referencia,
    referencia_data(r.modificada_em, r.sem_data) as referencia_data,
    sn(not r.esta_apagada) as ativo,
    r.idreserva as idreserva,
    ts(r.criada_em) as data_cad,
    r.codigointerno as codigointerno,
    r.numero_venda as numero_venda,
    sim(r.foi_aprovada) as aprovada,
    case when r.foi_vendida then ts(r.data_venda) end as data_venda,
    nome_situacao(r.idsituacao) as situacao,
    r.idsituacao as idsituacao,
    case when r.foi_aprovada then 'Pré-venda' end as situacao_comercial,
    r.idempreendimento as idempreendimento,
    -- Some rows lost the ERP code; only rows whose link does not need it.
    case
        when r.tipo_vinculo = 'codigo' and u(r.chave, 'sem_codigo') < 0.03 then null else
            r.codigo_erp::varchar
    end as codigointerno_empreendimento,
    e.nome as empreendimento,
    case when r.foi_vendida then dia(r.entrega_em + 180) end as data_entrega_chaves_contrato_cliente,
    'Etapa 1' as etapa,
    r.bloco as bloco,
    r.unidade as unidade,
    e.regiao as regiao,
    sim(r.foi_vendida and not r.esta_distratada) as venda,
    r.idcliente as idcliente,
    cpf(r.idcliente) as documento_cliente,
    nome_cliente(r.idcliente) as cliente,
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
    numero(r.valor, r.chave) as valor_contrato,
    ts(coalesce(r.vence_em, somar_dias(r.criada_em, 5))) as vencimento,
    case when u(r.chave, 'campanha') < 0.2 then 'Feirão de ' || year(r.criada_em)::varchar end as campanha,
    sim(r.cessao) as cessao,
    case when r.esta_cancelada then motivo(r.chave) end as motivo_cancelamento,
    case when r.esta_cancelada then ts(r.cancelada_em) end as data_cancelamento,
    case when u(r.chave, 'vaga') < 0.3 then 'Vaga ' || inteiro(r.chave, 'vaga_n', 1, 200)::varchar end
        as espacos_complementares,
    l.idlead as idlead,
    ts(r.situacao_desde) as data_ultima_alteracao_situacao,
    case when r.idtipovenda = 2 then 3 else 0 end as idempresa_correspondente,
    case when r.idtipovenda = 2 then 'Correspondente Alfa' end as empresa_correspondente,
    case when r.idtipovenda = 2 then inteiro(r.chave, 'fgts', 0, 30) * 500 end as valor_fgts,
    case when r.idtipovenda = 2 then round(r.valor::double * 0.7, 2) end as valor_financiamento,
    case when r.idtipovenda = 2 then 0 end as valor_subsidio,
    case when u(r.chave, 'usuario') < 0.4 then 'Gestor ' || inteiro(r.chave, 'gestor', 1, 9)::varchar end
        as nome_usuario,
    r.idunidade as idunidade,
    case when u(r.idreserva, 'precadastro') < 0.6 then r.idreserva - 30000 end as idprecadastro,
    idmidia(r.chave) as idmidia,
    midia(idmidia(r.chave)) as midia,
    case when r.esta_cancelada then 'Informado pelo corretor' end as descricao_motivo_cancelamento,
    r.idsituacao_anterior as idsituacao_anterior,
    nome_situacao(r.idsituacao_anterior) as situacao_anterior,
    idtabela(r.criada_em) as idtabela,
    nome_tabela(r.criada_em) as nometabela,
    case when r.chave % 4 = 0 then '' end as codigointernotabela,
    case when r.foi_vendida then dia(r.vendida_em) end as data_contrato,
    numero(r.valor_inicial, r.chave) as valor_proposta,
    round(r.valor::double * 0.94, 2) as vpl_reserva,
    r.vgv_tabela::double as vgv_tabela,
    round(r.vgv_tabela::double * 0.95, 2) as vpl_tabela,
    case when r.foi_aprovada then 'Gerente Comercial' end as usuario_aprovacao,
    case when r.foi_aprovada then ts(r.aprovada_em) end as data_aprovacao,
    case when r.foi_aprovada then ts(r.aprovada_em) end as data_primeira_aprovacao,
    case when r.chave % 5 = 0 then 0.8 else 0 end as juros_condicao_aprovada,
    0 as juros_apos_entrega_condicao_aprovada,
    idtabela(r.criada_em) as idtabela_condicao_aprovada,
    round(r.valor::double - r.vgv_tabela::double, 2) as aprovacao_absoluto,
    0 as aprovacao_vpl_valor,
    r.idtipovenda as idtipovenda,
    tipovenda(r.idtipovenda) as tipovenda,
    case when r.idsituacao in (3, 13) then 2 else 1 end as idgrupo,
    case when r.idsituacao in (3, 13) then 'Pós-venda' else 'Negociação' end as grupo,
    ts(r.modificada_em) as data_modificacao,
    case
        when u(r.chave, 'campos') < 0.1 then [{
            'referencia': r.idreserva * 10 + 1, 'referencia_data': ts(r.criada_em),
            'idcampo_valores': r.idreserva * 10 + 1, 'idcampo': 71, 'nome': 'Valor do sinal combinado',
            'valor': '1.000,00', 'tipo': 'Moeda'
        }]
        else []
    end as campos_adicionais,
    case
        when r.foi_vendida and u(r.chave, 'campos_c') < 0.05 then [{
            'referencia': r.idreserva * 10 + 2, 'referencia_data': ts(r.vendida_em),
            'idreservacontratocampoadicional': r.idreserva * 10 + 2, 'idcampo': 72,
            'nome': 'Observação do contrato', 'valor': 'Cláusula nº 3', 'tipo': 'Texto'
        }]
        else []
    end as campos_adicionais_contrato,
    case when co.k is null then 0 else 1 + im.k % 4 end as idtime,
    case when co.k is not null then time_de(im.k) end as nome_time,
    case when co.k is null then 0 else 11 + im.k % 4 end as idgestor_time,
    round(r.valor::double * 1.08, 2) as valor_contrato_com_juros,
    round(r.valor::double * 1.03, 2) as valor_liquido_com_juros,
    round(r.valor::double * 0.96, 2) as valor_liquido_sem_juros,
    1 as idtipo_tabela,
    'Financiamento' as tipo_tabela,
    round(r.vgv_tabela::double * 0.9, 2) as vgv_tabela_minima,
    round(r.vgv_tabela::double * 0.86, 2) as vpl_tabela_minima,
    0.8 as juros_cadastro,
    0 as juros_cadastro_fixa_adicional,
    1 as juros_apos_entrega_cadastro,
    dia(r.entrega_em) as data_entrega,
    1 as idtipo_reserva,
    'Padrão' as tipo_reserva
from agora_reservas as r
inner join mundo.empreendimentos as e on r.k = e.k
left join mundo.corretores as co on r.k_corretor = co.k
left join mundo.imobiliarias as im on co.k_imobiliaria = im.k
left join mundo.leads_por_reserva as l on r.idreserva = l.idreserva;

create or replace temp view servidos as
select r.referencia_data as cursor, r.idreserva as ordem, to_json(r)::varchar as texto
from registros as r;
