with

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

comissoes_cv as (

    select * from {{ ref('stg_cvcrm__reservas_comissoes') }}

),

comissoes_sienge as (

    select * from {{ ref('int_comissoes__parcelas_sienge') }}

),

-- The CRM's rule at the moment of the sale; replaced lines stay behind as inactive.
do_crm as (

    select
        vendas.id_venda,
        lower(coalesce(comissoes_cv.papel_beneficiario, 'nd')) as papel_beneficiario,
        coalesce(
            lower(comissoes_cv.papel_beneficiario) || '-' || comissoes_cv.id_beneficiario,
            'nao-identificado'
        ) as id_beneficiario,
        case
            when {{ eh_papel_de_corretor('comissoes_cv.papel_beneficiario') }}
                then 'cv-' || comissoes_cv.id_beneficiario
        end as id_corretor,
        case
            when {{ eh_papel_de_imobiliaria('comissoes_cv.papel_beneficiario') }}
                then 'cv-' || comissoes_cv.id_beneficiario
        end as id_imobiliaria,
        comissoes_cv.valor_previsto
    from comissoes_cv
    inner join vendas using (id_reserva)
    where comissoes_cv.eh_ativo

),

-- A sale that only the ERP knows has only the ERP's commission.
do_erp as (

    select
        vendas.id_venda,
        'sienge' as papel_beneficiario,
        coalesce('sg-' || comissoes_sienge.id_corretor_sienge, 'nao-identificado')
            as id_beneficiario,
        'sg-' || comissoes_sienge.id_corretor_sienge as id_corretor,
        null as id_imobiliaria,
        comissoes_sienge.valor_parcela as valor_previsto
    from comissoes_sienge
    inner join vendas using (id_venda)
    where
        vendas.fonte = 'so_sienge'
        and not comissoes_sienge.eh_cancelada

),

linhas as (

    select * from do_crm
    union all by name
    select * from do_erp

),

final as (

    select
        id_venda,
        id_beneficiario,
        any_value(papel_beneficiario) as papel_beneficiario,
        any_value(id_corretor) as id_corretor,
        any_value(id_imobiliaria) as id_imobiliaria,
        cast(sum(coalesce(valor_previsto, 0)) as decimal(18, 2)) as valor_previsto
    from linhas
    group by
        id_venda,
        id_beneficiario

)

select * from final
