-- GET /leads/conversoes: each time a lead asked; the owners are ids despite their names.
create or replace temp view registros as
with conversoes as (
    select *, 1 as n, criado_em as em from agora_leads
    union all
    select *, 2, reativado_em from agora_leads where ja(reativado_em)
)

select
    idlead * 10 + n as ordem,
    em,
    idlead * 10 + n as idlead_conversao,
    idlead,
    nome,
    email,
    telefone,
    'FB' as origem,
    'FB' as origem_conversao,
    'Formulário LP' as conversao,
    ts(em) as data_cad,
    case when idlead % 3 = 0 then '' else 'Facebook' end as midia,
    'Facebook' as midia_conversao,
    case when idlead % 2 = 0 then 0 else 11 end as gestor,
    0 as gestor_ultimo,
    idempreendimento as empreendimento_ultimo,
    idcorretor as corretor,
    idcorretor as corretor_ultimo,
    idimobiliaria as imobiliaria,
    idimobiliaria as imobiliaria_ultima,
    [idempreendimento] as empreendimentos_conversao
from conversoes;
