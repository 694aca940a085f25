with

comissoes as (

    select * from {{ ref('fct_comissoes') }}

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
        comissoes.id_venda,
        comissoes.id_beneficiario,
        comissoes.papel_beneficiario,
        comissoes.id_corretor,
        corretores.rotulo_corretor,
        comissoes.id_imobiliaria,
        imobiliarias.nome_imobiliaria,
        comissoes.id_empreendimento,
        empreendimentos.nome_empreendimento,
        comissoes.data_venda,
        comissoes.mes_referencia,
        {{ rotulo_mes('comissoes.mes_referencia') }} as rotulo_mes,
        comissoes.valor_previsto,
        comissoes.valor_pago,
        comissoes.valor_a_pagar,
        comissoes.foi_distratada,
        comissoes.eh_transferencia
    from comissoes
    left join empreendimentos using (id_empreendimento)
    left join corretores on comissoes.id_corretor = corretores.id_corretor
    left join imobiliarias on comissoes.id_imobiliaria = imobiliarias.id_imobiliaria

)

select * from final
