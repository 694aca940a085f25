-- Each instalment on each photograph (a month's last day, today) on which it was more than a day late: its
-- bill was out, its contract stood and nobody had paid.
create or replace temp table verdade_atrasos as
select
    f.mes,
    p.id_titulo as id_titulo_receber,
    p.id_parcela,
    (p.valor_parcela * 100)::bigint as atraso_centavos,
    f.dia - p.vencimento as dias_atraso,
    p.s.codigo = 'FI' as eh_do_banco,
    f.dia as data_base,
    p.id as id_contrato,
    v.id_venda,
    p.vencimento as data_vencimento
from fins_de_mes((select min(emitido_em) from agora_parcelas)) as f
inner join agora_parcelas as p
    on f.dia - p.vencimento > 1
    and p.emitido_em::date <= f.dia
    and not (p.foi_paga and p.paga_em <= f.dia)
    and not (p.esta_cancelado and p.data_cancelamento <= f.dia)
left join verdade_reemitidos as x on p.id = x.id
left join verdade_vendas_detalhe as v on coalesce(x.id_vigente, p.id) = v.id_contrato;
