"""The columns of commissions, and who receives them in words."""

from __future__ import annotations

from dashboards import format as fmt
from dashboards.columns.sources import SOURCES
from dashboards.columns.words import Columns, named

ROLES = {
    "ic": "Imobiliária",
    "ir": "Imobiliária da reserva",
    "cc": "Corretor",
    "cr": "Corretor da reserva",
    "co": "Coordenação",
    "cp": "Coordenador do produto",
    "ui": "Usuário da imobiliária",
    "ua": "Usuário administrativo",
    "sienge": "Lançada no Sienge",
    "nd": "Não informado",
}
INSTALMENT_STATES = {
    "paga": "Paga",
    "a_vencer": "A vencer",
    "vencida": "Vencida",
    "suspensa": "Suspensa",
    "cancelada": "Cancelada",
    "de_outro_sistema": "De outro sistema",
}


role = named(ROLES)

_VALUES: Columns = {
    "prevista": ("Prevista", fmt.brl),
    "paga": ("Paga", fmt.brl),
    "a_pagar": ("A pagar", fmt.brl),
}
COMMISSION_MONTHS: Columns = {"referencia": ("Mês", fmt.month)} | _VALUES
COMMISSION_AGES: Columns = {
    "rotulo": ("Atraso", None),
    "parcelas": ("Parcelas", fmt.integer),
    "a_pagar": ("A pagar", fmt.brl),
}
COMMISSION_ROLES: Columns = {
    "rotulo": ("Papel", None),
    "vendas": ("Vendas", fmt.integer),
} | _VALUES
BENEFICIARIES: Columns = {
    "rotulo": ("Beneficiário", None),
    "papel_beneficiario": ("Papel", role),
    "vendas": ("Vendas", fmt.integer),
} | _VALUES
COMMISSION_SALES: Columns = {
    "data_venda": ("Venda", fmt.day),
    "nome_empreendimento": ("Empreendimento", None),
    "beneficiario": ("Beneficiário", None),
    "papel_beneficiario": ("Papel", role),
    "valor_previsto": ("Prevista", fmt.brl),
    "valor_pago": ("Paga", fmt.brl),
    "valor_a_pagar": ("A pagar", fmt.brl),
    "situacao_venda": ("Situação da venda", None),
    "id_venda": ("Código", None),
}
INSTALMENTS: Columns = {
    "data_vencimento": ("Vencimento", fmt.day),
    "nome_empreendimento": ("Empreendimento", None),
    "nome_imobiliaria": ("Imobiliária", None),
    "rotulo_corretor": ("Corretor", None),
    "situacao_parcela": ("Situação", named(INSTALMENT_STATES)),
    "valor_parcela": ("Parcela", fmt.brl),
    "valor_pago": ("Paga", fmt.brl),
    "valor_a_pagar": ("A pagar", fmt.brl),
    "valor_suspenso": ("Suspensa", fmt.brl),
    "valor_a_estornar": ("A estornar", fmt.brl),
    "data_pagamento": ("Pagamento", fmt.day),
    "dias_atraso": ("Dias de atraso", fmt.integer),
    "data_venda": ("Venda", fmt.day),
    "fonte": ("Fonte", named(SOURCES)),
    "id_venda": ("Código da venda", None),
    "id_parcela_comissao": ("Código da parcela", None),
}
