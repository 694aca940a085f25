-- When each development was put on sale and what its units were listed at, as far as the systems let one
-- know: the CRM's price tables begin on the day of the launch; of a development that only the ERP knows,
-- the first sale tells.
create or replace temp table verdade_lancamentos as
select
    case
        when e.eh_so_erp then 'sg-' || e.codigo_erp::varchar else 'cv-' || e.idempreendimento::varchar
    end as id_empreendimento,
    case
        when not e.eh_so_erp then e.lancado_em
        else (
            select min(v.data_venda) from verdade_vendas as v
            where v.id_empreendimento = 'sg-' || e.codigo_erp::varchar
        )
    end as data_lancamento,
    case
        when not e.eh_so_erp then (
            select (sum(u.valor_tabela) * 100)::bigint from mundo.unidades as u where u.k = e.k
        )
    end as vgv_centavos,
    (select count(*) from mundo.unidades as u where u.k = e.k) as quantidade_unidades,
    case
        when e.eh_so_erp then 0
        else (select (sum(u.valor_tabela) * 100)::bigint from mundo.unidades as u where u.k = e.k)
    end as vgv_tabela_centavos
from mundo.empreendimentos as e
where e.lancado_em <= getvariable('agora')::date + 60;
