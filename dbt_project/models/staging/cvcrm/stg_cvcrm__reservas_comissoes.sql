{%- set campos = [
    ['id_comissao_reserva', 'id', 'id'],
    ['id_reserva', 'idreserva', 'id'],
    ['id_imobiliaria_cv', 'idimobiliaria', 'id'],
    ['id_corretor_cv', 'idcorretor', 'id'],
    ['id_beneficiario', 'quem', 'id'],
    ['papel_beneficiario', 'para', 'texto'],
    ['ordem_beneficiario', 'ordem', 'inteiro'],
    ['codigo_interno', 'codigointerno', 'texto'],
    ['tipo_linha', 'tipo', 'texto'],
    ['tipo_comissao', 'comissao_tipo', 'texto'],
    ['base_comissao', 'comissao_pagamento_tipo', 'texto'],
    ['tipo_valor', 'tipo_valor', 'texto'],
    ['forma_pagamento', 'forma_pagamento', 'texto'],
    ['momento_pagamento', 'para_pagamento', 'texto'],
    ['descricao_regra', 'descricao', 'texto'],
    ['quem_fica_com_diferenca', 'diferenca', 'texto'],
    ['valor_previsto', 'valor', 'dinheiro'],
    ['percentual_comissao', 'porcentagem', 'medida'],
    ['valor_percentual_premiacao', 'valor_porcentagem_premiacao', 'medida'],
    ['eh_ativo', 'ativo', 'booleano'],
    ['eh_rateio', 'fifty', 'booleano'],
    ['eh_paga_pelo_cliente', 'pago_pela_condicao_reserva', 'booleano'],
    ['eh_de_contrato', 'contrato', 'booleano'],
    ['cadastrado_em', 'data_cad', 'instante']
] -%}

with

versoes as (

    {{ versao_atual('cvcrm', 'reservas_comissoes') }}

),

lidos as (

    {{ ler_payload('versoes', campos) }}

),

final as (

    select
        {{ colunas_tipadas(campos) }}
    from lidos

)

select * from final
