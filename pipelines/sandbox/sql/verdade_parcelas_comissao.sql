-- Every instalment of a commission, in both systems, and what it counts for: the CRM foresees where it has
-- a document of the sale, the ERP pays where it has an instalment of it.
create or replace temp table verdade_parcelas_comissao as
with vendas as (
    select v.*, v.data_distrato is not null and not v.foi_transferida as foi_distratada
    from verdade_vendas as v
),

do_crm as (
    select
        v.id_venda,
        'cvcrm' as fonte,
        'cv-' || p.idpagamento::varchar as id_parcela_comissao,
        p.vencimento,
        p.valor,
        not d.esta_inativo as em_vigor,
        ja(p.pago_em) as paga,
        case when ja(p.pago_em) then p.pago_em::date end as paga_dia
    from agora_documentos_comissao as d
    inner join mundo.pagamentos_comissao as p on d.chave_linha = p.chave_linha
    inner join vendas as v on 'cv-' || d.idreserva::varchar = v.id_venda
),

contratos as (
    select id_venda, substr(id_venda, 4)::integer as id
    from vendas
    where tipo_casamento = 'so_sienge'
    union all
    select v.id_venda, m.id
    from verdade_casamentos as m
    inner join vendas as v on 'cv-' || m.idreserva::varchar = v.id_venda
),

-- The ERP tells no day of payment, so the due day counts.
do_erp as (
    select
        c.id_venda,
        'sienge' as fonte,
        'sg-' || (x.id + 400000)::varchar || '-' || x.id_credor::varchar || '-' || x.parcela::varchar,
        x.vencimento,
        x.valor,
        x.situacao_parcela <> 'CANCELLED' as em_vigor,
        x.situacao_parcela = 'PAID' as paga,
        case when x.situacao_parcela = 'PAID' then x.vencimento end as paga_dia
    from agora_comissoes_erp as x
    inner join contratos as c on x.id = c.id
),

todas as (
    from do_crm union all from do_erp
),

com_papel as (
    select
        t.*,
        v.id_empreendimento,
        v.data_distrato,
        v.foi_distratada,
        (t.fonte = case when t.id_venda in (select id_venda from do_crm) then 'cvcrm' else 'sienge' end)
        and t.em_vigor as preve,
        (t.fonte = case when t.id_venda in (select id_venda from do_erp) then 'sienge' else 'cvcrm' end)
        and t.em_vigor as paga_aqui
    from todas as t
    inner join vendas as v on t.id_venda = v.id_venda
)

select
    id_parcela_comissao,
    id_venda,
    id_empreendimento,
    vencimento::date as data_vencimento,
    paga_dia as data_pagamento,
    case when paga_aqui and paga and foi_distratada then greatest(paga_dia, data_distrato) end
        as data_estorno,
    case
        when not em_vigor then 'cancelada'
        when not paga_aqui then 'de_outro_sistema'
        when paga then 'paga'
        when foi_distratada then 'suspensa'
        when vencimento::date < getvariable('agora')::date then 'vencida'
        else 'a_vencer'
    end as situacao,
    case when preve then (valor * 100)::bigint else 0 end as previsto_centavos,
    case when paga_aqui and paga then (valor * 100)::bigint else 0 end as pago_centavos,
    case when paga_aqui and not paga and not foi_distratada then (valor * 100)::bigint else 0 end
        as a_pagar_centavos,
    case when paga_aqui and not paga and foi_distratada then (valor * 100)::bigint else 0 end
        as suspenso_centavos
from com_papel;
