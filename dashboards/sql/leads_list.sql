-- The leads of the period, the newest first. They are known here by their code, and by nothing personal.
select
    e.id_lead,
    e.data_cadastro,
    e.nome_empreendimento,
    e.nome_origem,
    e.nome_imobiliaria,
    e.rotulo_corretor,
    e.nome_situacao,
    e.etapa_maxima,
    e.minutos_ate_primeiro_contato,
    e.data_visita,
    e.data_reserva,
    e.data_venda,
    e.vgv
from views.vw_leads as e
where e.data_cadastro between $inicio::date and $fim::date and {filtros}
order by e.data_cadastro desc, e.id_lead desc
limit $limite
