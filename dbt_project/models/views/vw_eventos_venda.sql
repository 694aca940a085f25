with

eventos as (

    select * from {{ ref('fct_eventos_venda') }}

),

empreendimentos as (

    select * from {{ ref('dim_empreendimentos') }}

),

unidades as (

    select * from {{ ref('dim_unidades') }}

),

corretores as (

    select * from {{ ref('dim_corretores') }}

),

imobiliarias as (

    select * from {{ ref('dim_imobiliarias') }}

),

final as (

    select
        eventos.id_evento,
        eventos.id_venda,
        eventos.tipo_evento,
        eventos.data_evento,
        eventos.mes_referencia,
        {{ rotulo_mes('eventos.mes_referencia') }} as rotulo_mes,
        eventos.id_empreendimento,
        empreendimentos.nome_empreendimento,
        eventos.id_unidade,
        unidades.nome_unidade,
        unidades.nome_bloco,
        unidades.tipologia,
        eventos.id_corretor,
        corretores.rotulo_corretor,
        eventos.id_imobiliaria,
        imobiliarias.nome_imobiliaria,
        eventos.fonte,
        eventos.tipo_venda,
        eventos.quantidade,
        eventos.vgv,
        eventos.valor_contrato,
        eventos.area_privativa,
        eventos.quantidade_vendas_brutas,
        eventos.quantidade_distratos,
        eventos.vgv_bruto,
        eventos.vgv_distratado,
        eventos.valor_comissao_prevista
    from eventos
    left join empreendimentos using (id_empreendimento)
    left join unidades on eventos.id_unidade = unidades.id_unidade
    left join corretores on eventos.id_corretor = corretores.id_corretor
    left join imobiliarias on eventos.id_imobiliaria = imobiliarias.id_imobiliaria

)

select * from final
