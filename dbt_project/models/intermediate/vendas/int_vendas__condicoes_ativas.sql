with

condicoes as (

    select * from {{ ref('stg_cvcrm__reservas_condicoes') }}

),

reservas as (

    select *
    from {{ ref('stg_cvcrm__reservas') }}
    where eh_ativo

),

vendas as (

    select * from {{ ref('int_vendas__vendas_unificadas') }}

),

empreendimentos as (

    select * from {{ ref('int_cadastros__empreendimentos_unificados') }}

),

-- A payment plan made anew leaves its old series behind as inactive; those of a reservation that
-- was deleted stay active, and are the plan of nothing.
final as (

    select
        condicoes.id_condicao,
        condicoes.id_reserva,
        vendas.id_venda,
        empreendimentos.id_empreendimento,
        condicoes.id_serie,
        condicoes.nome_serie,
        condicoes.nome_portador,
        condicoes.nome_indexador,
        condicoes.data_primeiro_vencimento,
        condicoes.quantidade_parcelas,
        condicoes.valor_parcela,
        condicoes.valor_parcela * coalesce(condicoes.quantidade_parcelas, 1) as valor_total
    from condicoes
    inner join reservas using (id_reserva)
    left join vendas using (id_reserva)
    left join empreendimentos
        on reservas.id_empreendimento_cv = empreendimentos.id_empreendimento_cv
    where condicoes.eh_ativo

)

select * from final
