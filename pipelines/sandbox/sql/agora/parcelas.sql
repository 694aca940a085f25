-- The instalments that the buyers owe, by the ERP at the clock: what was paid and what a distrato wrote
-- off.
create or replace temp table agora_parcelas as
with series as (
    select
        c.*,
        unnest(
            plano(c.chave, c.base_plano, c.valor_contrato, coalesce(c.eh_a_vista, false), c.data_contrato)
        ) as s
    from agora_contratos as c
    where c.foi_emitido
),

parcelas as (
    select
        *,
        unnest(range(1, s.quantidade + 1))::integer as n
    from series
),

datadas as (
    select
        *,
        s.ordem * 100 + n as id_parcela,
        s.vencimento + (s.passo * (n - 1))::integer as vencimento,
        s.valor::decimal(18, 2) as valor_parcela,
        pagamento_em(id, s.ordem, n, s.vencimento + (s.passo * (n - 1))::integer) as paga_em
    from parcelas
),

baixadas as (
    select
        *,
        coalesce(
            paga_em <= getvariable('agora')::date and (not esta_cancelado or paga_em < data_cancelamento),
            false
        ) as foi_paga
    from datadas
)

select
    *,
    esta_cancelado and not foi_paga as foi_baixada,
    case when esta_cancelado and not foi_paga then data_cancelamento when foi_paga then paga_em end
        as recebida_em,
    -- Bank credit and signal are told with another operation by one account in three.
    case when esta_cancelado and not foi_paga then 7 when id % 3 = 0 and s.ordem = 1 then 10 else 2 end
        as operacao,
    greatest(
        emitido_em::date,
        case when foi_paga then paga_em end,
        case when not foi_paga then ocorrido(cancelado_em)::date end,
        case when not foi_paga then ocorrido(reativado_em)::date end,
        case when s.ordem = 4 and valor_editado_em > emitido_em then ocorrido(valor_editado_em)::date end
    ) as alterada_em
from baixadas;
