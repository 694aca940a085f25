-- Everything that was lost: leads, credit analyses, reservations and sales, and why. A barter or a donation
-- would have been no sale.
create or replace temp table verdade_perdas as
with corretores as (
    select co.k, 'cv-' || im.idimobiliaria::varchar as id_imobiliaria
    from mundo.corretores as co
    inner join mundo.imobiliarias as im on co.k_imobiliaria = im.k
),

perdas as (
    select
        'lead' as tipo_perda,
        'lead-' || idlead::varchar as id_perda,
        perdido_em::date as data_perda,
        case
            when visitou_em::date <= perdido_em::date then 'visita'
            when atendido_em::date <= perdido_em::date then 'contato'
            else 'lead'
        end as etapa,
        -- The CRM forgets the reason of a lead that came back.
        case when not ja(reativado_em) then motivo_perda end as motivo,
        0 as valor_centavos,
        criado_em::date as data_inicio,
        'cv-' || idempreendimento::varchar as id_empreendimento,
        case when ja(atendido_em) then 'cv-' || idimobiliaria::varchar end as id_imobiliaria
    from agora_leads
    where ja(perdido_em)
    union all
    select
        'precadastro',
        'precadastro-' || (idreserva - 30000)::varchar,
        decidida_em::date,
        'precadastro',
        'Renda insuficiente',
        0,
        aberta_em::date,
        'cv-' || idempreendimento::varchar,
        c.id_imobiliaria
    from agora_precadastros
    left join corretores as c on k_corretor = c.k
    where decidida and reprovada
    union all
    select
        case when esta_cancelada then 'reserva_cancelada' else 'reserva_vencida' end,
        'reserva-' || idreserva::varchar,
        case when esta_cancelada then cancelada_em else vence_em end::date,
        'reserva',
        case when esta_cancelada then motivo(chave) end,
        (round(valor, 2) * 100)::bigint,
        criada_em::date,
        'cv-' || idempreendimento::varchar,
        c.id_imobiliaria
    from agora_reservas
    left join corretores as c on k_corretor = c.k
    where not esta_apagada and not eh_permuta_ou_doacao and (esta_cancelada or esta_vencida)
    union all
    select
        'distrato',
        'distrato-' || v.id_venda,
        v.data_distrato,
        'venda',
        case
            when c.id is not null
                then sorteia(
                    c.id, 'motivo_erp', ['Desistencia do cliente', 'DISTRATO', 'Distrato - inadimplência']
                )
            when r.fim in ('cessao', 'troca') then 'Transferência'
            else motivo(r.chave)
        end,
        v.valor_centavos,
        v.data_venda,
        v.id_empreendimento,
        d.id_imobiliaria
    from verdade_vendas as v
    inner join verdade_vendas_detalhe as d on v.id_venda = d.id_venda
    left join agora_reservas as r on v.id_venda = 'cv-' || r.idreserva::varchar
    left join agora_contratos as c on v.id_venda = 'sg-' || c.id::varchar
    where v.data_distrato is not null and not v.foi_transferida
)

select
    id_perda,
    tipo_perda,
    data_perda,
    etapa,
    case motivo
        when 'Descartar Lead - Sem perfil de renda' then 'sem-perfil-de-renda'
        when 'Renda insuficiente' then 'sem-perfil-de-renda'
        when 'Não responde' then 'nao-responde'
        when 'Comprou de outro' then 'comprou-de-outro'
        when 'Outro imóvel' then 'comprou-de-outro'
        when 'Desistência' then 'desistencia'
        when 'Desistencia do cliente' then 'desistencia'
        when 'Crédito reprovado' then 'credito-reprovado'
        when 'Mudança de cidade' then 'mudanca-de-cidade'
        when 'Preço' then 'preco'
        when 'Transferência' then 'transferencia'
        when 'Distrato - inadimplência' then 'inadimplencia'
        else 'sem-motivo'
    end as id_motivo,
    valor_centavos::bigint as valor_centavos,
    id_empreendimento,
    id_imobiliaria,
    greatest(data_perda - data_inicio, 0) as dias_ate_perda,
    data_inicio
from perdas;
