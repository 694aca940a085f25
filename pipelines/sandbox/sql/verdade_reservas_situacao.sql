-- Each reservation that was not deleted: when it passed through each stage and how it stands.
create or replace temp table verdade_reservas_situacao as
select
    idreserva as id_reserva,
    criada_em::date as data_inicio,
    case when foi_aprovada then aprovada_em::date end as data_aprovada,
    case when foi_vendida then vendida_em::date end as data_vendida,
    case when esta_cancelada then cancelada_em::date end as data_cancelada,
    case when esta_vencida then vence_em::date end as data_vencida,
    case when esta_distratada then distrato_em::date end as data_distrato,
    coalesce(vence_em, somar_dias(criada_em, 5))::date as data_vencimento,
    (round(valor, 2) * 100)::bigint as valor_centavos,
    case
        when esta_distratada then 'distratada'
        when foi_vendida then 'vendida'
        when esta_cancelada then 'cancelada'
        when esta_vencida then 'vencida'
        else 'aberta'
    end as resultado
from agora_reservas
where not esta_apagada;
