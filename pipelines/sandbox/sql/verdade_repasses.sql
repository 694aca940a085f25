-- Every transfer of a reservation that was not deleted: how far it came, on which days, and what it is worth.
create or replace temp table verdade_repasses as
select
    r.idrepasse as id_repasse,
    v.id_venda,
    'cv-' || r.idempreendimento::varchar as id_empreendimento,
    case
        when r.liberado_em is not null then 'liberado'
        when r.esta_distratada then 'encerrado'
        when r.registrado_em is not null then 'registrado'
        when r.assinado_em is not null then 'assinado'
        else 'criado'
    end as etapa_repasse,
    r.repasse_criado_em::date as data_criacao,
    r.assinado_em::date as data_assinatura,
    r.registrado_em::date as data_registro,
    r.liberado_em::date as data_recurso_liberado,
    case
        when r.liberado_em is not null then r.liberado_em::date
        when r.esta_distratada then coalesce(v.data_distrato, r.repasse_em::date)
    end as data_saida,
    round((r.valor_divida + r.valor_fgts) * 100)::bigint as financiado_centavos,
    getvariable('agora')::date - r.repasse_em::date as dias_na_situacao,
    not r.esta_distratada and r.liberado_em is null
    and getvariable('agora')::date - r.repasse_em::date
    > case when r.registrado_em is not null then 45 when r.assinado_em is not null then 60 else 30 end
        as fora_do_prazo,
    v.data_venda,
    round(r.valor_previsto * 100)::bigint as previsto_centavos,
    round(r.valor_divida * 100)::bigint as divida_centavos,
    round(r.valor_fgts * 100)::bigint as fgts_centavos,
    (round(r.valor, 2) * 100)::bigint as contrato_centavos,
    not r.esta_distratada and r.liberado_em is null as eh_em_andamento
from agora_repasses as r
left join verdade_vendas as v on 'cv-' || r.idreserva::varchar = v.id_venda
where not r.esta_apagada;
