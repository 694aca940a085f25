"""The columns of the loads, of the unmapped texts and of the dictionary."""

from __future__ import annotations

from dashboards import format as fmt
from dashboards.columns.words import Columns, named

SOURCES = {"cvcrm": "CV CRM", "sienge": "Sienge"}
LOADS = {
    "em_dia": "Em dia",
    "atrasada": "Atrasada",
    "incompleta": "Veio incompleta",
    "falhou": "Falhou",
    "nunca_carregada": "Nunca carregada",
}
UNMAPPED_KINDS = {
    "origem": "Origem de lead",
    "motivo": "Motivo de perda",
    "situacao_lead": "Situação de lead",
    "situacao_visita": "Situação de visita",
    "situacao_reserva": "Situação de reserva",
    "situacao_repasse": "Situação de repasse",
    "situacao_precadastro": "Situação de pré-cadastro",
    "situacao_unidade": "Situação de unidade",
    "situacao_comissao": "Situação de parcela de comissão",
    "condicao_pagamento": "Condição de pagamento do Sienge",
    "repasse_sem_reserva": "Repasse sem reserva",
}
DIRECTIONS = {
    "maior_melhor": "Maior é melhor",
    "menor_melhor": "Menor é melhor",
    "neutra": "Neutra",
}

TABLES: Columns = {
    "fonte": ("Fonte", named(SOURCES)),
    "objeto": ("Tabela", None),
    "situacao": ("Situação", named(LOADS)),
    "ultima_carga_em": ("Última carga", fmt.clock),
    "ultima_execucao_em": ("Última tentativa", fmt.clock),
    "quantidade_registros_esperada": ("Registros esperados", fmt.integer),
    "quantidade_registros_vista": ("Registros recebidos", fmt.integer),
    "erro": ("Erro", None),
}
UNMAPPED: Columns = {
    "tipo_pendencia": ("O que falta mapear", named(UNMAPPED_KINDS)),
    "texto": ("Texto no sistema", None),
    "nome_semente": ("Planilha", None),
    "quantidade": ("Registros", fmt.integer),
    "valor": ("Valor", fmt.brl),
}
DEFINITIONS: Columns = {
    "rotulo": ("Métrica", None),
    "definicao": ("Definição", None),
    "formula": ("Fórmula", None),
    "unidade": ("Unidade", None),
    "direcao": ("Leitura", named(DIRECTIONS)),
    "responsavel": ("Responsável", None),
    "metrica": ("Nome nas views", None),
}
