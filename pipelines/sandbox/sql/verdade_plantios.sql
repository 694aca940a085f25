-- Every disagreement between CRM and ERP that this company's lives hold at the clock, and why, without
-- asking which contract the warehouse would match: the flaw that was planted when the lives were made, or
-- null where it is natural, one system hearing of a thing later than the other, or never.
create or replace temp table verdade_plantios as
with negocios as (
    select r.*, coalesce(p.plantio, '') as defeito
    from agora_reservas as r
    left join mundo.plantios as p on r.idreserva = p.idreserva
    where r.foi_vendida and not r.esta_apagada and not r.eh_permuta_ou_doacao
),

-- The contract of each deal: the one that was typed for it, once re-issued the new one.
contratos as (
    select *
    from agora_contratos
    where papel in ('principal', 'reemitido')
    qualify row_number() over (partition by idreserva order by papel = 'reemitido' desc) = 1
),

lado_a_lado as (
    select
        n.idreserva,
        n.defeito,
        n.esta_distratada,
        c.id,
        c.papel,
        n.vendida_em,
        c.esta_cancelado,
        c.foi_emitido,
        c.data_contrato,
        c.paga_comissao_no_erp
    from negocios as n
    left join contratos as c on n.idreserva = c.idreserva
),

achados as (
    select idreserva, 'valor' as motivo, defeito as plantio from lado_a_lado
    where defeito = 'valor' and id is not null
    union all
    select idreserva, 'data', defeito from lado_a_lado
    where defeito = 'data' and id is not null
    union all
    -- A contract that was re-issued late bears the day of the new one.
    select idreserva, 'data', null from lado_a_lado
    where defeito = 'reemissao_tardia' and papel = 'reemitido'
    union all
    select idreserva, 'unidade', defeito from lado_a_lado
    where defeito = 'unidade' and id is not null
    union all
    select l.idreserva, 'duplicado', l.defeito from lado_a_lado as l
    where l.idreserva in (select c.idreserva from agora_contratos as c where c.papel = 'duplicado')
    union all
    select idreserva, 'comissao', defeito from lado_a_lado
    where defeito = 'comissao' and foi_emitido and paga_comissao_no_erp
        and not esta_distratada and not esta_cancelado
    union all
    select l.idreserva, 'codigo_interno', l.defeito from lado_a_lado as l
    inner join mundo.vinculos as v on l.idreserva = v.idreserva
    where l.defeito = 'codigo_errado' and l.id is not null and v.codigointerno is not null
    union all
    -- Some contracts wait long for their emission.
    select idreserva, 'contrato_nao_emitido', null from lado_a_lado
    where id is not null and not foi_emitido and not esta_cancelado and not esta_distratada
        and getvariable('agora')::date - greatest(vendida_em::date, data_contrato) > 30
    union all
    select
        idreserva,
        'situacao',
        case when defeito in ('situacao_crm', 'situacao_erp') then defeito end
    from lado_a_lado
    where id is not null and esta_cancelado <> esta_distratada
    union all
    select
        idreserva,
        'ausente_no_erp',
        case when defeito in ('ausente', 'removido') then defeito end
    from lado_a_lado
    where id is null
)

select 'cv-' || idreserva::varchar as id_conciliacao, motivo, plantio from achados
union all
-- What only the ERP sells has no reservation: a sale once it is issued.
select
    'sg-' || id::varchar,
    case when foi_emitido then 'ausente_no_crm' else 'contrato_sem_venda' end,
    null
from agora_contratos
where eh_nativo and (foi_emitido or not esta_cancelado);
