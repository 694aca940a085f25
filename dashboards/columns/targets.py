"""The columns of targets, in money or in units."""

from __future__ import annotations

from dashboards import format as fmt
from dashboards.columns.words import Columns, Text, named

TARGET_STATES = {
    "sem_meta": "Sem meta",
    "futura": "Futura",
    "em_curso": "Em curso",
    "atingida": "Atingida",
    "nao_atingida": "Não atingida",
}


def targets(level: str, text: Text) -> Columns:
    """Target and result of each of a level, whose values `text` writes."""
    return {
        "rotulo": (level, None),
        "situacao_meta": ("Situação", named(TARGET_STATES)),
        "valor_meta": ("Meta", text),
        "valor_realizado": ("Realizado", text),
        "taxa_atingimento": ("Atingimento", fmt.percent),
        "valor_diferenca": ("Diferença", text),
        "valor_meta_ate_hoje": ("Meta até hoje", text),
        "valor_projecao": ("Projeção", text),
        "valor_ritmo_necessario": ("Ritmo por dia útil", text),
        "data_vigencia_desde": ("Meta desde", fmt.day),
    }


def target_months(text: Text) -> Columns:
    """Target and result by month."""
    return {
        "referencia": ("Mês", fmt.month),
        "meta": ("Meta", text),
        "realizado": ("Realizado", text),
        "taxa_atingimento": ("Atingimento", fmt.percent),
    }


def target_matrix(level: str, text: Text) -> Columns:
    """Attainment of each of a level by month."""
    return {
        "rotulo": (level, None),
        "referencia": ("Mês", fmt.month),
        "valor_meta": ("Meta", text),
        "valor_realizado": ("Realizado", text),
        "taxa_atingimento": ("Atingimento", fmt.percent),
    }


def target_pace(text: Text) -> Columns:
    """Target and result of a month, summed up day by day."""
    return {
        "referencia": ("Dia", fmt.day),
        "meta": ("Meta até o dia", text),
        "realizado": ("Realizado até o dia", text),
    }
