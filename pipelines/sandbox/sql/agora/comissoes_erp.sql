-- The instalments of the ERP's commission module at the clock: per contract, broker (creditor) and
-- instalment, only for the enterprises that use it and contracts that were issued.
create or replace temp table agora_comissoes_erp as
with contratos as (
    select *
    from agora_contratos
    where paga_comissao_no_erp and foi_emitido and papel in ('principal', 'reemitido', 'nativo')
        -- A re-issue takes the commission along to the new contract.
        and not (esta_cancelado and plantio in ('reemissao', 'reemissao_tardia') and papel = 'principal')
),

das_reservas as (
    select
        c.id,
        k.id_credor,
        p.parcela,
        max(p.parcelas) as parcelas,
        -- The planted disagreement: the ERP owes the coordination some more.
        sum(p.valor)
        + case when c.plantio = 'comissao' and k.id_credor = 450 and p.parcela = 1 then 77.77 else 0 end
            as valor,
        max(p.vencimento) as vencimento,
        case when count(p.pago_em) = count(*) then max(p.pago_em) end as pago_em
    from contratos as c
    inner join mundo.comissoes as k on c.idreserva = k.idreserva
    inner join mundo.pagamentos_comissao as p on k.chave_linha = p.chave_linha
    where k.nasce_em <= getvariable('agora')::timestamp and not ja(k.morre_em)
    group by c.id, c.plantio, k.id_credor, p.parcela
),

dos_nativos as (
    select
        c.id,
        coalesce(c.credor_corretor, 450) as id_credor,
        parcela::integer as parcela,
        2 as parcelas,
        dinheiro(c.valor_contrato * 0.02) as valor,
        c.data_contrato + 30 * parcela::integer as vencimento,
        case
            when u(c.chave * 8 + parcela, 'com_paga') < 0.9
                then instante(
                    greatest(c.data_contrato + 30 * parcela::integer, c.emitido_em::date) + 2,
                    c.chave * 8 + parcela,
                    'com_h'
                )
        end as pago_em
    from contratos as c, range(1, 3) as serie (parcela)
    where c.eh_nativo
)

select
    x.*,
    c.* exclude (id),
    -- One bill to pay for each creditor and instalment of a contract.
    (c.id::bigint * 10 + x.parcela) * 100
    + dense_rank() over (partition by c.id order by x.id_credor) as id_titulo_pagar,
    -- Paid before the cancellation stays paid; the rest falls with the contract.
    case
        when ja(x.pago_em) and (not c.esta_cancelado or x.pago_em < c.cancelado_em) then 'PAID'
        when c.esta_cancelado then 'CANCELLED'
        when ja(x.vencimento::timestamp) then 'RELEASED'
        when ja((x.vencimento - 30)::timestamp) then 'AWAITING_RELEASE'
        else 'AWAITING_AUTHORIZATION'
    end as situacao_parcela
from (
    select * from das_reservas
    union all
    select * from dos_nativos
) as x
inner join contratos as c on x.id = c.id;
