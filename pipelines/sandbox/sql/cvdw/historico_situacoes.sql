-- GET */historico/situacoes: one row for each change of situation; $assunto, $chave and $tipo are put in.
create or replace temp view registros as
select
    ordem,
    em,
    ordem as idhistorico,
    pai as $chave,
    ts(em) as data_cad,
    coalesce(de, 0)::$tipo as de,
    idsituacao::$tipo as para,
    lag(situacao) over (partition by pai order by n) as de_nome,
    situacao as para_nome,
    case when n % 2 = 0 then 'gestor' else 'corretor' end as painel_usuario,
    11 as idusuario,
    'Gestor 11' as usuario,
    0 as idcorrespondente
from agora_passos
where assunto = '$assunto';
