"""The columns of open reservations and of the cohorts of sales."""

from __future__ import annotations

from dashboards import format as fmt
from dashboards.columns.words import Columns

BOOKING_AGES: Columns = {
    "rotulo": ("Em aberto há", None),
    "reservas": ("Reservas", fmt.integer),
    "valor": ("Valor", fmt.brl),
    "vencidas": ("Vencidas", fmt.integer),
}
BOOKINGS: Columns = {
    "id_reserva": ("Reserva", str),
    "nome_empreendimento": ("Empreendimento", None),
    "nome_bloco": ("Bloco", None),
    "nome_unidade": ("Unidade", None),
    "nome_situacao": ("Situação", None),
    "data_inicio": ("Desde", fmt.day),
    "dias_em_aberto": ("Dias em aberto", fmt.integer),
    "data_vencimento": ("Vencimento", fmt.day),
    "situacao_prazo": ("Prazo", None),
    "valor_contrato": ("Valor", fmt.brl),
    "nome_imobiliaria": ("Imobiliária", None),
    "rotulo_corretor": ("Corretor", None),
}
SALE_COHORTS: Columns = {
    "referencia": ("Vendas de", fmt.month),
    "idade_meses": ("Meses depois", fmt.integer),
    "vendas": ("Vendas", fmt.integer),
    "distratos": ("Distratos até então", fmt.integer),
    "taxa_distratos": ("Parte distratada", fmt.percent),
}
