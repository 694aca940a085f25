-- The bank-financed part of the sales at the clock: each step with its instant, and what the bank, the
-- subsidy and the FGTS pay. The bank pays some weeks after the register, unless the sale was undone before.
create or replace temp table agora_repasses as
with financiadas as (
    select
        *,
        somar_dias(vendida_em, 95 + inteiro(chave, 'liberacao', 0, 30)) as libera_em
    from agora_reservas
    where idtipovenda = 2 and ja(somar_dias(vendida_em, 2))
)

select
    * exclude (libera_em),
    idreserva - 25000 as idrepasse,
    somar_dias(vendida_em, 2) as repasse_criado_em,
    ocorrido(somar_dias(vendida_em, 30)) as assinado_em,
    ocorrido(somar_dias(vendida_em, 90)) as registrado_em,
    case when distrato_em is null or distrato_em > libera_em then ocorrido(libera_em) end as liberado_em,
    greatest(
        somar_dias(vendida_em, 2), assinado_em, registrado_em, liberado_em,
        ocorrido(distrato_em), ocorrido(reversao_em), ocorrido(valor_editado_em)
    ) as repasse_em,
    ocorrido(somar_dias(vendida_em, 60)) as itbi_pago_em,
    greatest(repasse_em, itbi_pago_em) as repasse_modificado_em,
    round(valor::double * 0.7, 2) as valor_previsto,
    round(valor::double * 0.68, 2) as valor_divida,
    inteiro(chave, 'fgts', 0, 30) * 500 as valor_fgts
from financiadas;
