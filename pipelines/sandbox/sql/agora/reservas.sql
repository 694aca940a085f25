-- The reservations as the CRM knows them at the clock: one row each, narrow, read by every object
-- that tells of reservations.
create or replace temp table agora_reservas as
with estados as (
    select
        r.*,
        ja(r.vendida_em) as foi_vendida,
        ja(r.distrato_em) and not ja(r.reversao_em) as esta_distratada,
        ja(r.cancelada_em) as esta_cancelada,
        ja(r.vence_em) as esta_vencida,
        ja(r.apagada_em) as esta_apagada,
        ja(least(r.aprovada_em, r.vendida_em)) and (
            r.aprovada_em < coalesce(r.cancelada_em, r.vence_em, 'infinity'::timestamp)
        ) as foi_aprovada,
        case when ja(r.valor_editado_em) then r.valor_final else r.valor_inicial end as valor,
        v.codigointerno,
        v.numero_venda,
        v.contrato_interno,
        v.tipo as tipo_vinculo,
        case when v.codigointerno is not null or v.numero_venda is not null then v.desde end as vinculada_em
    from mundo.reservas as r
    left join mundo.vinculos as v
        on r.idreserva = v.idreserva
        and v.desde <= getvariable('agora')::timestamp and v.ate > getvariable('agora')::timestamp
    where r.criada_em <= getvariable('agora')::timestamp
)

select
    *,
    case
        when esta_distratada then 13
        when foi_vendida then 3
        when esta_cancelada then 4
        when esta_vencida then 6
        when foi_aprovada then 47
        else 1
    end as idsituacao,
    case
        when esta_distratada then 3
        when foi_vendida and ja(reversao_em) then 13
        when foi_vendida then 47
        when esta_cancelada or esta_vencida then case when foi_aprovada then 47 else 1 end
        when foi_aprovada then 1
        else 0
    end as idsituacao_anterior,
    greatest(
        criada_em,
        case when foi_aprovada then ocorrido(aprovada_em) end,
        ocorrido(vendida_em),
        ocorrido(distrato_em),
        ocorrido(reversao_em),
        ocorrido(cancelada_em),
        ocorrido(vence_em)
    ) as situacao_desde,
    greatest(
        criada_em,
        case when foi_aprovada then ocorrido(aprovada_em) end,
        ocorrido(vendida_em),
        ocorrido(distrato_em),
        ocorrido(reversao_em),
        ocorrido(cancelada_em),
        ocorrido(vence_em),
        ocorrido(plano_refeito_em),
        ocorrido(apagada_em),
        ocorrido(migrada_em),
        vinculada_em
    ) as modificada_em
from estados;

create or replace temp macro referencia_data(modificada_em, sem_data) as
    case sem_data when 'nula' then null when 'zero' then '0000-00-00 00:00:00' else ts(modificada_em) end;

create or replace temp macro nome_situacao(id) as
    case id
        when 13 then 'Distrato' when 3 then 'Vendida' when 4 then 'Cancelada ' when 6 then 'Vencida'
        when 47 then 'Pode Faturar' when 1 then 'Em negociação'
    end;

create or replace temp macro midia(id) as
    case id
        when 0 then ''
        else ['Portal', 'Instagram', 'Facebook', 'Indicação', 'Placa', 'Plantão'][id]
    end;
create or replace temp macro idmidia(chave) as inteiro(chave, 'midia', 0, 6);
create or replace temp macro tipovenda(id) as
    case id
        when 0 then null else ['À vista', 'Financiado', 'Direto com a construtora', 'Permuta', 'Doação'][id]
    end;
create or replace temp macro nome_tabela(momento) as 'Tabela ' || strftime(momento, '%m/%y');
create or replace temp macro idtabela(momento) as (year(momento) - 2015) * 12 + month(momento);
create or replace temp macro time_de(k) as ['Time Norte', 'Time Sul', 'Time Leste', 'Time Oeste'][1 + k % 4];
create or replace temp macro motivo(chave) as
    sorteia(
        chave, 'motivo', ['Desistência', 'Crédito reprovado', 'Mudança de cidade', 'Preço', 'Outro imóvel']
    );
