"""The columns of sales, their figures and the stock."""

from __future__ import annotations

from dashboards import format as fmt
from dashboards.columns.words import Columns, availability

FIGURES: Columns = {
    "vendas_brutas": ("Vendas brutas", fmt.integer),
    "distratos": ("Distratos", fmt.integer),
    "vendas_liquidas": ("Vendas líquidas", fmt.integer),
    "vgv_bruto": ("VGV bruto", fmt.brl),
    "vgv_distratado": ("VGV distratado", fmt.brl),
    "vgv_liquido": ("VGV líquido", fmt.brl),
}
MONTHS: Columns = {"referencia": ("Mês", fmt.month)} | FIGURES
QUARTERS: Columns = {"referencia": ("Trimestre", fmt.quarter)} | FIGURES
RATES: Columns = {
    "taxa_distratos": ("Taxa de distratos", fmt.percent),
    "ticket_medio": ("Ticket médio", fmt.brl),
}
STOCK: Columns = {
    "rotulo": ("Empreendimento", None),
    "situacao": ("Situação", availability),
    "quantidade_unidades": ("Unidades", fmt.integer),
    "vgv_tabela": ("VGV de tabela", fmt.brl),
}
SALES: Columns = {
    "data_venda": ("Venda", fmt.day),
    "nome_empreendimento": ("Empreendimento", None),
    "nome_bloco": ("Bloco", None),
    "nome_unidade": ("Unidade", None),
    "tipologia": ("Tipologia", None),
    "tipo_venda": ("Tipo de venda", None),
    "valor_contrato": ("Valor do contrato", fmt.brl),
    "area_privativa": ("Área", fmt.area),
    "preco_m2": ("R$/m²", fmt.price_per_area),
    "valor_comissao_prevista": ("Comissão prevista", fmt.brl),
    "nome_imobiliaria": ("Imobiliária", None),
    "rotulo_corretor": ("Corretor", None),
    "situacao_venda": ("Situação", str.capitalize),
    "data_distrato": ("Distrato", fmt.day),
    "id_venda": ("Código", None),
}


def by(dimension: str) -> Columns:
    """A ranking's columns under the name of its dimension."""
    return {"rotulo": (dimension, None)} | FIGURES | RATES
