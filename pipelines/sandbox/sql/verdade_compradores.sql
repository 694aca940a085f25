-- Who bought what: each buyer of each sale by document, or by the CRM's number where the systems know no
-- document, and the share in per cent. The CRM tells the shares of the others; the rest is the main buyer's.
-- A spouse in the ERP has no share there and bought nothing.
create or replace temp table verdade_compradores as
with dividas as (
    select
        r.idreserva,
        r.idcliente,
        case when u(r.idcliente, 'associado') < 0.25 then 50 else 0 end as do_conjuge
    from agora_reservas as r
)

select
    v.id_venda,
    cpf(coalesce(d.idcliente, c.idcliente)) as documento,
    null as numero,
    true as eh_principal,
    100 - coalesce(d.do_conjuge, 0) as percentual,
    v.valor_centavos
from verdade_vendas as v
left join dividas as d on v.id_venda = 'cv-' || d.idreserva::varchar
left join agora_contratos as c on v.id_venda = 'sg-' || c.id::varchar
union all
select v.id_venda, null, 'cv-' || (d.idcliente + 5000000)::varchar, false, d.do_conjuge, v.valor_centavos
from verdade_vendas as v
inner join dividas as d on v.id_venda = 'cv-' || d.idreserva::varchar
where d.do_conjuge > 0;
