-- How many differences stand behind the list.
select count(*) as divergencias
from views.vw_conciliacao_crm_erp as e
where
    e.tem_divergencia
    and ($divergencia::varchar is null or e.motivo = $divergencia)
    and {alcance}
    and {filtros}
