-- Each stay of a reservation, a transfer to the bank, a pre-registration or a lead in a situation.
create or replace temp table verdade_transicoes as
select
    case assunto when 'precadastro' then 'precadastros' else assunto end as processo,
    pai::bigint as id_registro,
    n as ordem,
    trim(situacao) as situacao,
    em as entrou_em,
    ate as saiu_em,
    -- This company has lived without summer time.
    floor(date_diff('second', em, ate) / 60)::bigint as minutos,
    ate is null as eh_atual
from agora_passos
where assunto in ('reservas', 'repasses', 'precadastro', 'leads');
