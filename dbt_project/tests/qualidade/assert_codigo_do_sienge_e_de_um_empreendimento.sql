-- Phases and towers of one cost centre may share its code, and then what only the ERP knows goes to
-- one of them; or somebody typed a code of another development. A warning that names the code.
{{ config(severity='warn') }}

select
    id_empreendimento_sienge,
    string_agg(nome_empreendimento, ', ' order by id_empreendimento_cv) as nomes_empreendimentos
from {{ ref('int_cadastros__empreendimentos_unificados') }}
where id_empreendimento_sienge is not null
group by id_empreendimento_sienge
having count(*) > 1
