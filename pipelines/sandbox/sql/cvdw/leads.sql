-- GET /leads: people who asked. The cursor is the latest of creation and last change; a merged or
-- discarded lead is simply gone.
create or replace temp view registros as
with visiveis as (
    select
        l.* exclude (canal),
        coalesce(
            r.k, 1 + (mistura(l.chave, 'lead_emp') % (getvariable('empreendimentos') - 1)::ubigint)::integer
        ) as k_empreendimento,
        coalesce(
            r.k_corretor, 1 + (mistura(l.chave, 'lead_cor') % getvariable('corretores')::ubigint)::integer
        ) as k_corretor,
        r.idcliente,
        ja(r.criada_em) as tem_reserva,
        ja(r.vendida_em) as tem_venda,
        greatest(
            l.criado_em, ocorrido(l.atendido_em), ocorrido(l.visitou_em), ocorrido(l.perdido_em),
            ocorrido(l.reativado_em), ocorrido(r.criada_em), ocorrido(r.vendida_em)
        ) as alterado_em,
        case l.canal
            when 'FB' then {'origem': 'FB', 'nome': 'Facebook', 'midia': 'Facebook'}
            when 'PO' then {'origem': 'PO', 'nome': 'Portal', 'midia': 'Portal'}
            when 'CH' then {'origem': 'CH', 'nome': 'Chat', 'midia': ''}
            when 'PV' then {'origem': 'PV', 'nome': 'Ponto de venda', 'midia': 'Plantão'}
        end as canal
    from mundo.leads as l
    left join mundo.reservas as r on l.idreserva = r.idreserva
    where l.criado_em <= getvariable('agora')::timestamp
        and coalesce(l.some_em > getvariable('agora')::timestamp, true)
),

situados as (
    select
        v.*,
        e.idempreendimento,
        e.codigo_erp,
        e.nome as empreendimento,
        e.uf,
        e.cidade,
        e.regiao,
        case
            when v.tem_venda then 7
            when v.tem_reserva then 6
            when ja(v.reativado_em) then 3
            when ja(v.perdido_em) then 9
            when ja(v.visitou_em) then 5
            when ja(v.atendido_em) then 3
            else 1
        end as idsituacao
    from visiveis as v
    inner join mundo.empreendimentos as e on v.k_empreendimento = e.k
),

andamento as (
    select
        *,
        case idsituacao
            when 7 then 'Venda Realizada' when 6 then 'Reserva' when 9 then 'Descartado'
            when 5 then 'Visita realizada ' when 3 then 'Em atendimento' else 'Sem contato'
        end as situacao
    from situados
)

select
    a.idlead::varchar as referencia,
    ts(greatest(a.criado_em, a.alterado_em)) as referencia_data,
    'S' as ativo,
    a.idlead as idlead,
    a.idsituacao as idsituacao,
    a.situacao as situacao,
    ts(a.criado_em) as data_cad,
    'Lead ' || seis(a.idlead) as nome,
    'lead' || seis(a.idlead) || '@example.com' as email,
    telefone(a.idlead) as telefone,
    case when a.idreserva is not null then cpf(a.idcliente) end as documento_cliente,
    null::varchar as cep_cliente,
    0 as idponto_venda,
    null::varchar as ponto_venda,
    'Formulário LP' as conversao_original,
    'Formulário LP' as conversao_ultimo,
    'Formulário LP' as conversao,
    a.idempreendimento::varchar || case when a.idlead % 7 = 0 then ';84' else '' end as idempreendimento,
    a.codigo_erp::varchar as codigointerno_empreendimento,
    a.idempreendimento as idempreendimento_primeiro,
    a.empreendimento as empreendimento_primeiro,
    a.idempreendimento as idempreendimento_ultimo,
    a.empreendimento as empreendimento_ultimo,
    null::integer as idmotivo,
    null::varchar as motivo,
    case when a.idlead % 2 = 0 then 0 else 11 end as idgestor,
    case when a.idlead % 2 = 0 then null else 'Gestor 11' end as gestor,
    case when ja(a.atendido_em) then coalesce(co.idcorretor, 0) else 0 end as idcorretor,
    case when ja(a.atendido_em) then co.nome end as corretor,
    case when ja(a.atendido_em) then coalesce(im.idimobiliaria, 0) else 0 end as idimobiliaria,
    case when ja(a.atendido_em) then im.nome end as imobiliaria,
    null::varchar as feedback,
    a.canal.origem as origem,
    a.canal.origem as origem_ultimo,
    a.canal.midia as midia_ultimo,
    a.canal.midia as midia_original,
    (2000 + inteiro(a.chave, 'lead_renda', 0, 100) * 100)::decimal(18, 2)::varchar as renda_familiar,
    case when a.idsituacao = 9 then a.motivo_perda end as motivo_cancelamento,
    case when a.idsituacao = 9 then ts(a.perdido_em) end as data_cancelamento,
    ts(ocorrido(a.atendido_em)) as data_ultima_interacao,
    ts(a.criado_em) as ultima_data_conversao,
    ts(ocorrido(a.reativado_em)) as data_reativacao,
    case when a.idsituacao = 1 then 0 else 1 end as idsituacao_anterior,
    case when a.idsituacao = 1 then null else 'Sem contato' end as nome_situacao_anterior_lead,
    null::varchar as descricao_motivo_cancelamento,
    inteiro(a.chave, 'possibilidade', 1, 5) as possibilidade_venda,
    sn(a.idlead % 9 = 0) as inserido_bolsao,
    ts(ocorrido(a.atendido_em)) as data_primeira_interacao_gestor,
    ts(ocorrido(a.atendido_em)) as data_primeira_interacao_corretor,
    inteiro(a.chave, 'score', 0, 100) as score,
    null::integer as idgestor_ultimo,
    null::varchar as gestor_ultimo,
    null::integer as idcorretor_ultimo,
    null::varchar as corretor_ultimo,
    null::integer as idcorretor_penultimo,
    null::integer as idimobiliaria_ultimo,
    null::varchar as corretor_penultimo,
    null::varchar as nome_momento_lead,
    sn(not ja(a.reativado_em)) as novo,
    sn(ja(a.reativado_em)) as retorno,
    ts(a.alterado_em) as data_ultima_alteracao,
    a.uf as estado,
    a.cidade as cidade,
    a.regiao as regiao,
    'N' as vencido,
    null::varchar as data_vencimento,
    a.empreendimento || case when a.idlead % 7 = 0 then ';Jardim das Acácias' else '' end as empreendimento,
    null::varchar as caracteristicas,
    case when a.idlead % 5 = 0 then 'vip, integracao' else '' end as tags,
    case when a.tem_reserva then 1 else 0 end as reserva,
    a.canal.nome as origem_nome,
    a.canal.nome as origem_ultimo_nome,
    [] as campos_adicionais,
    ts(ocorrido(a.atendido_em)) as data_associacao_corretor,
    null::varchar as submotivo_cancelamento,
    sorteia(a.chave, 'profissao', ['Professora', 'Médico', 'Comerciante', null]) as profissao
from andamento as a
left join mundo.corretores as co on a.k_corretor = co.k
left join mundo.imobiliarias as im on co.k_imobiliaria = im.k;

create or replace temp view servidos as
select r.referencia_data as cursor, r.idlead as ordem, to_json(r)::varchar as texto
from registros as r;
