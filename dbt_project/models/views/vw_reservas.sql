with

reservas as (

    select * from {{ ref('fct_reservas') }}

),

unidades as (

    select * from {{ ref('dim_unidades') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

corretores as (

    select * from {{ ref('dim_corretores') }}

),

imobiliarias as (

    select * from {{ ref('dim_imobiliarias') }}

),

final as (

    select
        reservas.id_reserva,
        reservas.id_venda,
        reservas.mes_referencia,
        {{ rotulo_mes('reservas.mes_referencia') }} as rotulo_mes,
        reservas.resultado,
        reservas.nome_situacao,
        reservas.data_inicio,
        reservas.data_vencimento,
        reservas.data_desfecho,
        reservas.data_aprovada,
        reservas.data_contrato,
        reservas.data_vendida,
        reservas.data_cancelada,
        reservas.data_vencida,
        reservas.data_distrato,
        reservas.eh_aberta,
        reservas.eh_aberta and not reservas.eh_permuta_ou_doacao as eh_venda_possivel,
        reservas.dias_em_aberto,
        reservas.faixa_idade,
        reservas.dias_ate_vencimento,
        reservas.situacao_prazo,
        reservas.dias_ate_desfecho,
        reservas.valor_contrato,
        reservas.valor_tabela,
        reservas.eh_permuta_ou_doacao,
        reservas.eh_cessao,
        reservas.motivo_cancelamento,
        reservas.tipo_venda,
        reservas.nome_midia,
        reservas.nome_time,
        reservas.id_empreendimento,
        empreendimentos.nome_empreendimento,
        reservas.id_unidade,
        unidades.nome_unidade,
        unidades.nome_bloco,
        unidades.tipologia,
        reservas.id_corretor,
        corretores.rotulo_corretor,
        reservas.id_imobiliaria,
        imobiliarias.nome_imobiliaria
    from reservas
    left join unidades using (id_unidade)
    left join empreendimentos on reservas.id_empreendimento = empreendimentos.id_empreendimento
    left join corretores on reservas.id_corretor = corretores.id_corretor
    left join imobiliarias on reservas.id_imobiliaria = imobiliarias.id_imobiliaria

)

select * from final
