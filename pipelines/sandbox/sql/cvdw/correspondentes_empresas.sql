-- GET /correspondentes-empresas: the fields of which are known only in part.
create or replace temp view registros as
select
    3 as ordem,
    getvariable('inicio')::timestamp as em,
    3 as idempresa,
    'Correspondente Alfa' as nome,
    cnpj(99) as documento,
    ts(getvariable('inicio')::timestamp) as data_cad;
