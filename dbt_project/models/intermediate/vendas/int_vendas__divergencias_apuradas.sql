with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

reservas as (

    select * from {{ ref('int_vendas__reservas_vendidas') }}

),

contratos as (

    select * from {{ ref('int_vendas__contratos_preparados') }}

),

pares as (

    select * from {{ ref('int_vendas__reservas_com_contrato') }}

),

reemitidos as (

    select * from {{ ref('int_vendas__contratos_reemitidos') }}

),

contratos_duplicados as (

    select * from {{ ref('int_vendas__contratos_duplicados') }}

),

sem_comissao_no_erp as (

    select * from {{ ref('int_vendas__contratos_sem_comissao') }}

),

comissoes as (

    select * from {{ ref('int_comissoes__totais_por_venda') }}

),

corretores as (

    select * from {{ ref('int_vendas__corretores_correspondentes') }}

),

comissoes_sienge as (

    select
        id_venda,
        sum(case when eh_cancelada then 0 else valor_parcela end) as valor_comissao_sienge
    from {{ ref('int_comissoes__parcelas_sienge') }}
    group by id_venda

),

-- Contracts that belong to no sale and are alive: waiting for their turn, or typed twice. A barter
-- never becomes a sale.
sobrantes as (

    select contratos.*
    from contratos
    left join pares using (id_contrato)
    left join reemitidos using (id_contrato)
    left join vendas on contratos.id_contrato = vendas.id_contrato
    where
        pares.id_contrato is null
        and reemitidos.id_contrato is null
        and vendas.id_contrato is null
        and contratos.situacao_contrato <> 'cancelado'
        and contratos.eh_permuta is not true

),

-- A copy that was cancelled is over; one that stands is to be undone.
duplicados as (

    select
        vendas.id_venda,
        sobrantes.id_contrato,
        sobrantes.valor_contrato
    from contratos_duplicados
    inner join sobrantes using (id_contrato)
    inner join vendas on contratos_duplicados.id_contrato_original = vendas.id_contrato

),

duplicados_por_venda as (

    select
        id_venda,
        sum(valor_contrato) as valor_duplicado
    from duplicados
    group by id_venda

),

lado_a_lado as (

    select
        vendas.id_venda as id_conciliacao,
        vendas.id_venda,
        vendas.id_reserva,
        vendas.id_contrato,
        vendas.id_empreendimento,
        vendas.id_unidade,
        vendas.tipo_casamento,
        case
            when vendas.id_reserva is null then null
            when vendas.data_distrato is null then 'ativa'
            else 'distratada'
        end as situacao_cv,
        contratos.situacao_contrato as situacao_sienge,
        vendas.valor_contrato_cv as valor_cv,
        vendas.valor_contrato_sienge as valor_sienge,
        case when vendas.id_reserva is not null then vendas.data_venda end as data_cv,
        vendas.data_contrato as data_sienge,
        case when vendas.id_reserva is not null then vendas.data_distrato end as data_distrato_cv,
        contratos.data_cancelamento as data_distrato_sienge,
        reservas.nome_unidade as nome_unidade_cv,
        contratos.nome_unidade as nome_unidade_sienge,
        case when vendas.id_reserva is not null then comissoes.valor_comissao_prevista end
            as valor_comissao_cv,
        comissoes_sienge.valor_comissao_sienge,
        duplicados_por_venda.valor_duplicado,
        contratos.valor_contrato - contratos.valor_condicoes as diferenca_condicoes,
        coalesce(contratos.tem_condicoes_que_nao_somam, false) as tem_condicoes_que_nao_somam,
        sem_comissao_no_erp.id_contrato is not null as esta_sem_comissao_no_erp,
        vendas.data_venda as data_base,
        coalesce(vendas.valor_contrato, 0) as valor_base,
        -- People write the name of one unit in many ways: the unit's link comes first.
        coalesce(
            reservas.id_unidade_sienge <> contratos.id_unidade_sienge,
            reservas.nome_unidade_normalizado <> contratos.nome_unidade_normalizado
        ) as tem_unidade_diferente,
        corretores.id_corretor <> reservas.id_corretor as tem_corretor_diferente,
        try_cast(reservas.codigo_interno as bigint) <> vendas.id_contrato
            as tem_codigo_interno_errado
    from vendas
    left join reservas using (id_reserva)
    left join contratos on vendas.id_contrato = contratos.id_contrato
    left join comissoes on vendas.id_venda = comissoes.id_venda
    left join comissoes_sienge on vendas.id_venda = comissoes_sienge.id_venda
    left join duplicados_por_venda on vendas.id_venda = duplicados_por_venda.id_venda
    left join sem_comissao_no_erp on vendas.id_contrato = sem_comissao_no_erp.id_contrato
    left join corretores on contratos.id_corretor = corretores.id_corretor_sienge

),

sem_venda as (

    select
        'sg-' || sobrantes.id_contrato as id_conciliacao,
        sobrantes.id_contrato,
        sobrantes.id_empreendimento,
        sobrantes.id_unidade,
        'sem_venda' as tipo_casamento,
        sobrantes.situacao_contrato as situacao_sienge,
        sobrantes.valor_contrato as valor_sienge,
        sobrantes.data_contrato as data_sienge,
        sobrantes.nome_unidade as nome_unidade_sienge,
        sobrantes.valor_contrato - sobrantes.valor_condicoes as diferenca_condicoes,
        sobrantes.tem_condicoes_que_nao_somam,
        sobrantes.data_contrato as data_base,
        coalesce(sobrantes.valor_contrato, 0) as valor_base
    from sobrantes
    where sobrantes.id_contrato not in (select duplicados.id_contrato from duplicados)

),

todos as (

    select * from lado_a_lado
    union all by name
    select * from sem_venda

),

comparados as (

    select
        * exclude (
            tem_unidade_diferente,
            tem_corretor_diferente,
            tem_codigo_interno_errado,
            esta_sem_comissao_no_erp
        ),
        valor_cv - valor_sienge as diferenca_valor,
        date_diff('day', data_cv, data_sienge) as dias_diferenca_data,
        valor_comissao_cv - valor_comissao_sienge as diferenca_comissao,
        coalesce(valor_cv <> valor_sienge, false) as tem_valor_diferente,
        coalesce(
            abs(date_diff('day', data_cv, data_sienge)) > {{ var('dias_tolerancia_data') }}, false
        ) as tem_data_diferente,
        coalesce((situacao_cv = 'distratada') <> (situacao_sienge = 'cancelado'), false)
            as tem_situacao_diferente,
        coalesce(tem_unidade_diferente, false) as tem_unidade_diferente,
        coalesce(tem_corretor_diferente, false) as tem_corretor_diferente,
        coalesce(tem_codigo_interno_errado, false) as tem_codigo_interno_errado,
        -- Emission takes its days, again for a contract that was made anew.
        coalesce(
            situacao_cv = 'ativa'
            and situacao_sienge in ('solicitado', 'autorizado')
            and date_diff('day', greatest(data_cv, data_sienge), {{ hoje() }})
            > {{ var('dias_carencia_conciliacao') }},
            false
        ) as esta_sem_emissao,
        coalesce(
            situacao_cv = 'ativa' and valor_comissao_cv > 0 and esta_sem_comissao_no_erp, false
        ) as tem_comissao_ausente,
        -- Undone sales keep what was paid and cancel the rest: only living ones can be compared.
        coalesce(
            situacao_cv = 'ativa'
            and situacao_sienge <> 'cancelado'
            and valor_comissao_cv <> valor_comissao_sienge,
            false
        ) as tem_comissao_diferente,
        valor_duplicado is not null as tem_contrato_duplicado
    from todos

),

com_motivos as (

    select
        *,
        -- The gravest first: what may not be a sale at all, then its value, then its details.
        list_filter(
            [
                case when tipo_casamento = 'so_cv' then 'ausente_no_erp' end,
                case when tipo_casamento = 'so_sienge' then 'ausente_no_crm' end,
                case when tipo_casamento = 'sem_venda' then 'contrato_sem_venda' end,
                case when esta_sem_emissao then 'contrato_nao_emitido' end,
                case when tem_situacao_diferente then 'situacao' end,
                case when tem_contrato_duplicado then 'duplicado' end,
                case when tem_unidade_diferente then 'unidade' end,
                case when tem_valor_diferente then 'valor' end,
                case when tem_condicoes_que_nao_somam then 'condicoes_nao_somam' end,
                case when tem_comissao_ausente then 'comissao_ausente_no_erp' end,
                case when tem_comissao_diferente then 'comissao' end,
                case when tem_corretor_diferente then 'corretor' end,
                case when tem_data_diferente then 'data' end,
                case when tem_codigo_interno_errado then 'codigo_interno' end
            ],
            lambda nome_motivo: nome_motivo is not null
        ) as lista_motivos
    from comparados

),

final as (

    select
        * exclude (lista_motivos),
        list_extract(lista_motivos, 1) as motivo,
        nullif(array_to_string(lista_motivos, ','), '') as motivos,
        case list_extract(lista_motivos, 1)
            when 'duplicado' then coalesce(valor_duplicado, 0)
            when 'valor' then abs(diferenca_valor)
            when 'condicoes_nao_somam' then abs(diferenca_condicoes)
            when 'comissao_ausente_no_erp' then valor_comissao_cv
            when 'comissao' then abs(diferenca_comissao)
            when 'corretor' then coalesce(valor_comissao_cv, valor_comissao_sienge, 0)
            when 'data' then 0
            when 'codigo_interno' then 0
            else case when lista_motivos = [] then 0 else valor_base end
        end as valor_em_jogo,
        date_diff('day', data_base, {{ hoje() }}) as dias_desde_venda
    from com_motivos
    -- A company of which one system only is loaded has nothing to compare.
    qualify
        bool_or(id_reserva is not null) over () and bool_or(id_contrato is not null) over ()

)

select * from final
