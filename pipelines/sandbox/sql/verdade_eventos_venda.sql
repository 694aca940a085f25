-- Each sale, distrato and side of a transfer on its own day, whose it is and what it counts: a transfer
-- counts nothing on either side.
create or replace temp table verdade_eventos_venda as
with eventos as (
    select
        v.id_venda || ':venda' as id_evento,
        case when v.eh_transferencia then 'transferencia_entrada' else 'venda' end as tipo_evento,
        v.data_venda as data_evento,
        v.id_empreendimento,
        d.id_unidade,
        d.id_corretor,
        d.id_imobiliaria,
        case when v.eh_transferencia then 0 else 1 end as vendas,
        0 as distratos,
        case when v.eh_transferencia then 0 else v.valor_centavos end as vgv_bruto_centavos,
        0 as vgv_distratado_centavos,
        case when v.eh_transferencia then 0 else v.comissao_prevista_centavos end as comissao_prevista_centavos,
        v.valor_centavos,
        d.area_privativa
    from verdade_vendas as v
    inner join verdade_vendas_detalhe as d on v.id_venda = d.id_venda
    union all
    select
        v.id_venda || ':distrato',
        case when v.foi_transferida then 'transferencia_saida' else 'distrato' end,
        v.data_distrato,
        v.id_empreendimento,
        d.id_unidade,
        d.id_corretor,
        d.id_imobiliaria,
        0,
        case when v.foi_transferida then 0 else 1 end,
        0,
        case when v.foi_transferida then 0 else v.valor_centavos end,
        0,
        v.valor_centavos,
        d.area_privativa
    from verdade_vendas as v
    inner join verdade_vendas_detalhe as d on v.id_venda = d.id_venda
    where v.data_distrato is not null
)

select
    *,
    vendas - distratos as quantidade,
    vgv_bruto_centavos - vgv_distratado_centavos as vgv_centavos
from eventos;
