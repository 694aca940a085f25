-- The units that the systems know: size, list price and who holds them. The ERP alone has no prices.
create or replace temp table verdade_tabela_unidades as
with ocupantes as (
    select
        idunidade,
        max(idsituacao) filter (where idsituacao = 3) as vendida,
        max_by(idsituacao, idreserva) as outra
    from agora_reservas
    where idsituacao in (1, 47, 3) and not esta_apagada
    group by idunidade
),

contratados as (
    select id_unidade_erp, bool_or(situacao = 2) as emitido
    from agora_contratos
    where situacao < 3
    group by id_unidade_erp
)

select
    case
        when u.papel = 'so_erp' then 'sg-' || u.id_unidade_erp::varchar else 'cv-' || u.idunidade::varchar
    end as id_unidade,
    case
        when u.papel = 'so_erp' then 'sg-' || u.codigo_erp::varchar
        else 'cv-' || u.idempreendimento::varchar
    end as id_empreendimento,
    u.area_privativa,
    case when u.papel <> 'so_erp' then (u.valor_tabela * 100)::bigint end as valor_centavos,
    -- A unit is taken by the last reservation that holds it; the CRM blocks what the ERP alone sells. What
    -- the CRM does not know is as the ERP's contracts have it, and some is held back.
    case
        when u.papel = 'so_erp' and c.emitido then 'vendida'
        when u.papel = 'so_erp' and c.id_unidade_erp is not null then 'em_processo'
        when u.papel = 'so_erp' and u.idunidade % 97 = 0 then 'bloqueada'
        when u.papel = 'so_erp' then 'disponivel'
        when o.vendida is not null then 'vendida'
        when o.outra = 47 then 'reservada'
        when o.outra = 1 then 'em_processo'
        when u.papel = 'erp' then 'bloqueada'
        else 'disponivel'
    end as situacao,
    u.papel <> 'erp' and (u.idunidade % 97 > 0 or c.id_unidade_erp is not null) as eh_vendavel
from mundo.unidades as u
left join ocupantes as o on u.idunidade = o.idunidade
left join contratados as c on u.id_unidade_erp = c.id_unidade_erp
where u.lancado_em <= getvariable('agora')::date + 60;
