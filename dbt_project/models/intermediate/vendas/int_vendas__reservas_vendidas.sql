with

reservas as (

    select * from {{ ref('stg_cvcrm__reservas') }}

),

marcos as (

    select * from {{ ref('stg_cvcrm__reservas_marcos') }}

),

distratos as (

    select * from {{ ref('stg_cvcrm__distratos') }}

),

vendas as (

    select * from {{ ref('stg_cvcrm__vendas') }}

),

empreendimentos as (

    select * from {{ ref('int_cadastros__empreendimentos_unificados') }}

),

unidades as (

    select * from {{ ref('int_cadastros__unidades_unificadas') }}

),

-- A sale is an active reservation that passed the mark "vendida", on a known day; marks stay after
-- a distrato. Where the CRM takes the mark back its date may stay, and is no sale.
vendidas as (

    select
        reservas.*,
        marcos.tem_marco_distrato,
        marcos.data_marco_distrato,
        coalesce(marcos.tem_marco_cancelada, reservas.data_cancelamento is not null)
            as tem_cancelamento,
        coalesce(
            marcos.data_marco_cancelada,
            reservas.data_cancelamento,
            cast(reservas.situacao_alterada_em as date),
            cast(reservas.modificado_em as date)
        ) as data_cancelada,
        coalesce(marcos.data_marco_vendida, reservas.data_venda) as data_vendida,
        reservas.data_venda as data_venda_informada,
        {%- if var('data_base_venda') == 'data_venda' %}
        coalesce(reservas.data_venda, marcos.data_marco_vendida) as data_venda_base
        {%- else %}
            coalesce(marcos.data_marco_vendida, reservas.data_venda) as data_venda_base
        {%- endif %}
    from reservas
    inner join marcos using (id_reserva)
    where
        reservas.eh_ativo
        and marcos.tem_marco_vendida
        and coalesce(marcos.data_marco_vendida, reservas.data_venda) is not null

),

final as (

    select
        'cv-' || vendidas.id_reserva as id_venda,
        vendidas.id_reserva,
        empreendimentos.id_empreendimento,
        coalesce(
            try_cast(vendidas.codigo_interno_empreendimento as bigint),
            empreendimentos.id_empreendimento_sienge
        ) as id_empreendimento_sienge,
        'cv-' || vendidas.id_unidade_cv as id_unidade,
        unidades.id_unidade_sienge,
        'cv-' || vendidas.id_corretor_cv as id_corretor,
        'cv-' || vendidas.id_imobiliaria_cv as id_imobiliaria,
        vendidas.id_cliente_cv,
        vendidas.codigo_interno,
        vendidas.codigo_interno_empreendimento,
        vendidas.numero_venda,
        vendas.contrato_interno,
        vendidas.nome_unidade,
        {{ nome_unidade_normalizado('vendidas.nome_unidade') }} as nome_unidade_normalizado,
        vendidas.tipo_venda,
        vendidas.nome_midia,
        vendidas.nome_time,
        coalesce(distratos.motivo_distrato, vendidas.motivo_cancelamento) as motivo_distrato,
        vendidas.valor_contrato,
        vendidas.vgv_tabela as valor_tabela,
        vendas.area_privativa,
        coalesce(vendidas.eh_cessao, false) as eh_cessao,
        -- Barter and donation are not sales to the market; they still own their ERP contract.
        {{ eh_permuta_ou_doacao('vendidas.tipo_venda') }} as eh_permuta_ou_doacao,
        vendidas.data_venda_base as data_venda,
        vendidas.data_venda_informada,
        vendidas.data_cadastro as data_reserva,
        vendidas.cadastrado_em,
        vendidas.modificado_em,
        -- The CRM alone says that a sale was undone; a mark taken back makes it active again. Some
        -- undo it by cancelling the reservation; before the sale, that was of another attempt.
        case
            when vendidas.tem_marco_distrato
                then coalesce(
                        vendidas.data_marco_distrato,
                        distratos.data_situacao,
                        distratos.data_sincronizacao,
                        cast(vendidas.situacao_alterada_em as date),
                        cast(vendidas.modificado_em as date),
                        vendidas.data_venda_base
                    )
            when vendidas.tem_cancelamento and vendidas.data_cancelada >= vendidas.data_vendida
                then vendidas.data_cancelada
        end as data_distrato
    from vendidas
    left join distratos using (id_reserva)
    left join vendas using (id_reserva)
    left join empreendimentos
        on vendidas.id_empreendimento_cv = empreendimentos.id_empreendimento_cv
    left join unidades
        on vendidas.id_unidade_cv = unidades.id_unidade_cv

)

select * from final
