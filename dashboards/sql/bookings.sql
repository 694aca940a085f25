-- The open reservations, those that run out first on top.
select
    e.id_reserva,
    e.nome_empreendimento,
    e.nome_bloco,
    e.nome_unidade,
    e.nome_situacao,
    e.data_inicio,
    e.dias_em_aberto,
    e.data_vencimento,
    e.situacao_prazo,
    e.valor_contrato,
    e.nome_imobiliaria,
    e.rotulo_corretor
from views.vw_reservas as e
where e.eh_venda_possivel and {filtros}
order by e.data_vencimento nulls last, e.data_inicio, e.id_reserva
limit $limite
