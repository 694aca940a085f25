"""The columns of the reconciliation between CRM and ERP."""

from __future__ import annotations

from dashboards import format as fmt
from dashboards.columns.words import Columns, named, record

# Short enough to stand beside a bar; the lists and tables say it in full.
REASON_NAMES = {
    "ausente_no_erp": "Sem contrato no Sienge",
    "ausente_no_crm": "Sem reserva no CRM",
    "contrato_sem_venda": "Contrato sem venda",
    "contrato_nao_emitido": "Contrato não emitido",
    "situacao": "Desfeita em um só",
    "duplicado": "Contrato em dobro",
    "unidade": "Unidade diferente",
    "valor": "Valor diferente",
    "condicoes_nao_somam": "Condições não somam",
    "comissao_ausente_no_erp": "Comissão fora do Sienge",
    "comissao": "Comissão diferente",
    "corretor": "Corretor diferente",
    "data": "Data diferente",
    "codigo_interno": "Código interno errado",
}


reason = named(REASON_NAMES)

DIFFERENCES: Columns = {
    "rotulo_motivo": ("Divergência", None),
    "nome_empreendimento": ("Empreendimento", None),
    "nome_unidade": ("Unidade", None),
    "valor_em_jogo": ("Em jogo", fmt.brl),
    "o_que_fazer": ("O que fazer", None),
    "id_reserva": ("Reserva no CRM", record),
    "id_contrato": ("Contrato no Sienge", record),
    "valor_cv": ("Valor no CRM", fmt.brl),
    "valor_sienge": ("Valor no Sienge", fmt.brl),
    "diferenca_valor": ("Diferença", fmt.brl),
    "situacao_cv": ("Situação no CRM", str.capitalize),
    "situacao_sienge": ("Situação no Sienge", str.capitalize),
    "data_cv": ("Data no CRM", fmt.day),
    "data_sienge": ("Data no Sienge", fmt.day),
    "data_distrato_cv": ("Distrato no CRM", fmt.day),
    "data_distrato_sienge": ("Distrato no Sienge", fmt.day),
    "nome_unidade_cv": ("Unidade no CRM", None),
    "nome_unidade_sienge": ("Unidade no Sienge", None),
    "valor_comissao_cv": ("Comissão no CRM", fmt.brl),
    "valor_comissao_sienge": ("Comissão no Sienge", fmt.brl),
    "dias_desde_venda": ("Dias desde a venda", fmt.integer),
    "dias_desde_vista": ("Dias desde que foi vista", fmt.integer),
}


def differences_by(title: str) -> Columns:
    """A breakdown of the differences under the name of what it is by."""
    return {
        "rotulo": (title, None),
        "divergencias": ("Divergências", fmt.integer),
        "valor_em_jogo": ("Em jogo", fmt.brl),
    }


REASONS: Columns = differences_by("Divergência") | {"o_que_fazer": ("O que fazer", None)}
