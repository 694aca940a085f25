{%- set marcos_publicos = [
    'inicio_sem_proposta', 'analisada', 'pendente_comercial', 'reprovada_comercial',
    'aprovada_comercial', 'aprovada', 'documentos', 'contrato', 'pendente_assinatura',
    'assinatura_clientes', 'assinatura_todas', 'pode_faturar', 'aguardando_faturamento', 'faturada',
    'vender_sienge', 'devolucao_erp', 'cancelada_sienge', 'vendida', 'vencida', 'cancelada', 'distrato'
] -%}

with

reservas as (

    select * from {{ ref('stg_cvcrm__reservas') }}

),

marcos as (

    select * from {{ ref('stg_cvcrm__reservas_marcos') }}

),

empreendimentos as (

    select * from {{ ref('int_cadastros__empreendimentos_unificados') }}

),

vendidas as (

    select * from {{ ref('int_vendas__reservas_vendidas') }}

),

vendas as (

    select
        id_reserva,
        id_venda
    from {{ ref('int_vendas__vendas_unificadas') }}
    where id_reserva is not null

),

-- The marks say what a reservation passed through; the situation's name is each company's own.
com_marcos as (

    select
        reservas.*,
        {%- for marco in marcos_publicos %}
            marcos.tem_marco_{{ marco }},
            marcos.data_marco_{{ marco }},
        {%- endfor %}
        marcos.data_marco_inicio,
        vendidas.data_venda as data_da_venda,
        vendidas.id_reserva is not null as passou_por_venda,
        vendidas.data_distrato is not null as passou_por_distrato,
        coalesce(marcos.tem_marco_cancelada, false) or reservas.data_cancelamento is not null
            as passou_por_cancelada,
        coalesce(marcos.tem_marco_vencida, false) as passou_por_vencida
    from reservas
    left join marcos using (id_reserva)
    left join vendidas using (id_reserva)
    where reservas.eh_ativo

),

com_resultado as (

    select
        *,
        case
            when passou_por_distrato then 'distratada'
            when passou_por_venda then 'vendida'
            when passou_por_cancelada then 'cancelada'
            when passou_por_vencida then 'vencida'
            else 'aberta'
        end as resultado,
        coalesce(data_marco_inicio, data_cadastro) as data_inicio,
        cast(vencimento_em as date) as data_vencimento
    from com_marcos

),

-- The day on which it stopped holding the unit as a reservation: a sale goes on as a sale.
com_desfecho as (

    select
        *,
        case resultado
            when 'vendida' then data_da_venda
            when 'distratada' then data_da_venda
            when 'cancelada'
                then coalesce(
                        data_marco_cancelada,
                        data_cancelamento,
                        cast(situacao_alterada_em as date),
                        cast(modificado_em as date)
                    )
            when 'vencida' then coalesce(data_marco_vencida, data_vencimento)
        end as data_desfecho
    from com_resultado

),

final as (

    select
        com_desfecho.id_reserva,
        vendas.id_venda,
        empreendimentos.id_empreendimento,
        'cv-' || com_desfecho.id_unidade_cv as id_unidade,
        'cv-' || com_desfecho.id_corretor_cv as id_corretor,
        'cv-' || com_desfecho.id_imobiliaria_cv as id_imobiliaria,
        com_desfecho.id_precadastro,
        com_desfecho.id_situacao,
        com_desfecho.nome_situacao,
        com_desfecho.tipo_venda,
        com_desfecho.nome_midia,
        com_desfecho.nome_time,
        com_desfecho.motivo_cancelamento,
        com_desfecho.resultado,
        com_desfecho.data_inicio,
        com_desfecho.data_vencimento,
        com_desfecho.data_desfecho,
        {%- for marco in marcos_publicos %}
            case
                when com_desfecho.tem_marco_{{ marco }} then com_desfecho.data_marco_{{ marco }}
            end
                as data_{{ marco }},
        {%- endfor %}
        com_desfecho.valor_contrato,
        com_desfecho.vgv_tabela as valor_tabela,
        {{ eh_permuta_ou_doacao('com_desfecho.tipo_venda') }} as eh_permuta_ou_doacao,
        coalesce(com_desfecho.eh_cessao, false) as eh_cessao,
        com_desfecho.resultado = 'aberta' as eh_aberta,
        case
            when com_desfecho.resultado = 'aberta'
                then date_diff('day', com_desfecho.data_inicio, {{ hoje() }})
        end as dias_em_aberto,
        case
            when com_desfecho.resultado = 'aberta'
                then date_diff('day', {{ hoje() }}, com_desfecho.data_vencimento)
        end as dias_ate_vencimento,
        date_diff('day', com_desfecho.data_inicio, com_desfecho.data_desfecho) as dias_ate_desfecho
    from com_desfecho
    left join vendas using (id_reserva)
    left join empreendimentos
        on com_desfecho.id_empreendimento_cv = empreendimentos.id_empreendimento_cv

)

select * from final
