-- Buyers who swap units: each distrato of kind troca takes the next free unit kept for that in the
-- same development, on the same day and in the name of the same buyer. Without a free unit left it
-- is an ordinary distrato.
create table mundo.trocas as
with saidas as (
    select
        t.*,
        un.k,
        row_number() over (partition by un.k order by un.papel <> 'roteiro', t.distrato_em, t.chave) as ordem
    from mundo.tentativas as t
    inner join mundo.unidades as un on t.idunidade = un.idunidade
    where t.fim = 'troca' and t.distrato_em < getvariable('horizonte')::timestamp
),

vagas as (
    select idunidade, k, row_number() over (partition by k order by idunidade) as ordem
    from mundo.unidades
    where papel = 'troca'
)

select s.chave as chave_saida, s.distrato_em, s.cliente_chave, v.idunidade as idunidade_entrada
from saidas as s
inner join vagas as v on s.k = v.k and s.ordem = v.ordem;

update mundo.tentativas set fim = 'distrato'
where fim = 'troca' and chave not in (select chave_saida from mundo.trocas);

insert into mundo.tentativas (chave, idunidade, n, criada_em, resultado, vendida_em, cessao, cliente_chave)
select
    idunidade_entrada::bigint * 64 + 1,
    idunidade_entrada,
    1,
    distrato_em + to_minutes(inteiro(chave_saida, 'troca', 5, 50)),
    'vendida',
    distrato_em
    + to_minutes(inteiro(chave_saida, 'troca', 5, 50))
    + to_hours(inteiro(chave_saida, 'troca_venda', 1, 100)),
    true,
    cliente_chave
from mundo.trocas;
