-- Each sale, and each contract that stands without one, as the reconciliation should show it: every reason
-- for which the systems disagree, the gravest first, and the money at stake.
create or replace temp table verdade_conciliacao as
with lados as (
    select
        v.id_venda as id_conciliacao,
        v.id_venda,
        d.id_contrato,
        v.tipo_casamento,
        v.valor_centavos,
        d.valor_cv_centavos,
        d.valor_sienge_centavos,
        v.comissao_prevista_centavos,
        (x.prevista * 100)::bigint as comissao_erp_centavos,
        r.codigointerno <> d.id_contrato::varchar as tem_codigo_errado,
        v.data_venda as data_base,
        r.data_venda_flag as data_cv,
        d.data_contrato as data_sienge,
        r.data_distrato as data_distrato_cv,
        case when r.esta_distratada then 'distratada' when r.idreserva is not null then 'ativa' end
            as situacao_cv
    from verdade_vendas as v
    inner join verdade_vendas_detalhe as d on v.id_venda = d.id_venda
    left join verdade_reservas as r on v.id_venda = r.id_venda
    left join verdade_comissoes_erp as x on d.id_contrato = x.id
),

-- Alive, and nobody's: typed twice, or not issued.
soltos as (
    select c.*, (c.valor_contrato * 100)::bigint as valor_centavos
    from agora_contratos as c
    where not c.esta_cancelado
        and c.id not in (select m.id from verdade_casamentos as m)
        and c.id not in (select l.id_contrato from lados as l where l.id_contrato is not null)
),

dobrados as (
    select l.id_venda, s.id, s.valor_centavos
    from lados as l
    inner join agora_contratos as c on l.id_contrato = c.id
    inner join soltos as s
        on c.idunidade_contrato = s.idunidade_contrato and c.id_cliente_erp = s.id_cliente_erp
),

-- What a contract says of itself, whoever sold it.
contratos as (
    select
        c.*,
        list_sum(list_transform(
            plano(c.chave, c.base_plano, c.valor_contrato, coalesce(c.eh_a_vista, false), c.data_contrato),
            lambda p: (p.valor * p.quantidade)::decimal(18, 2)
        )) <> c.valor_contrato and not c.esta_cancelado as tem_condicoes_erradas
    from agora_contratos as c
),

motivos as (
    select id_venda as id_conciliacao, motivo from verdade_divergencias
    union all
    select id_conciliacao, 'codigo_interno' from lados
    where tem_codigo_errado
    union all
    select 'sg-' || id::varchar, 'contrato_sem_venda' from soltos
    where id not in (select d.id from dobrados as d)
    union all
    -- Nobody issued it in thirty days.
    select l.id_conciliacao, 'contrato_nao_emitido'
    from lados as l
    inner join contratos as c on l.id_contrato = c.id
    where l.situacao_cv = 'ativa' and not c.foi_emitido and not c.esta_cancelado
        and getvariable('agora')::date - greatest(l.data_cv, l.data_sienge) > 30
    union all
    -- The development pays in the ERP, which owes nobody anything for this sale.
    select l.id_conciliacao, 'comissao_ausente_no_erp'
    from lados as l
    inner join contratos as c on l.id_contrato = c.id
    where l.situacao_cv = 'ativa' and c.foi_emitido and not c.esta_cancelado
        and c.paga_comissao_no_erp and l.comissao_prevista_centavos > 0 and l.comissao_erp_centavos is null
        and getvariable('agora')::date - c.emitido_em::date > 30
    union all
    select coalesce(l.id_conciliacao, 'sg-' || s.id::varchar), 'condicoes_nao_somam'
    from contratos as c
    left join lados as l on c.id = l.id_contrato
    left join soltos as s on c.id = s.id and s.id not in (select d.id from dobrados as d)
    where c.tem_condicoes_erradas and coalesce(l.id_contrato, s.id) is not null
),

gravidades as (
    select *
    from (
        values ('ausente_no_erp', 1), ('ausente_no_crm', 2), ('contrato_sem_venda', 3),
        ('contrato_nao_emitido', 4), ('situacao', 5), ('duplicado', 6), ('unidade', 7), ('valor', 8),
        ('condicoes_nao_somam', 9), ('comissao_ausente_no_erp', 10), ('comissao', 11), ('data', 12),
        ('codigo_interno', 13)
    ) as t (motivo, lugar)
),

listas as (
    select
        m.id_conciliacao,
        string_agg(m.motivo, ',' order by g.lugar) as motivos,
        min_by(m.motivo, g.lugar) as motivo
    from motivos as m
    inner join gravidades as g on m.motivo = g.motivo
    group by m.id_conciliacao
),

todos as (
    from lados
    union all by name
    select
        'sg-' || id::varchar as id_conciliacao,
        id as id_contrato,
        'sem_venda' as tipo_casamento,
        valor_centavos,
        valor_centavos as valor_sienge_centavos,
        data_contrato as data_base,
        data_contrato as data_sienge
    from soltos
    where id not in (select d.id from dobrados as d)
)

select
    t.id_conciliacao,
    t.id_venda,
    t.id_contrato,
    t.tipo_casamento,
    l.motivo,
    l.motivos,
    case l.motivo
        when 'duplicado'
            then (select sum(d.valor_centavos)::bigint from dobrados as d where d.id_venda = t.id_venda)
        when 'valor' then abs(t.valor_cv_centavos - t.valor_sienge_centavos)
        when 'comissao' then abs(t.comissao_prevista_centavos - t.comissao_erp_centavos)
        when 'data' then 0
        when 'codigo_interno' then 0
        else case when l.motivo is null then 0 else t.valor_centavos end
    end as em_jogo_centavos,
    t.valor_cv_centavos,
    t.valor_sienge_centavos,
    t.valor_cv_centavos - t.valor_sienge_centavos as diferenca_valor_centavos,
    case when t.situacao_cv is not null then t.comissao_prevista_centavos end as comissao_cv_centavos,
    t.comissao_erp_centavos,
    comissao_cv_centavos - t.comissao_erp_centavos as diferenca_comissao_centavos,
    t.data_cv,
    t.data_sienge,
    t.data_sienge - t.data_cv as dias_diferenca,
    t.situacao_cv,
    lower(situacao_contrato(c.situacao)) as situacao_sienge,
    t.data_distrato_cv,
    case when c.esta_cancelado then c.data_cancelamento end as data_distrato_sienge,
    getvariable('agora')::date - t.data_base as dias_desde_venda,
    list_contains(string_split(coalesce(l.motivos, ''), ','), 'valor') as tem_valor,
    list_contains(string_split(coalesce(l.motivos, ''), ','), 'data') as tem_data,
    list_contains(string_split(coalesce(l.motivos, ''), ','), 'situacao') as tem_situacao,
    list_contains(string_split(coalesce(l.motivos, ''), ','), 'unidade') as tem_unidade,
    list_contains(string_split(coalesce(l.motivos, ''), ','), 'codigo_interno') as tem_codigo_interno,
    list_contains(string_split(coalesce(l.motivos, ''), ','), 'comissao') as tem_comissao,
    list_contains(string_split(coalesce(l.motivos, ''), ','), 'duplicado') as tem_duplicado,
    l.motivo is not null as tem_divergencia
from todos as t
left join agora_contratos as c on t.id_contrato = c.id
left join listas as l on t.id_conciliacao = l.id_conciliacao;
