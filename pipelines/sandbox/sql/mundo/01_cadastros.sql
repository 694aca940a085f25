-- Who and what the company has: developments, agencies, brokers, media, tables of names.
create schema if not exists mundo;

create table mundo.empreendimentos as
with nomes as (
    select [
        {
            'nome': 'Jardim das Acácias',
            'tipo': 'Vertical',
            'cidade': 'Campinas',
            'uf': 'SP',
            'estado': 'São Paulo',
            'regiao': 'Sudeste'
        },
        {
            'nome': 'Residencial Ipê-Amarelo',
            'tipo': 'Vertical',
            'cidade': 'Goiânia',
            'uf': 'GO',
            'estado': 'Goiás',
            'regiao': 'Centro-Oeste'
        },
        {
            'nome': 'Mirante da Conceição',
            'tipo': 'Vertical',
            'cidade': 'Florianópolis',
            'uf': 'SC',
            'estado': 'Santa Catarina',
            'regiao': 'Sul'
        },
        {
            'nome': 'Praça &amp; Vida',
            'tipo': 'Vertical',
            'cidade': 'São Paulo',
            'uf': 'SP',
            'estado': 'São Paulo',
            'regiao': 'Sudeste'
        },
        {
            'nome': 'Loteamento Vale do Sabiá',
            'tipo': 'Loteamento',
            'cidade': 'Maringá',
            'uf': 'PR',
            'estado': 'Paraná',
            'regiao': 'Sul'
        },
        {
            'nome': 'Edifício Água Branca',
            'tipo': 'Vertical',
            'cidade': 'Belo Horizonte',
            'uf': 'MG',
            'estado': 'Minas Gerais',
            'regiao': 'Sudeste'
        },
        {
            'nome': 'Vila São João',
            'tipo': 'Horizontal',
            'cidade': 'Uberlândia',
            'uf': 'MG',
            'estado': 'Minas Gerais',
            'regiao': 'Sudeste'
        },
        {
            'nome': 'Torre do Pátio',
            'tipo': 'Vertical',
            'cidade': 'Recife',
            'uf': 'PE',
            'estado': 'Pernambuco',
            'regiao': 'Nordeste'
        },
        {
            'nome': 'Parque das Mangueiras',
            'tipo': 'Vertical',
            'cidade': 'Cuiabá',
            'uf': 'MT',
            'estado': 'Mato Grosso',
            'regiao': 'Centro-Oeste'
        },
        {
            'nome': 'Reserva do Açude',
            'tipo': 'Loteamento',
            'cidade': 'Fortaleza',
            'uf': 'CE',
            'estado': 'Ceará',
            'regiao': 'Nordeste'
        },
        {
            'nome': 'Alto da Glória',
            'tipo': 'Vertical',
            'cidade': 'Curitiba',
            'uf': 'PR',
            'estado': 'Paraná',
            'regiao': 'Sul'
        },
        {
            'nome': 'Solar do Ribeirão',
            'tipo': 'Horizontal',
            'cidade': 'Ribeirão Preto',
            'uf': 'SP',
            'estado': 'São Paulo',
            'regiao': 'Sudeste'
        }
    ] as lista
),

base as (
    select
        k,
        lista[1 + (k - 1) % 12] as modelo,
        (k - 1) // 12 as volta,
        k = getvariable('empreendimentos') as eh_so_erp
    from range(1, getvariable('empreendimentos') + 1) as serie (k), nomes
)

select
    k::integer as k,
    (80 + 4 * k)::integer as idempreendimento,
    (40 + k)::integer as codigo_erp,
    (1 + k % 3)::integer as id_empresa,
    modelo.nome || case when volta > 0 then ' ' || (volta + 1)::varchar else '' end as nome,
    modelo.tipo as tipo,
    modelo.cidade as cidade,
    modelo.uf as uf,
    modelo.estado as estado,
    modelo.regiao as regiao,
    eh_so_erp,
    -- One in three was on sale before the first simulated day; the rest open one after another,
    -- the last ones after today.
    case
        when k % 3 = 1 or eh_so_erp then getvariable('inicio')::date - inteiro(k, 'antes', 60, 400)
        else getvariable('inicio')::date
            + (1200.0 * k / getvariable('empreendimentos'))::integer + inteiro(k, 'lancamento', 0, 60)
    end as lancado_em,
    inteiro(k, 'prazo', 900, 1300) as prazo_obra_dias,
    5000 + 250 * inteiro(k, 'preco_m2', 0, 24) as preco_m2,
    0.6 + 0.8 * u(k, 'peso') as peso,
    -- Two in three pay commission through the ERP's commission module.
    k % 3 <> 2 as paga_comissao_no_erp
from base;

create table mundo.imobiliarias as
select
    k::integer as k,
    (20 + k)::integer as idimobiliaria,
    (500 + k)::integer as id_credor,
    case
        when k = 1 then 'Vendas Próprias VGV'
        when k % 4 = 0 then 'Imobiliária Modelo ' || k || ' &amp; Cia'
        when k % 4 = 1 then 'Imobiliária São Bento ' || k
        when k % 4 = 2 then 'Corretora Horizonte ' || k
        else 'Negócios Imobiliários Araçá ' || k
    end as nome,
    case when k % 5 = 0 then '' else 'IM' || k end as sigla,
    k = 1 as eh_propria,
    instante(getvariable('inicio')::date - inteiro(k, 'imob_cad', 30, 900), k, 'imob_hora') as criada_em,
    instante(getvariable('hoje')::date - inteiro(k, 'imob_mod', -40, 700), k, 'imob_mod_h') as alterada_em,
    k > 4 and u(k, 'imob_inativa') < 0.08 as eh_inativa
from range(1, getvariable('imobiliarias') + 1) as serie (k);

create table mundo.corretores as
select
    k::integer as k,
    (300 + k)::integer as idcorretor,
    (900 + k)::integer as id_credor,
    (1 + (mistura(k, 'casa') % getvariable('imobiliarias')::ubigint))::integer as k_imobiliaria,
    'Corretor ' || seis(300 + k) as nome,
    instante(getvariable('inicio')::date - inteiro(k, 'cor_cad', 0, 900), k, 'cor_hora') as criado_em,
    instante(getvariable('hoje')::date - inteiro(k, 'cor_mod', -40, 900), k, 'cor_mod_h') as alterado_em,
    u(k, 'cor_inativo') < 0.15 as eh_inativo,
    sorteia(k, 'nivel', ['Júnior', 'Pleno', 'Sênior']) as nivel,
    sorteia(k, 'categoria', ['Autônomo', 'Associado', 'Parceiro']) as categoria
from range(1, getvariable('corretores') + 1) as serie (k);
