with

repasses as (

    select * from {{ ref('fct_repasses') }}

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
        repasses.id_repasse,
        repasses.id_reserva,
        repasses.id_venda,
        repasses.id_empreendimento,
        empreendimentos.nome_empreendimento,
        unidades.nome_bloco,
        unidades.nome_unidade,
        repasses.id_corretor,
        corretores.rotulo_corretor,
        repasses.id_imobiliaria,
        imobiliarias.nome_imobiliaria,
        repasses.nome_situacao,
        repasses.etapa_repasse,
        repasses.situacao_pagamento,
        repasses.nome_banco,
        repasses.faixa_dias,
        repasses.data_venda,
        repasses.data_criacao,
        repasses.data_assinatura,
        repasses.data_registro,
        repasses.data_recurso_liberado,
        repasses.data_situacao,
        repasses.data_saida,
        cast(date_trunc('month', repasses.data_criacao) as date) as mes_referencia,
        {{ rotulo_mes('repasses.data_criacao') }} as rotulo_mes,
        repasses.valor_contrato,
        repasses.valor_saldo_devedor,
        repasses.valor_divida,
        repasses.valor_subsidio,
        repasses.valor_fgts,
        repasses.valor_financiado,
        repasses.dias_na_situacao,
        repasses.dias_prazo,
        repasses.dias_venda_ate_assinatura,
        repasses.dias_venda_ate_registro,
        repasses.dias_venda_ate_recurso,
        repasses.eh_em_andamento,
        repasses.eh_fora_do_prazo
    from repasses
    left join empreendimentos using (id_empreendimento)
    left join unidades on repasses.id_unidade = unidades.id_unidade
    left join corretores on repasses.id_corretor = corretores.id_corretor
    left join imobiliarias on repasses.id_imobiliaria = imobiliarias.id_imobiliaria

)

select * from final
