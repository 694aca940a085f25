-- Who earns what on each sale: one line per beneficiary at the moment of the sale (agency, broker,
-- coordination, at times an award), some replaced later by a corrected one.
create table mundo.comissoes as
with bases as (
    select
        r.idreserva,
        r.chave,
        r.vendida_em + to_minutes(inteiro(r.chave, 'com_min', 1, 30)) as criada_em,
        r.comissao_editada_em,
        r.distrato_em,
        r.reversao_em,
        dinheiro(r.valor_inicial * (4 + inteiro(r.chave, 'com_pct', 0, 4) * 0.5) / 100) as total,
        (4 + inteiro(r.chave, 'com_pct', 0, 4) * 0.5) as percentual,
        co.idcorretor,
        co.id_credor as credor_corretor,
        im.idimobiliaria,
        im.id_credor as credor_imobiliaria,
        im.eh_propria
    from mundo.reservas as r
    inner join mundo.corretores as co on r.k_corretor = co.k
    inner join mundo.imobiliarias as im on co.k_imobiliaria = im.k
    where r.resultado = 'vendida'
),

repartidas as (
    select
        *,
        dinheiro(total * case when eh_propria then 0.6 else 0.4 end) as do_corretor,
        case when eh_propria then 0 else dinheiro(total * 0.48) end as da_imobiliaria
    from bases
),

linhas as (
    select
        *,
        1 as linha,
        'CC' as para,
        idcorretor as quem,
        credor_corretor as id_credor,
        do_corretor as valor,
        'C' as comissao_tipo
    from repartidas
    union all
    select *, 2, 'IC', idimobiliaria, credor_imobiliaria, da_imobiliaria, 'C'
    from repartidas
    where not eh_propria
    union all
    select *, 3, 'CO', 450, 450, total - do_corretor - da_imobiliaria, 'C' from repartidas
    union all
    select *, 4, 'CC', idcorretor, credor_corretor, sorteia(chave, 'premio', [500, 1000, 1500.5]), 'P'
    from repartidas
    where u(chave, 'premiada') < 0.12
),

-- The correction gives the broker a little more or less, in a new row; the old one goes inactive.
versoes as (
    select
        * replace (valor::decimal(18, 2) as valor),
        1 as versao,
        criada_em as nasce_em,
        case when linha = 1 then comissao_editada_em end as morre_em
    from linhas
    union all
    select
        * replace (dinheiro(valor * (0.9 + 0.2 * u(chave, 'corrige'))) as valor), 2, comissao_editada_em, null
    from linhas
    where linha = 1 and comissao_editada_em is not null
)

select
    (60000 + row_number() over (order by nasce_em, chave, linha))::integer as id,
    chave * 8 + linha * 2 + versao - 1 as chave_linha,
    *
from versoes
order by id;

-- Each line is paid in one to three instalments while the sale lives and the line is in force; a
-- distrato keeps what was paid. Two kinds of payer (ERP and CRM) tell of the same payments.
create table mundo.pagamentos_comissao as
with parcelas as (
    select
        *,
        1 + (chave % 3)::integer as parcelas
    from mundo.comissoes
),

abertas as (
    select *, unnest(range(1, parcelas + 1))::integer as parcela
    from parcelas
),

valoradas as (
    select
        *,
        case
            when parcela < parcelas then dinheiro(valor / parcelas)
            else valor - dinheiro(valor / parcelas) * (parcelas - 1)
        end::decimal(18, 2) as valor_parcela,
        nasce_em::date + 20 + 30 * parcela as vencimento
    from abertas
)

select
    (300000 + id * 4 + parcela)::integer as idpagamento,
    id,
    chave_linha,
    idreserva,
    parcela,
    parcelas,
    valor_parcela as valor,
    vencimento,
    nasce_em as criado_em,
    case
        when u(chave_linha * 8 + parcela, 'com_paga') < 0.93 then nullif(
            least(
                instante(
                    vencimento + inteiro(chave_linha * 8 + parcela, 'com_dia', 0, 15),
                    chave_linha * 8 + parcela,
                    'com_h'
                ),
                coalesce(morre_em, 'infinity'::timestamp),
                case
                    when reversao_em is null then coalesce(distrato_em, 'infinity'::timestamp) else
                        'infinity'::timestamp
                end
            ),
            least(
                coalesce(morre_em, 'infinity'::timestamp),
                case
                    when reversao_em is null then coalesce(distrato_em, 'infinity'::timestamp) else
                        'infinity'::timestamp
                end
            )
        )
    end as pago_em
from valoradas;
