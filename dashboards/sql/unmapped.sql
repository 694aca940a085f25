-- Texts of the CRM that no seed maps, what touches the most records first.
select
    e.tipo_pendencia,
    e.texto,
    e.nome_semente,
    e.quantidade,
    e.valor
from views.vw_pendencias_mapeamento as e
order by e.quantidade desc, e.tipo_pendencia, e.texto
limit $limite
