"""The columns of leads, losses and agencies."""

from __future__ import annotations

from dashboards import format as fmt
from dashboards.columns.words import Columns, loss_type, stage

LEADS: Columns = {
    "id_lead": ("Lead", str),
    "data_cadastro": ("Cadastro", fmt.day),
    "nome_empreendimento": ("Empreendimento", None),
    "nome_origem": ("Origem", None),
    "nome_imobiliaria": ("Imobiliária", None),
    "rotulo_corretor": ("Corretor", None),
    "nome_situacao": ("Situação", None),
    "etapa_maxima": ("Chegou a", stage),
    "minutos_ate_primeiro_contato": ("Primeiro contato", fmt.duration),
    "data_visita": ("Visita", fmt.day),
    "data_reserva": ("Reserva", fmt.day),
    "data_venda": ("Venda", fmt.day),
    "vgv": ("VGV", fmt.brl),
}
FUNNEL: Columns = {
    "etapa": ("Etapa", stage),
    "quantidade": ("Total", fmt.integer),
    "com_lead": ("Com lead", fmt.integer),
    "sem_lead": ("Sem lead", fmt.integer),
    "conversao_etapa": ("Da etapa anterior", fmt.percent),
    "conversao_total": ("Dos leads", fmt.percent),
}
LEAD_MONTHS: Columns = {
    "referencia": ("Mês", fmt.month),
    "rotulo": ("Grupo de origem", None),
    "leads": ("Leads", fmt.integer),
    "com_visita": ("Com visita", fmt.integer),
    "com_venda": ("Com venda", fmt.integer),
}
MATURITY: Columns = {
    "referencia": ("Mês do cadastro", fmt.month),
    "idade_meses": ("Idade em meses", fmt.integer),
    "leads": ("Leads", fmt.integer),
    "chegaram": ("Chegaram", fmt.integer),
    "conversao": ("Parte", fmt.percent),
}
TIMES: Columns = {
    "passo": ("Passo", None),
    "dias_mediana": ("Mediana (dias)", fmt.integer),
    "dias_quartil": ("3º quartil (dias)", fmt.integer),
    "leads": ("Leads", fmt.integer),
}
MEDIA: Columns = {
    "rotulo": ("Origem", None),
    "investimento": ("Investimento", fmt.brl),
    "meses_com_gasto": ("Meses com gasto", fmt.integer),
    "leads": ("Leads", fmt.integer),
    "cpl": ("Custo por lead", fmt.brl),
    "visitas": ("Visitas", fmt.integer),
    "reservas": ("Reservas", fmt.integer),
    "vendas": ("Vendas", fmt.integer),
    "vendas_coorte": ("Vendas destes leads", fmt.integer),
    "cac_midia": ("CAC de mídia", fmt.brl),
    "vgv": ("VGV", fmt.brl),
}
LOSSES: Columns = {
    "data_perda": ("Data", fmt.day),
    "tipo_perda": ("Tipo", loss_type),
    "etapa": ("Etapa", stage),
    "nome_motivo": ("Motivo", None),
    "grupo_motivo": ("Grupo do motivo", None),
    "nome_empreendimento": ("Empreendimento", None),
    "nome_imobiliaria": ("Imobiliária", None),
    "rotulo_corretor": ("Corretor", None),
    "nome_origem": ("Origem", None),
    "valor_perdido": ("Valor perdido", fmt.brl),
    "dias_ate_perda": ("Dias até a perda", fmt.integer),
    "id_perda": ("Código", None),
}
LOSS_MONTHS: Columns = {
    "referencia": ("Mês", fmt.month),
    "rotulo": ("Tipo de perda", None),
    "perdas": ("Perdas", fmt.integer),
    "valor_perdido": ("Valor perdido", fmt.brl),
}
POSITIONS: Columns = {
    "referencia": ("Mês", fmt.month),
    "rotulo": ("Nome", None),
    "posicao": ("Posição", fmt.ordinal),
    "vgv_liquido": ("VGV líquido", fmt.brl),
}
SHARES: Columns = {
    "referencia": ("Mês", fmt.month),
    "rotulo": ("Nome", None),
    "vgv_bruto": ("VGV bruto", fmt.brl),
    "participacao": ("Participação", fmt.percent),
}


def leads_by(dimension: str) -> Columns:
    """A ranking of leads under the name of its dimension."""
    return {
        "rotulo": (dimension, None),
        "leads": ("Leads", fmt.integer),
        "primeiro_contato": ("Primeiro contato", fmt.duration),
        "com_visita": ("Com visita", fmt.integer),
        "leads_com_visita": ("% com visita", fmt.percent),
        "com_reserva": ("Com reserva", fmt.integer),
        "com_venda": ("Com venda", fmt.integer),
        "conversao_leads": ("Conversão", fmt.percent),
    }


def losses_by(dimension: str) -> Columns:
    """A ranking of losses under the name of its dimension."""
    return {
        "rotulo": (dimension, None),
        "perdas": ("Perdas", fmt.integer),
        "valor_perdido": ("Valor perdido", fmt.brl),
        "parte": ("Parte", fmt.percent),
        "parte_acumulada": ("Acumulado", fmt.percent),
        "perdas_com_motivo": ("Com motivo", fmt.integer),
        "dias_ate_perda": ("Dias até a perda, em média", fmt.decimal),
    }


def crossed(dimension: str) -> Columns:
    """Losses by reason and another dimension."""
    return {
        "motivo": ("Motivo", None),
        "rotulo": (dimension, None),
        "perdas": ("Perdas", fmt.integer),
        "valor_perdido": ("Valor perdido", fmt.brl),
        "parte": (f"Parte de {dimension.lower()}", fmt.percent),
    }


def performance(dimension: str) -> Columns:
    """Agencies or brokers, from what they received to what they sold."""
    return {
        "posicao": ("Posição", fmt.ordinal),
        "mudanca_posicao": ("Mudança", fmt.move),
        "rotulo": (dimension, None),
        "vgv_liquido": ("VGV líquido", fmt.brl),
        "vendas_liquidas": ("Vendas líquidas", fmt.integer),
        "vendas_brutas": ("Vendas brutas", fmt.integer),
        "distratos": ("Distratos", fmt.integer),
        "taxa_distratos": ("Taxa de distratos", fmt.percent),
        "ticket_medio": ("Ticket médio", fmt.brl),
        "participacao": ("Participação no VGV bruto", fmt.percent),
        "leads": ("Leads", fmt.integer),
        "primeiro_contato": ("Primeiro contato", fmt.duration),
        "visitas": ("Visitas", fmt.integer),
        "reservas": ("Reservas", fmt.integer),
        "com_venda": ("Leads com venda", fmt.integer),
        "conversao_leads": ("Conversão", fmt.percent),
    }
