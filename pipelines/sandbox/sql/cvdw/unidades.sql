-- GET /unidades: the units that the CRM knows, with the reservation that holds each one now. The id is
-- text, money is text, some dates are dd/mm/yyyy, there is no ativo key.
create or replace temp view registros as
with ocupantes as (
    select idunidade, idreserva, idsituacao, idcliente, vence_em, criada_em, modificada_em
    from agora_reservas
    where idsituacao in (1, 47, 3) and not esta_apagada
    qualify row_number() over (partition by idunidade order by idsituacao = 3 desc, idreserva desc) = 1
)

select
    u.idunidade as referencia,
    case when u.idunidade % 60 = 0 then null else ts(greatest(u.lancado_em::timestamp, o.modificada_em)) end
        as referencia_data,
    u.idempreendimento as idempreendimento,
    u.codigo_erp::varchar as idempreendimento_int,
    e.nome as nome_empreendimento,
    case e.tipo when 'Vertical' then 1 when 'Horizontal' then 2 else 3 end as idtipo_empreendimento,
    e.tipo as tipo_empreendimento,
    u.idetapa as idetapa,
    null::varchar as idetapa_int,
    'Etapa 1' as etapa,
    u.idbloco as idbloco,
    null::varchar as idbloco_int,
    u.bloco as bloco,
    u.unidade as nome,
    u.area_privativa::double as area_privativa,
    u.idunidade::varchar as idunidade,
    u.id_unidade_erp::varchar as idunidade_int,
    case when u.andar is null then '' else '1' end as vagas_garagem,
    u.andar::varchar as andar,
    '11.20' as area_comum,
    u.coluna as coluna,
    sorteia(u.idunidade, 'posicao', ['Norte', 'Sul', 'Leste', 'Oeste']) as posicao,
    u.tipologia as tipologia,
    u.tipo_unidade as tipo,
    null::varchar as idtipo_int,
    null::varchar as empresa_terceirizacao,
    u.valor_tabela::varchar as valor,
    u.valor_tabela::varchar as valor_avaliacao,
    case when u.papel = 'erp' then dia_br(u.lancado_em) end as data_bloqueio,
    dia_br(u.lancado_em + u.prazo_obra_dias) as data_entrega,
    dia_br(u.lancado_em + u.prazo_obra_dias + 60) as data_entrega_chaves,
    null::varchar as agendar_a_partir,
    null::varchar as liberar_a_partir,
    [{'idplanta': 1 + u.coluna % 4, 'nome': u.tipologia}] as plantas,
    case when u.idunidade % 40 = 0 then [{'nome_referencia': 'vista_mar', 'valor': '1.000,00'}] else [] end
        as campos_adicionais,
    case when o.idsituacao in (1, 47) then o.idreserva end as situacao_reservada,
    case when o.idsituacao in (1, 47) then ts(coalesce(o.vence_em, somar_dias(o.criada_em, 5))) end
        as situacao_reservada_vencimento,
    case when o.idsituacao in (1, 47) then o.idsituacao end as situacao_reservada_idsituacao,
    case when o.idsituacao in (1, 47) then nome_situacao(o.idsituacao) end as situacao_reservada_nomesituacao,
    case when o.idsituacao = 3 then '990000' else '009900' end as situacao_cor_bg,
    'FFFFFF' as situacao_cor_nome,
    case when o.idsituacao is not null then nome_cliente(o.idcliente) end as situacao_nome,
    sn(coalesce(o.idsituacao = 1, false)) as situacao_reservada_inicio,
    case when o.idsituacao = 3 then o.idreserva end as situacao_vendida,
    case when o.idsituacao = 3 then 3 end as situacao_vendida_idsituacao,
    null::integer as situacao_idmotivo,
    'N' as situacao_bloqueados_internos,
    sn(u.papel = 'erp') as situacao_bloqueada,
    case when u.papel = 'erp' then 2 end as situacao_bloqueada_idmotivo,
    case when u.papel = 'erp' then 'Vendida fora do CRM' end as situacao_bloqueada_motivo,
    1 as situacao_tipo_id,
    'Normal' as situacao_tipo_nome,
    case when u.papel = 'erp' then 0 else 1 end as situacao_para_venda,
    case
        when o.idsituacao = 3 then 3 when o.idsituacao = 47 then 2 when o.idsituacao = 1 then 5 when
            u.papel = 'erp'
            then 4 else 1
    end as situacao_mapa_disponibilidade,
    'N' as situacao_possui_reserva_solicitacao_distrato,
    null::varchar as cib
from mundo.unidades as u
inner join mundo.empreendimentos as e on u.k = e.k
left join ocupantes as o on u.idunidade = o.idunidade
where u.papel <> 'so_erp' and u.lancado_em <= getvariable('agora')::date + 60;

create or replace temp view servidos as
select r.referencia_data as cursor, r.referencia as ordem, to_json(r)::varchar as texto
from registros as r;
