-- Each person once, however many reservations, contracts and shares name them: what is known of them and
-- how much they bought.
create or replace temp table verdade_clientes as
with citados as (
    select idcliente, cpf(idcliente) as documento, null as numero, true as eh_do_crm, false as eh_do_erp
    from agora_reservas
    union all
    select idcliente, cpf(idcliente), null, false, true from agora_contratos
    union all
    select null, null, numero, true, false from verdade_compradores
    where numero is not null
),

pessoas as (
    select
        documento,
        numero,
        any_value(idcliente) as idcliente,
        bool_or(eh_do_crm) as eh_do_crm,
        bool_or(eh_do_erp) as eh_do_erp
    from citados
    group by documento, numero
),

-- Only the CRM asks the age, and only its own buyers'; the ERP calls everybody single.
descritas as (
    select
        *,
        case when eh_do_crm and numero is null then inteiro(idcliente, 'idade', 19, 74) end as idade,
        case
            when eh_do_crm and numero is null
                then sorteia(idcliente, 'civil', ['Solteiro(a)', 'Casado(a)', 'Divorciado(a)', null])
        end as civil
    from pessoas
)

select
    p.documento,
    p.numero,
    case
        when p.idade is null then 'nao informada'
        when p.idade < 25 then '18 a 24'
        when p.idade < 35 then '25 a 34'
        when p.idade < 45 then '35 a 44'
        when p.idade < 55 then '45 a 54'
        when p.idade < 65 then '55 a 64'
        else '65 ou mais'
    end as faixa_etaria,
    case
        when p.civil is not null then lower(replace(p.civil, '(a)', ''))
        when p.eh_do_erp then 'solteiro'
        else 'nao informado'
    end as estado_civil,
    p.eh_do_crm,
    p.eh_do_erp,
    count(c.id_venda) as compras,
    count(c.id_venda) filter (where v.eh_ativa) as compras_ativas
from descritas as p
left join verdade_compradores as c
    on p.documento is not distinct from c.documento and p.numero is not distinct from c.numero
left join verdade_vendas as v on c.id_venda = v.id_venda
group by all;
