-- The cards of the reconciliation. Differences are a state, not an event: nothing to compare with.
with

somas as (

    select
        count(*) as vendas_comparadas,
        count(*) filter (where e.tem_divergencia) as divergencias,
        coalesce(sum(e.valor_em_jogo) filter (where e.tem_divergencia), 0) as valor_em_jogo,
        count(*) filter (where e.motivo = 'ausente_no_erp') as ausentes_no_erp,
        count(*) filter (where e.motivo = 'ausente_no_crm') as ausentes_no_crm
    from views.vw_conciliacao_crm_erp as e
    where {alcance} and {filtros}

)

select
    unnest(
        [
            {{'metrica': 'vendas_comparadas', 'valor': vendas_comparadas::decimal(28, 6)}},
            {{'metrica': 'divergencias', 'valor': divergencias::decimal(28, 6)}},
            {{
                'metrica': 'taxa_divergencias',
                'valor': (divergencias / nullif(vendas_comparadas, 0))::decimal(28, 6)
            }},
            {{'metrica': 'valor_em_jogo', 'valor': valor_em_jogo::decimal(28, 6)}},
            {{'metrica': 'ausentes_no_erp', 'valor': ausentes_no_erp::decimal(28, 6)}},
            {{'metrica': 'ausentes_no_crm', 'valor': ausentes_no_crm::decimal(28, 6)}}
        ],
        recursive := true
    ),
    null::decimal(28, 6) as valor_comparado,
    null::decimal(28, 6) as diferenca,
    null::decimal(28, 6) as variacao
from somas
