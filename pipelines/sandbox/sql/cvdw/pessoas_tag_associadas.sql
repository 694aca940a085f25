-- GET /pessoas/tag_associadas: the tags of people.
create or replace temp view registros as
select
    idpessoa as ordem,
    em,
    idpessoa,
    4 as idtag,
    'Investidor' as tags_nome,
    ts(em) as data_sincronizacao
from agora_pessoas
where idpessoa % 4 = 0;
