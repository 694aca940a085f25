-- What the published version holds at all. "Hoje" is the day that the warehouse was built for.
select
    (select max(data_fim) from views.vw_resumo_periodos where periodo = 'mes_atual') as hoje,
    min(data_evento) as primeiro_evento,
    max(data_evento) as ultimo_evento,
    count(*) as eventos
from views.vw_eventos_venda
