-- Sales that CRM and ERP tell differently and the money at stake, over the whole history.
select
    count(*) as vendas,
    count(*) filter (where motivo is not null) as divergencias,
    coalesce(sum(valor_em_jogo) filter (where motivo is not null), 0) as valor_em_jogo
from views.vw_conciliacao_crm_erp as e
where {filtros}
