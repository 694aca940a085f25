-- Every unit of every development, with the part (papel) that it plays in the company's life:
-- crm (sold through reservations), roteiro (its life is scripted around today), troca (kept free
-- for buyers who swap units), erp (sold only in the ERP), so_erp (a development unknown to the CRM).
create table mundo.roteiro as
select * from (values
    -- posicao in the first development; days from today of each step
    (21, 0, null, null, null, null, null),
    (22, -1, null, null, null, null, null),
    (23, -3, null, null, null, null, null),
    (24, 1, null, null, null, null, null),
    (25, 2, null, null, null, null, null),
    (26, -240, 0, null, null, 'distrato', null),
    (27, -400, -1, null, null, 'distrato', null),
    (28, -120, 1, null, null, 'distrato', null),
    (29, -90, -12, 1, null, 'reversao', null),
    (30, -200, -60, -30, null, 'reversao', null),
    (31, -30, null, null, 1, null, null),
    (32, -300, 2, null, null, 'cessao', null),
    (33, -150, -20, null, null, 'cessao', null),
    (34, -500, 1, null, null, 'troca', null),
    (35, -320, -45, null, null, 'troca', null),
    (36, -80, null, null, null, null, 'removido'),
    (37, -5, 0, null, null, 'distrato', null),
    (38, -25, null, null, null, null, 'comissao_editada'),
    (39, -2, null, null, null, 'exclusao', null),
    (40, -250, null, null, null, null, 'situacao_erp'),
    (41, -40, null, null, null, null, 'permuta'),
    (42, -60, null, null, null, null, 'reemissao_tardia')
) as t (posicao, venda, distrato, reversao, edicao, fim, plantio);

create table mundo.unidades as
with quantidades as (
    select
        *,
        case
            when eh_so_erp then greatest(8, (getvariable('unidades') * 0.01)::integer)
            else greatest(
                case when k = 1 then 60 else 14 end,
                (getvariable('unidades') * peso / sum(peso) filter (where not eh_so_erp) over ())::integer
            )
        end as quantidade
    from mundo.empreendimentos
),

contadas as (
    select
        e.*,
        j,
        case when e.tipo = 'Vertical' then 4 * inteiro(e.k, 'andares', 6, 15) else 24 end as por_bloco
    from quantidades as e, range(1, e.quantidade + 1) as serie (j)
),

posicionadas as (
    select
        *,
        ((j - 1) // por_bloco)::integer as n_bloco,
        case when tipo = 'Vertical' then (((j - 1) % por_bloco) // 4 + 1)::integer end as andar,
        case
            when tipo = 'Vertical' then ((j - 1) % 4 + 1)::integer else ((j - 1) % por_bloco + 1)::integer
        end as coluna
    from contadas
),

nomeadas as (
    select
        *,
        case when n_bloco >= 26 then chr(65 + (n_bloco // 26 - 1) % 26) else '' end
        || chr(65 + n_bloco % 26) as letra
    from posicionadas
)

select
    (7000 + row_number() over (order by k, j))::integer as idunidade,
    (33000 + row_number() over (order by k, j))::integer as id_unidade_erp,
    k,
    idempreendimento,
    codigo_erp,
    j::integer as posicao,
    (k * 1000 + n_bloco)::integer as idbloco,
    (k * 10 + 1)::integer as idetapa,
    case tipo when 'Loteamento' then 'Quadra ' when 'Horizontal' then 'Alameda ' else 'Torre ' end
    || letra as bloco,
    andar,
    coluna,
    -- Unique within the development, also after dropping everything but letters and digits.
    case
        when tipo = 'Vertical' then letra || '-' || (andar * 100 + coluna)::varchar
        else letra || '-L' || coluna::varchar
    end as unidade,
    case
        when tipo = 'Loteamento' then 'Lote'
        when tipo = 'Horizontal' then 'Casa'
        when andar = 1 and coluna = 4 then 'Sala comercial'
        else 'Apartamento'
    end as tipo_unidade,
    case
        when tipo = 'Loteamento' then 'Lote padrão'
        else sorteia(k * 10 + coluna % 4, 'tipologia', ['1 dorm', '2 dorm', '2 dorm com suíte', '3 dorm'])
    end as tipologia,
    area::decimal(18, 4) as area_privativa,
    dinheiro(round(area * preco_m2 * (1 + 0.004 * coalesce(andar, 0)), -2)) as valor_tabela,
    lancado_em,
    prazo_obra_dias,
    case
        when eh_so_erp then 'so_erp'
        when k = 1 and exists (select 1 from mundo.roteiro as r where r.posicao = j) then 'roteiro'
        when j % 100 = 7 or (k = 1 and j in (8, 9)) then 'troca'
        when j % 50 = 11 then 'erp'
        else 'crm'
    end as papel,
    -- The day on which it is first offered.
    greatest(lancado_em, getvariable('inicio')::date)
    + (u(k * 1000000 + j, 'oferta') ** 1.2 * 760)::integer as ofertada_em
from (
    select
        *,
        case
            when tipo = 'Loteamento' then 200 + 10 * inteiro(k * 1000000 + j, 'area', 0, 20)
            else 38 + 9.35 * (coluna % 4) + inteiro(k * 1000000 + j, 'area', 0, 12) * 0.5
        end as area
    from nomeadas
);
