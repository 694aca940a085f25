-- Every instalment that a buyer owes or owed, how it stands and how it was settled. Under a contract that
-- was entered anew it belongs to the same sale.
create or replace temp table verdade_parcelas_receber as
select
    p.id_titulo as id_titulo_receber,
    p.id_parcela,
    p.id as id_contrato,
    v.id_venda,
    case
        when e.eh_so_erp then 'sg-' || e.codigo_erp::varchar else 'cv-' || e.idempreendimento::varchar
    end as id_empreendimento,
    case
        when p.foi_paga then 'recebida'
        when p.foi_baixada then 'baixada'
        when p.vencimento < getvariable('agora')::date then 'vencida'
        else 'a_vencer'
    end as situacao_parcela,
    p.s.codigo = 'FI' as eh_do_banco,
    p.emitido_em::date as data_emissao,
    p.vencimento as data_vencimento,
    case when p.foi_paga then p.paga_em end as data_ultimo_recebimento,
    case when p.foi_paga then p.paga_em when p.foi_baixada then p.data_cancelamento end as data_quitacao,
    (p.valor_parcela * 100)::bigint as original_centavos,
    case when p.recebida_em is null then (p.valor_parcela * 100)::bigint else 0 end as aberto_centavos,
    -- One per cent of correction on what is open.
    case when p.recebida_em is null then (round(p.valor_parcela::double * 1.01, 2) * 100)::bigint else 0 end
        as aberto_corrigido_centavos,
    case when p.foi_paga then (p.valor_parcela * 100)::bigint else 0 end as recebido_centavos,
    case when p.foi_baixada then (p.valor_parcela * 100)::bigint else 0 end as sem_caixa_centavos,
    case when p.recebida_em is not null then p.operacao end as operacao,
    case when p.recebida_em is not null then (p.valor_parcela * 100)::bigint else 0 end as baixado_centavos,
    case
        when p.recebida_em is null and p.vencimento < getvariable('agora')::date
            then getvariable('agora')::date - p.vencimento
    end as dias_atraso,
    -- It leaves the portfolio with its contract.
    case when p.esta_cancelado then p.data_cancelamento end as data_saida
from agora_parcelas as p
inner join mundo.empreendimentos as e on p.k_empreendimento = e.k
left join verdade_reemitidos as x on p.id = x.id
left join verdade_vendas_detalhe as v on coalesce(x.id_vigente, p.id) = v.id_contrato;
