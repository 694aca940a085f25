with

leads as (

    select * from {{ ref('fct_leads') }}

),

jornadas as (

    select * from {{ ref('fct_jornada_leads') }}

),

visitas as (

    select * from {{ ref('fct_visitas') }}

),

perdas as (

    select * from {{ ref('fct_perdas') }}

),

origens as (

    select * from {{ ref('dim_origens') }}

),

motivos as (

    select * from {{ ref('dim_motivos') }}

),

situacoes as (

    select * from {{ ref('dim_situacoes') }}

),

parcelas_comissao as (

    select * from {{ ref('fct_parcelas_comissao') }}

),

parcelas_receber as (

    select * from {{ ref('fct_parcelas_receber') }}

),

repasses as (

    select * from {{ ref('fct_repasses') }}

),

pendentes as (

    select
        'origem' as tipo_pendencia,
        origens.nome_origem as texto,
        'origens_midia' as nome_semente,
        count(*) as quantidade,
        sum(jornadas.vgv) as valor
    from origens
    inner join jornadas using (id_origem)
    where not origens.eh_mapeada
    group by origens.nome_origem

    union all

    select
        'motivo' as tipo_pendencia,
        motivos.nome_motivo as texto,
        'motivos_perda' as nome_semente,
        count(*) as quantidade,
        sum(perdas.valor_perdido) as valor
    from motivos
    inner join perdas using (id_motivo)
    where not motivos.eh_mapeado
    group by motivos.nome_motivo

    union all

    select
        'situacao_lead' as tipo_pendencia,
        leads.nome_situacao as texto,
        'etapas_leads' as nome_semente,
        count(*) as quantidade,
        sum(jornadas.vgv) as valor
    from leads
    inner join jornadas using (id_lead)
    where leads.etapa_atual = 'nao_mapeada'
    group by leads.nome_situacao

    union all

    -- Leads stand above, with the money of what they became.
    select
        'situacao_' || rtrim(processo, 's') as tipo_pendencia,
        nome_situacao as texto,
        'situacoes_etapas' as nome_semente,
        quantidade_registros as quantidade,
        valor_registros as valor
    from situacoes
    where not eh_mapeada and quantidade_registros > 0 and processo <> 'leads'

    union all

    -- Visits in a situation that is neither pending, done nor cancelled are not counted anywhere.
    select
        'situacao_visita' as tipo_pendencia,
        'Visitas em situação desconhecida' as texto,
        null as nome_semente,
        count(*) as quantidade,
        0 as valor
    from visitas
    where situacao_visita = 'nao_mapeada'
    having count(*) > 0

    union all

    select
        'situacao_comissao' as tipo_pendencia,
        nome_situacao as texto,
        'situacoes_parcelas_comissao' as nome_semente,
        count(*) as quantidade,
        sum(valor_parcela) as valor
    from parcelas_comissao
    where not eh_situacao_mapeada
    group by nome_situacao

    union all

    select
        'condicao_pagamento' as tipo_pendencia,
        concat_ws(' · ', codigo_condicao_pagamento, nome_condicao_pagamento) as texto,
        'condicoes_sienge' as nome_semente,
        count(*) as quantidade,
        sum(valor_original) as valor
    from parcelas_receber
    where not eh_condicao_mapeada
    group by concat_ws(' · ', codigo_condicao_pagamento, nome_condicao_pagamento)

    union all

    -- No table of people's mends it: the field by which the CRM names the reservation is not known.
    select
        'repasse_sem_reserva' as tipo_pendencia,
        'Repasses que não dizem a reserva' as texto,
        null as nome_semente,
        count(*) as quantidade,
        sum(valor_financiado) as valor
    from repasses
    where id_reserva is null
    having count(*) > 0

),

final as (

    select
        tipo_pendencia,
        texto,
        nome_semente,
        quantidade,
        cast(valor as decimal(18, 2)) as valor
    from pendentes

)

select * from final
