-- The commission documents as the CRM's finance module knows them at the clock: one per line, a day
-- after the sale.
create or replace temp table agora_documentos_comissao as
with pagos as (
    select chave_linha, sum(valor) as valor_pago, max(pago_em) as ultimo_pagamento_em
    from mundo.pagamentos_comissao
    where ja(pago_em)
    group by chave_linha
),

documentos as (
    select
        c.*,
        c.id - 53000 as iddocumento,
        somar_dias(c.nasce_em, 1) as criado_em,
        c.chave_linha % 90 = 0
        and c.nasce_em < somar_dias(getvariable('hoje')::date::timestamp, -300) as sem_data,
        coalesce(p.valor_pago, 0)::decimal(18, 2) as valor_pago,
        p.ultimo_pagamento_em,
        ja(c.morre_em)
        or (ja(c.distrato_em) and not ja(c.reversao_em) and p.valor_pago is null) as esta_inativo
    from mundo.comissoes as c
    left join pagos as p on c.chave_linha = p.chave_linha
    where somar_dias(c.nasce_em, 1) <= getvariable('agora')::timestamp
)

select
    *,
    case
        when esta_inativo then 'Cancelada'
        when valor_pago = valor then 'Finalizado'
        when valor_pago > 0 then 'Liberada'
        when ja(somar_dias(criado_em, 10)) then 'Aguardando NF'
        else 'Comissão Gerada'
    end as situacao,
    case
        when esta_inativo then 9
        when valor_pago = valor then 5
        when valor_pago > 0 then 3
        when ja(somar_dias(criado_em, 10)) then 4
        else 1
    end as idsituacao
from documentos;
