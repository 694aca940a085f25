-- What each beneficiary of a sale was promised: by the CRM's rule, or by the ERP's instalments of a sale
-- that the ERP alone knows; and what was paid for the whole sale.
create or replace temp table verdade_comissoes as
with promessas as (
    select
        'cv-' || idreserva::varchar as id_venda,
        lower(para) || '-' || quem::varchar as id_beneficiario,
        case when para = 'CC' then 'cv-' || idcorretor::varchar end as id_corretor,
        case when para = 'IC' then 'cv-' || idimobiliaria::varchar end as id_imobiliaria,
        valor
    from mundo.comissoes
    where ja(nasce_em) and not ja(morre_em)
    union all
    select 'sg-' || id::varchar, 'sg-' || id_credor::varchar, 'sg-' || id_credor::varchar, null, valor
    from agora_comissoes_erp
    where situacao_parcela <> 'CANCELLED'
)

select
    v.id_venda,
    p.id_beneficiario,
    p.id_corretor,
    p.id_imobiliaria,
    (sum(p.valor) * 100)::bigint as previsto_centavos,
    v.comissao_paga_centavos as pago_da_venda_centavos
from verdade_vendas as v
inner join promessas as p on v.id_venda = p.id_venda
group by all;
