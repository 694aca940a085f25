-- Differences by how long ago the sale was made, the youngest first.
with

faixas as (

    select
        case
            when e.dias_desde_venda <= 30 then 1
            when e.dias_desde_venda <= 90 then 2
            when e.dias_desde_venda <= 180 then 3
            when e.dias_desde_venda <= 365 then 4
            when e.dias_desde_venda is not null then 5
            else 6
        end as ordem,
        e.valor_em_jogo
    from views.vw_conciliacao_crm_erp as e
    where e.tem_divergencia and {alcance} and {filtros}

)

select
    null as id,
    case ordem
        when 1 then 'Até 30 dias'
        when 2 then '31 a 90 dias'
        when 3 then '91 a 180 dias'
        when 4 then '181 a 365 dias'
        when 5 then 'Mais de 365 dias'
        else 'Sem data'
    end as rotulo,
    count(*) as divergencias,
    sum(valor_em_jogo) as valor_em_jogo
from faixas
group by ordem
order by ordem
