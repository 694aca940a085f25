-- Each sale with everything that hangs on it: its contract, unit, seller, both systems' values, what was
-- paid, and the month of its first sale when it came by a transfer.
create or replace temp table verdade_vendas_detalhe as
with recursive caminhos as (
    select idreserva, vendida_em::date as primeira_venda
    from verdade_reservas
    where idreserva not in (select entrada from verdade_transferencias)
    union all
    select t.entrada, c.primeira_venda
    from caminhos as c
    inner join verdade_transferencias as t on c.idreserva = t.saida
)

select
    v.id_venda,
    c.id as id_contrato,
    case
        when u.papel = 'so_erp' then 'sg-' || u.id_unidade_erp::varchar
        else 'cv-' || u.idunidade::varchar
    end as id_unidade,
    case
        when r.k_corretor is not null then 'cv-' || co.idcorretor::varchar
        when r.idreserva is null then 'sg-' || c.credor_corretor::varchar
    end as id_corretor,
    case when r.k_corretor is not null then 'cv-' || im.idimobiliaria::varchar end as id_imobiliaria,
    (round(r.valor, 2) * 100)::bigint as valor_cv_centavos,
    (c.valor_contrato * 100)::bigint as valor_sienge_centavos,
    -- The ERP alone has no price table.
    (
        case when r.idreserva is not null then r.vgv_tabela when u.papel <> 'so_erp' then u.valor_tabela end
        * 100
    )::bigint as valor_tabela_centavos,
    u.area_privativa,
    v.comissao_paga_centavos,
    date_trunc('month', coalesce(k.primeira_venda, v.data_venda))::date as mes_safra,
    v.data_distrato - v.data_venda as dias_ate_distrato,
    v.data_distrato is not null and not v.foi_transferida as foi_distratada,
    r.criada_em::date as data_reserva,
    r.data_venda::date as data_venda_informada,
    c.data_contrato,
    case when c.foi_emitido then c.emitido_em::date end as data_emissao
from verdade_vendas as v
left join agora_reservas as r on v.id_venda = 'cv-' || r.idreserva::varchar
left join verdade_casamentos as m on r.idreserva = m.idreserva
left join agora_contratos as c on coalesce('sg-' || m.id::varchar, v.id_venda) = 'sg-' || c.id::varchar
inner join mundo.unidades as u on coalesce(r.idunidade, c.idunidade_contrato) = u.idunidade
left join mundo.corretores as co on r.k_corretor = co.k
left join mundo.imobiliarias as im on co.k_imobiliaria = im.k
left join caminhos as k on r.idreserva = k.idreserva;
