-- The functions that every other file uses. Randomness is a hash of (seed, key, salt): the same
-- seed always tells the same company, whatever the order or number of threads.
-- The outer hash mixes: DuckDB combines several arguments by an exclusive or, which alone would make
-- the draws of one key under two salts depend on each other.
create or replace macro mistura(chave, sal) as hash(hash(getvariable('semente'), chave::bigint, sal));

create or replace macro u(chave, sal) as (mistura(chave, sal) >> 11)::double / 9007199254740992.0;

create or replace macro inteiro(chave, sal, de, ate) as
    (de + floor(u(chave, sal) * (ate - de + 1)))::integer;

create or replace macro sorteia(chave, sal, opcoes) as
    opcoes[1 + floor(u(chave, sal) * len(opcoes))::integer];

-- An instant of that day in office hours (08:00 to 17:59:59).
create or replace macro instante(dia, chave, sal) as
    dia::timestamp + to_seconds(28800 + inteiro(chave, sal, 0, 35999));

create or replace macro somar_dias(momento, dias) as momento + to_days(dias::integer);

-- What has happened by the simulated clock, else null.
create or replace macro ocorrido(momento) as
    case when momento <= getvariable('agora')::timestamp then momento end;

create or replace macro ja(momento) as
    coalesce(momento <= getvariable('agora')::timestamp, false);

-- Every month since a day, with its last day; this month's is today.
create or replace macro fins_de_mes(desde) as table
    select mes::date as mes, least(last_day(mes::date), getvariable('agora')::date) as dia
    from unnest(range(
        date_trunc('month', desde)::timestamp, getvariable('agora')::timestamp, interval 1 month
    )) as serie (mes);

create or replace macro dinheiro(valor) as round(valor, 2)::decimal(18, 2);

-- Text in the forms that the APIs send.
create or replace macro ts(momento) as strftime(momento, '%Y-%m-%d %H:%M:%S');
create or replace macro dia(momento) as strftime(momento, '%Y-%m-%d');
create or replace macro dia_br(momento) as strftime(momento, '%d/%m/%Y');
create or replace macro sn(condicao) as case when condicao then 'S' else 'N' end;
create or replace macro sim(condicao) as case when condicao then 'Sim' else 'Não' end;

-- Money as a JSON number; a few rows carry the binary noise that the real API shows.
create or replace macro numero(valor, chave) as
    case when u(chave, 'ruido') < 0.04 then valor::double * (1 + 2.3e-16) else valor::double end;

-- Invented people. The ninth-digit bases are scrambled so that they do not look like a sequence,
-- and the first check digit is always the right one plus one: no CPF or CNPJ here is valid.
create or replace macro embaralhado(id) as (id::bigint * 387420489 + 104729) % 1000000000;

create or replace macro digito(base, casa) as (base // (10 ** casa)::bigint) % 10;

create or replace macro cpf_de_base(base) as
    lpad(base::varchar, 9, '0')
    || (((
        digito(base, 8) * 10 + digito(base, 7) * 9 + digito(base, 6) * 8 + digito(base, 5) * 7
        + digito(base, 4) * 6 + digito(base, 3) * 5 + digito(base, 2) * 4 + digito(base, 1) * 3
        + digito(base, 0) * 2
    ) * 10 % 11 % 10 + 1) % 10)::varchar
    || digito(base, 3)::varchar;

create or replace macro cpf(id) as cpf_de_base(embaralhado(id));

create or replace macro cpf_mascarado(id) as
    regexp_replace(cpf(id), '(\d{3})(\d{3})(\d{3})(\d{2})', '\1.\2.\3-\4');

create or replace macro cnpj(id) as
    lpad((id % 100000000)::varchar, 8, '0') || '0001'
    || (((11 - (
        digito(id, 7) * 5 + digito(id, 6) * 4 + digito(id, 5) * 3 + digito(id, 4) * 2
        + digito(id, 3) * 9 + digito(id, 2) * 8 + digito(id, 1) * 7 + digito(id, 0) * 6 + 2
    ) % 11) % 11 % 10 + 1) % 10)::varchar
    || '0';

create or replace macro seis(id) as lpad(id::varchar, greatest(6, length(id::varchar))::integer, '0');

create or replace macro nome_cliente(id) as
    'Cliente ' || seis(id)
    || case when u(id, 'pj') < 0.01 then ' &amp; Filhos' else '' end;

create or replace macro email_cliente(id) as 'cliente' || seis(id) || '@example.com';
create or replace macro telefone(id) as '+55000' || lpad((id % 100000000)::varchar, 8, '0');

-- The payment plan of a sale: the instalments follow the first price, the last series takes what
-- remains, so an edit of the price changes only that one. Σ valor × quantidade = total, exactly.
create or replace macro quantidade_mensais(chave) as 4 + inteiro(chave, 'mensais', 0, 8);
create or replace macro quantidade_intermediarias(chave) as
    case when u(chave, 'intermediarias') < 0.5 then inteiro(chave, 'quantas_interm', 1, 3) else 0 end;
create or replace macro valor_ato(inicial) as dinheiro(inicial * 0.05);
create or replace macro valor_mensal(chave, inicial) as dinheiro(inicial * 0.15 / quantidade_mensais(chave));
create or replace macro valor_intermediaria(chave, inicial) as
    dinheiro(inicial * 0.08 / greatest(1, quantidade_intermediarias(chave)));

create or replace macro plano(chave, inicial, total, a_vista, base) as
    case
        when a_vista then [
            {
                'ordem': 1,
                'serie': 'ATO',
                'codigo': 'AT',
                'nome': 'Ato',
                'quantidade': 1,
                'valor': total::decimal(18, 3),
                'vencimento': base + 5,
                'passo': 0
            }
        ]
        else list_filter([
            {
                'ordem': 1,
                'serie': 'ATO',
                'codigo': 'AT',
                'nome': 'Ato',
                'quantidade': 1,
                'valor': valor_ato(inicial)::decimal(18, 3),
                'vencimento': base + 5,
                'passo': 0
            },
            {
                'ordem': 2,
                'serie': 'Mensais',
                'codigo': 'PM',
                'nome': 'Parcelas mensais',
                'quantidade': quantidade_mensais(chave),
                'valor': valor_mensal(chave, inicial)::decimal(18, 3),
                'vencimento': base + 35,
                'passo': 30
            },
            {
                'ordem': 3,
                'serie': 'Intermediárias ',
                'codigo': 'B1',
                'nome': 'BALÃO1 ',
                'quantidade': quantidade_intermediarias(chave),
                'valor': valor_intermediaria(chave, inicial)::decimal(18, 3),
                'vencimento': base + 180,
                'passo': 180
            },
            {
                'ordem': 4,
                'serie': 'FINANCIAMENTO',
                'codigo': 'FI',
                'nome': 'Financiamento',
                'quantidade': 1,
                'valor': (
                    total
                    - valor_ato(inicial)
                    - quantidade_mensais(chave) * valor_mensal(chave, inicial)
                    - quantidade_intermediarias(chave) * valor_intermediaria(chave, inicial)
                )::decimal(18, 3),
                'vencimento': base + 600,
                'passo': 0
            }
        ], lambda x: x.quantidade > 0)
    end;

-- When an instalment is paid: on its day or some days later, one in twenty-five not at all.
create or replace macro pagamento_em(id_contrato, ordem, n, vencimento) as
    case
        when u(id_contrato::bigint * 1000 + ordem * 100 + n, 'paga') > 0.04
            then vencimento + inteiro(id_contrato::bigint * 1000 + ordem * 100 + n, 'paga_d', 0, 12)
    end;
