-- GET /reservas/coordenador: the product coordinator of each sale.
create or replace temp view registros as
select
    idreserva as ordem,
    vendida_em as em,
    idreserva as idreserva_coordenador_produto,
    idreserva,
    ts(vendida_em) as data_cad,
    ts(vendida_em) as data_modificacao,
    450 as idusuario,
    'Coordenador 450' as usuario
from agora_reservas
where foi_vendida;
