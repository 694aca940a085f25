-- Each reservation that was not deleted: when it passed through each stage, how it stands and how long it
-- took or has been waiting.
create or replace temp table verdade_reservas_situacao as
with resultados as (
    select
        r.* exclude (resultado),
        case
            when r.esta_distratada then 'distratada'
            when r.foi_vendida then 'vendida'
            when r.esta_cancelada then 'cancelada'
            when r.esta_vencida then 'vencida'
            else 'aberta'
        end as resultado,
        case
            when r.foi_vendida then r.vendida_em when r.esta_cancelada then r.cancelada_em
            when r.esta_vencida then r.vence_em
        end as desfecho_em,
        coalesce(r.vence_em, somar_dias(r.criada_em, 5))::date as data_vencimento
    from agora_reservas as r
    where not r.esta_apagada
)

select
    r.idreserva as id_reserva,
    r.criada_em::date as data_inicio,
    case when r.foi_aprovada then r.aprovada_em::date end as data_aprovada,
    case when r.foi_vendida then r.vendida_em::date end as data_vendida,
    case when r.esta_cancelada then r.cancelada_em::date end as data_cancelada,
    case when r.esta_vencida then r.vence_em::date end as data_vencida,
    case when r.esta_distratada then r.distrato_em::date end as data_distrato,
    r.data_vencimento,
    (round(r.valor, 2) * 100)::bigint as valor_centavos,
    r.resultado,
    'cv-' || r.idunidade::varchar as id_unidade,
    'cv-' || co.idcorretor::varchar as id_corretor,
    'cv-' || im.idimobiliaria::varchar as id_imobiliaria,
    (r.vgv_tabela * 100)::bigint as valor_tabela_centavos,
    r.eh_permuta_ou_doacao,
    r.desfecho_em::date - r.criada_em::date as dias_ate_desfecho,
    case when r.resultado = 'aberta' then getvariable('agora')::date - r.criada_em::date end
        as dias_em_aberto,
    case when r.resultado = 'aberta' then r.data_vencimento - getvariable('agora')::date end
        as dias_ate_vencimento,
    r.desfecho_em::date as data_desfecho,
    'cv-' || r.idempreendimento::varchar as id_empreendimento,
    r.cessao as eh_cessao,
    r.resultado = 'aberta' as eh_aberta
from resultados as r
left join mundo.corretores as co on r.k_corretor = co.k
left join mundo.imobiliarias as im on co.k_imobiliaria = im.k;
