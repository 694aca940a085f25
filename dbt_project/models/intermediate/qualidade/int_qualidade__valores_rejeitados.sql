{%- set modelos = [
    ['cvcrm', 'reservas', 'stg_cvcrm__reservas'],
    ['cvcrm', 'reservas_condicoes', 'stg_cvcrm__reservas_condicoes'],
    ['cvcrm', 'reservas_registros_flags', 'stg_cvcrm__reservas_marcos'],
    ['cvcrm', 'reservas_comissoes', 'stg_cvcrm__reservas_comissoes'],
    ['cvcrm', 'vendas', 'stg_cvcrm__vendas'],
    ['cvcrm', 'vendas', 'stg_cvcrm__vendas_associados'],
    ['cvcrm', 'distratos', 'stg_cvcrm__distratos'],
    ['cvcrm', 'comissoes', 'stg_cvcrm__comissoes'],
    ['cvcrm', 'comissoes_pagamentos', 'stg_cvcrm__comissoes_pagamentos'],
    ['cvcrm', 'repasses', 'stg_cvcrm__repasses'],
    ['cvcrm', 'leads', 'stg_cvcrm__leads'],
    ['cvcrm', 'leads_conversoes', 'stg_cvcrm__leads_conversoes'],
    ['cvcrm', 'leads_perdas', 'stg_cvcrm__leads_perdas'],
    ['cvcrm', 'leads_visitas', 'stg_cvcrm__leads_visitas'],
    ['cvcrm', 'corretores', 'stg_cvcrm__corretores'],
    ['cvcrm', 'imobiliarias', 'stg_cvcrm__imobiliarias'],
    ['cvcrm', 'unidades', 'stg_cvcrm__unidades'],
    ['cvcrm', 'unidades_precos', 'stg_cvcrm__unidades_precos'],
    ['cvcrm', 'precadastros', 'stg_cvcrm__precadastros'],
    ['cvcrm', 'leads_historico_situacoes', 'stg_cvcrm__leads_historico_situacoes'],
    ['cvcrm', 'precadastro_historico_situacoes', 'stg_cvcrm__precadastros_historico_situacoes'],
    ['cvcrm', 'repasses_historico_situacoes', 'stg_cvcrm__repasses_historico_situacoes'],
    ['cvcrm', 'reservas_historico_situacoes', 'stg_cvcrm__reservas_historico_situacoes'],
    ['sienge', 'sales_contracts', 'stg_sienge__contratos'],
    ['sienge', 'sales_contracts', 'stg_sienge__contratos_unidades'],
    ['sienge', 'sales_contracts', 'stg_sienge__contratos_clientes'],
    ['sienge', 'sales_contracts', 'stg_sienge__contratos_corretores'],
    ['sienge', 'sales_contracts', 'stg_sienge__contratos_condicoes'],
    ['sienge', 'sales', 'stg_sienge__vendas'],
    ['sienge', 'sales', 'stg_sienge__vendas_unidades'],
    ['sienge', 'enterprises', 'stg_sienge__empreendimentos'],
    ['sienge', 'units', 'stg_sienge__unidades'],
    ['sienge', 'commissions', 'stg_sienge__comissoes'],
    ['sienge', 'income', 'stg_sienge__parcelas'],
    ['sienge', 'income', 'stg_sienge__recebimentos'],
    ['sienge', 'customers', 'stg_sienge__clientes']
] -%}

with

-- Names of fields and keys only: the value that did not fit may be personal.
rejeitados as (
    {% for fonte, objeto, modelo in modelos %}
        select distinct
            '{{ fonte }}' as fonte,
            '{{ objeto }}' as objeto,
            _chave_origem,
            unnest(string_split(_campos_rejeitados, ',')) as campo,
            _carregado_em
        from {{ ref(modelo) }}
        where _campos_rejeitados is not null
        {% if not loop.last %}
            union
        {% endif %}
    {%- endfor %}
),

final as (

    select
        fonte,
        objeto,
        _chave_origem as chave_origem,
        campo,
        timezone('America/Sao_Paulo', max(_carregado_em)) as carregado_em
    from rejeitados
    group by
        fonte,
        objeto,
        _chave_origem,
        campo

)

select * from final
