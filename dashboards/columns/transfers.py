"""The columns of bank transfers."""

from __future__ import annotations

from dashboards import format as fmt
from dashboards.columns.words import Columns, named, record

STAGES = {
    "criado": "Criado",
    "assinado": "Assinado",
    "registrado": "Registrado",
    "liberado": "Liberado",
    "encerrado": "Encerrado",
}


transfer_stage = named(STAGES)

TRANSFER_MONTHS: Columns = {
    "referencia": ("Mês", fmt.month),
    "assinados": ("Assinados", fmt.integer),
    "assinado": ("Valor assinado", fmt.brl),
    "registrados": ("Registrados", fmt.integer),
    "registrado": ("Valor registrado", fmt.brl),
    "liberados": ("Liberados", fmt.integer),
    "liberado": ("Valor liberado", fmt.brl),
}
TRANSFERS: Columns = {
    "nome_empreendimento": ("Empreendimento", None),
    "nome_bloco": ("Bloco", None),
    "nome_unidade": ("Unidade", None),
    "etapa_repasse": ("Etapa", transfer_stage),
    "nome_situacao": ("Situação no CRM", None),
    "dias_na_situacao": ("Dias na situação", fmt.integer),
    "dias_prazo": ("Prazo em dias", fmt.integer),
    "prazo": ("Prazo", None),
    "valor_financiado": ("Financiado", fmt.brl),
    "valor_contrato": ("Contrato", fmt.brl),
    "nome_banco": ("Banco", None),
    "situacao_pagamento": ("Pagamento", None),
    "data_venda": ("Venda", fmt.day),
    "data_assinatura": ("Assinatura", fmt.day),
    "data_registro": ("Registro", fmt.day),
    "nome_imobiliaria": ("Imobiliária", None),
    "rotulo_corretor": ("Corretor", None),
    "id_repasse": ("Código", record),
}


def transfers_by(title: str) -> Columns:
    """A breakdown of the transfers under way under the name of what it is by."""
    return {
        "rotulo": (title, None),
        "repasses": ("Repasses", fmt.integer),
        "valor": ("Financiado", fmt.brl),
        "fora_do_prazo": ("Fora do prazo", fmt.integer),
        "dias_mediana": ("Dias na situação (mediana)", fmt.integer),
    }
