-- The bank-financed part of the sales at the clock: each step with its instant, and what the bank, the
-- subsidy and the FGTS pay.
create or replace temp table agora_repasses as
select
    *,
    idreserva - 25000 as idrepasse,
    somar_dias(vendida_em, 2) as repasse_criado_em,
    ocorrido(somar_dias(vendida_em, 30)) as assinado_em,
    ocorrido(somar_dias(vendida_em, 90)) as registrado_em,
    greatest(
        somar_dias(vendida_em, 2),
        ocorrido(somar_dias(vendida_em, 30)),
        ocorrido(somar_dias(vendida_em, 90)),
        ocorrido(distrato_em), ocorrido(reversao_em), ocorrido(valor_editado_em)
    ) as repasse_em,
    round(valor::double * 0.7, 2) as valor_previsto,
    round(valor::double * 0.68, 2) as valor_divida,
    inteiro(chave, 'fgts', 0, 30) * 500 as valor_fgts
from agora_reservas
where idtipovenda = 2 and ja(somar_dias(vendida_em, 2));
