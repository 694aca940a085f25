-- The definitions that the cards show on hover.
select metrica, rotulo, definicao, formula, direcao
from views.vw_dicionario_metricas
