-- GET */workflow/tempo: one row for each stay in a situation, written at its end; $assunto and $chave are put in.
create or replace temp view registros as
select
    ordem,
    ate as em,
    ordem as idtempo,
    pai as $chave,
    idsituacao,
    situacao,
    case when n % 2 = 0 then '' else 'S' || idsituacao::varchar end as sigla,
    date_diff('minute', em, ate) as tempo,
    ts(ate) as data_cad
from agora_passos
where assunto = '$assunto' and ate is not null;
