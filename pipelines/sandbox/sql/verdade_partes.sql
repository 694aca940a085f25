-- The company's part of each development and from when to when: everything until somebody wrote otherwise.
create or replace temp table verdade_partes as
with inicios as (
    select id_empreendimento, coalesce(vigencia_desde, '1900-01-01'::date) as desde, percentual_empresa
    from planilha_participacoes
    union all
    select
        case when eh_so_erp then 'sg-' || codigo_erp::varchar else 'cv-' || idempreendimento::varchar end as id,
        '1900-01-01'::date,
        100
    from mundo.empreendimentos
    where lancado_em <= getvariable('agora')::date + 60
        and id not in (select p.id_empreendimento from planilha_participacoes as p where p.vigencia_desde is null)
)

select
    i.id_empreendimento,
    i.desde,
    coalesce(
        (
            select min(j.desde) - 1 from inicios as j
            where j.id_empreendimento = i.id_empreendimento and j.desde > i.desde
        ),
        '2999-12-31'::date
    ) as ate,
    -- In hundredths of a basis point: 66.6667 % is 666667.
    (i.percentual_empresa * 10000)::bigint as milionesimos
from inicios as i;
