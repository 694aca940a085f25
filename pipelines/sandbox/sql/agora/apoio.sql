-- What the smaller objects of the CRM share at the clock: views only, so they cost nothing until one
-- of those objects is asked for.
create or replace temp view agora_lugares as
select
    r.*,
    'Etapa 1' as etapa,
    e.nome as empreendimento,
    r.codigo_erp::varchar as codigointerno_empreendimento,
    e.regiao,
    e.tipo as tipo_empreendimento,
    nome_cliente(r.idcliente) as cliente,
    cpf(r.idcliente) as documento_cliente,
    lpad((1000000 + r.idcliente % 90000)::varchar, 8, '0') as cep_cliente,
    coalesce(co.idcorretor, 0) as idcorretor,
    co.nome as corretor,
    coalesce(im.idimobiliaria, 0) as idimobiliaria,
    im.nome as imobiliaria
from agora_reservas as r
inner join mundo.empreendimentos as e on r.k = e.k
left join mundo.corretores as co on r.k_corretor = co.k
left join mundo.imobiliarias as im on co.k_imobiliaria = im.k;

create or replace temp view agora_leads as
select
    l.*,
    'Lead ' || seis(l.idlead) as nome,
    'lead' || seis(l.idlead) || '@example.com' as email,
    telefone(l.idlead) as telefone,
    e.idempreendimento,
    e.nome as empreendimento,
    co.idcorretor,
    co.nome as corretor,
    im.idimobiliaria,
    im.nome as imobiliaria,
    r.criada_em as reservou_em,
    r.vendida_em as comprou_em
from mundo.leads as l
left join mundo.reservas as r on l.idreserva = r.idreserva
inner join mundo.empreendimentos as e
    on coalesce(
        r.k, 1 + (mistura(l.chave, 'lead_emp') % (getvariable('empreendimentos') - 1)::ubigint)::integer
    ) = e.k
inner join mundo.corretores as co
    on coalesce(
        r.k_corretor, 1 + (mistura(l.chave, 'lead_cor') % getvariable('corretores')::ubigint)::integer
    ) = co.k
inner join mundo.imobiliarias as im on co.k_imobiliaria = im.k
where l.criado_em <= getvariable('agora')::timestamp
    and coalesce(l.some_em > getvariable('agora')::timestamp, true);

-- Six reservations in ten had their buyer's credit analysed before.
create or replace temp view agora_precadastros as
with aberturas as (
    select
        *,
        somar_dias(criada_em, -inteiro(idreserva, 'pre_abre', 3, 20)) as aberta_em,
        somar_dias(criada_em, -inteiro(idreserva, 'pre_decide', 0, 2)) - interval 1 hour as decidida_em,
        resultado <> 'vendida' and u(idreserva, 'reprova') < 0.3 as reprovada
    from mundo.reservas
    where u(idreserva, 'precadastro') < 0.6
)

select *, ja(decidida_em) as decidida
from aberturas
where aberta_em <= getvariable('agora')::timestamp;

create or replace temp view agora_pessoas as
select idcliente as idpessoa, min(criada_em) as criada_em, max(criada_em) as em
from agora_reservas
group by idcliente;

create or replace temp view agora_atendimentos as
select
    *,
    idreserva - 20000 as idatendimento,
    somar_dias(vendida_em, 30) as aberto_em,
    somar_dias(vendida_em, 31) as respondido_em,
    somar_dias(vendida_em, 32 + inteiro(chave, 'atendimento', 0, 20)) as fechado_em
from agora_lugares
where idreserva % 3 = 0 and ja(somar_dias(vendida_em, 30));

create or replace temp view agora_assistencias as
select
    *,
    idreserva - 10000 as idassistencia,
    somar_dias(vendida_em, 120) as aberta_em,
    somar_dias(vendida_em, 125) as iniciada_em,
    somar_dias(vendida_em, 126 + inteiro(chave, 'assistencia', 0, 60)) as concluida_em
from agora_lugares
where idreserva % 2 = 0 and ja(somar_dias(vendida_em, 120));

-- Each step of each thing through the situations of its workflow.
create or replace temp view agora_passos as
with etapas as (
    select 'reservas' as assunto, idreserva as pai, unnest([
        {'id': 1, 'em': criada_em},
        {'id': 47, 'em': case when foi_aprovada then aprovada_em end},
        {'id': 3, 'em': ocorrido(vendida_em)},
        {'id': 4, 'em': ocorrido(cancelada_em)},
        {'id': 6, 'em': ocorrido(vence_em)},
        {'id': 13, 'em': ocorrido(distrato_em)},
        {'id': 3, 'em': ocorrido(reversao_em)}
    ], recursive := true)
    from agora_reservas
    union all
    select 'leads', idlead, unnest([
        {'id': 1, 'em': criado_em},
        {'id': 3, 'em': ocorrido(atendido_em)},
        {'id': 5, 'em': ocorrido(visitou_em)},
        {'id': 9, 'em': ocorrido(perdido_em)},
        {'id': 3, 'em': ocorrido(reativado_em)},
        {'id': 6, 'em': ocorrido(reservou_em)},
        {'id': 7, 'em': ocorrido(comprou_em)}
    ], recursive := true)
    from agora_leads
    union all
    select 'repasses', idreserva - 25000, unnest([
        {'id': 1, 'em': somar_dias(vendida_em, 2)},
        {'id': 2, 'em': ocorrido(somar_dias(vendida_em, 30))},
        {'id': 4, 'em': ocorrido(somar_dias(vendida_em, 90))}
    ], recursive := true)
    from agora_reservas
    where idtipovenda = 2 and ja(somar_dias(vendida_em, 2))
    union all
    select 'precadastro', idreserva - 30000, unnest([
        {'id': 1, 'em': aberta_em},
        {'id': case when reprovada then 4 else 3 end, 'em': ocorrido(decidida_em)}
    ], recursive := true)
    from agora_precadastros
    union all
    select 'comissoes', iddocumento, unnest([
        {'id': 1, 'em': criado_em},
        {'id': 4, 'em': ocorrido(somar_dias(criado_em, 10))},
        {'id': 5, 'em': case when situacao = 'Finalizado' then ultimo_pagamento_em end}
    ], recursive := true)
    from agora_documentos_comissao
    union all
    select 'atendimentos', idatendimento, unnest([
        {'id': 1, 'em': aberto_em}, {'id': 2, 'em': ocorrido(respondido_em)},
        {'id': 5, 'em': ocorrido(fechado_em)}
    ], recursive := true)
    from agora_atendimentos
    union all
    select t.assunto, idassistencia, unnest([
        {'id': 1, 'em': aberta_em}, {'id': 2, 'em': ocorrido(iniciada_em)},
        {'id': 5, 'em': ocorrido(concluida_em)}
    ], recursive := true)
    from agora_assistencias, (values ('assistencias'), ('itens'), ('visitas')) as t (assunto)
),

numeradas as (
    select
        assunto,
        pai,
        id as idsituacao,
        em,
        row_number() over (partition by assunto, pai order by em, id) as n
    from etapas
    where em is not null
)

select
    assunto,
    pai,
    idsituacao,
    em,
    n,
    pai::bigint * 10 + n as ordem,
    case assunto
        when 'reservas' then nome_situacao(idsituacao)
        when 'leads' then case idsituacao
            when 7 then 'Venda Realizada' when 6 then 'Reserva' when 9 then 'Descartado'
            when 5 then 'Visita realizada ' when 3 then 'Em atendimento' else 'Sem contato'
        end
        else case idsituacao
            when 1 then 'Aberto' when 2 then 'Em andamento' when 3 then 'Aprovado ' when 4 then 'Conferido'
            else 'Finalizado'
        end
    end as situacao,
    lag(idsituacao) over (partition by assunto, pai order by n) as de,
    lead(em) over (partition by assunto, pai order by n) as ate
from numeradas;

-- Units with their place, for the objects about units.
create or replace temp view agora_unidades as
select
    u.*,
    e.nome as empreendimento,
    e.tipo as tipo_empreendimento,
    'Etapa 1' as etapa
from mundo.unidades as u
inner join mundo.empreendimentos as e on u.k = e.k
where u.papel <> 'so_erp' and u.lancado_em <= getvariable('agora')::date + 60;
