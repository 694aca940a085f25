-- GET /unidades/precos: two price tables for each unit; referencia is unit and table.
create or replace temp view registros as
select
    idunidade * 10 + n as ordem,
    lancado_em::timestamp as em,
    idunidade::varchar || '_' || n::varchar as referencia,
    idunidade,
    unidade,
    valor_tabela::varchar as valor_avaliacao,
    idbloco,
    bloco,
    idetapa,
    etapa,
    idempreendimento,
    empreendimento,
    n::integer as idtabela,
    'Tabela ' || n::varchar as tabela,
    dia(lancado_em) as data_vigencia_de,
    dia(lancado_em + 900) as data_vigencia_ate,
    dinheiro(valor_tabela * (0.97 + 0.03 * n))::varchar as valor,
    '0.00' as valor_total_desconto
from agora_unidades, range(1, 3) as t (n);
