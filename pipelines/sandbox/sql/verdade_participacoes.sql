-- The months' VGV, and the company's part of it: each event by the share that held on its day, to the cent.
-- Of a development without a written share everything is the company's.
create or replace temp table verdade_participacoes as
with partes as (
    select
        e.*,
        -- In hundredths of a basis point: 66.6667 % is 666667.
        coalesce(
            (
                select max_by(p.percentual_empresa, coalesce(p.vigencia_desde, '1900-01-01'::date))
                from planilha_participacoes as p
                where p.id_empreendimento = e.id_empreendimento
                    and coalesce(p.vigencia_desde <= e.data_evento, true)
            ) * 10000, 1000000
        )::bigint as parte
    from verdade_eventos_venda as e
)

select
    date_trunc('month', data_evento)::date as mes,
    id_empreendimento,
    sum(vgv_bruto_centavos)::bigint as bruto_centavos,
    sum(vgv_distratado_centavos)::bigint as distratado_centavos,
    sum((vgv_bruto_centavos::bigint * parte + 500000) // 1000000)::bigint as bruto_empresa_centavos,
    sum((vgv_distratado_centavos::bigint * parte + 500000) // 1000000)::bigint as distratado_empresa_centavos,
    bruto_centavos - distratado_centavos as liquido_centavos,
    bruto_empresa_centavos - distratado_empresa_centavos as liquido_empresa_centavos,
    liquido_centavos - liquido_empresa_centavos as liquido_socios_centavos
from partes
group by id_empreendimento, mes;
