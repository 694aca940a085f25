-- The gross sales of each month by the month in which their unit was put on sale: what sold of the launches
-- and what sold of the older stock.
create or replace temp table verdade_vendas_por_entrada as
with entradas as (
    select distinct id_unidade, id_empreendimento, date_trunc('month', data_entrada)::date as mes_entrada
    from verdade_unidades
)

select
    e.id_empreendimento,
    date_trunc('month', e.data_evento)::date as mes,
    u.mes_entrada,
    sum(e.vendas)::bigint as vendas,
    sum(e.vgv_bruto_centavos)::bigint as vgv_centavos
from verdade_eventos_venda as e
inner join entradas as u on e.id_unidade = u.id_unidade and e.id_empreendimento = u.id_empreendimento
where e.vendas > 0
group by all;
