-- GET /leads/conversoes: each time a lead asked; the owners are ids despite their names.
create or replace temp view registros as
with conversoes as (
    select
        l.*,
        v.n,
        case when v.n = 1 then l.criado_em else l.reativado_em end as em
    from agora_leads as l
    cross join range(1, 3) as v(n)
    where v.n = 1 or ja(l.reativado_em)
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
