"""The columns of the stock, of sales over supply and of the launches' curves."""

from __future__ import annotations

from dashboards import format as fmt
from dashboards.columns.words import Columns, availability

MIRROR: Columns = {
    "nome_bloco": ("Bloco", None),
    "andar": ("Andar", None),
    "nome_unidade": ("Unidade", None),
    "situacao": ("Situação", availability),
    "tipologia": ("Tipologia", None),
    "area_privativa": ("Área", fmt.area),
    "valor_tabela": ("Valor de tabela", fmt.brl),
}
UNITS: Columns = {
    "nome_empreendimento": ("Empreendimento", None),
    "nome_bloco": ("Bloco", None),
    "nome_unidade": ("Unidade", None),
    "andar": ("Andar", None),
    "situacao": ("Situação", availability),
    "situacao_disponibilidade": ("No espelho do CRM", availability),
    "tipologia": ("Tipologia", None),
    "area_privativa": ("Área", fmt.area),
    "valor_tabela": ("Valor de tabela", fmt.brl),
    "preco_m2": ("R$/m²", fmt.price_per_area),
    "data_entrada_oferta": ("Na oferta desde", fmt.day),
    "dias_desde_entrada": ("Dias desde então", fmt.integer),
    "id_unidade": ("Código", None),
}
VSO: Columns = {
    "referencia": ("Mês", fmt.month),
    "estoque_inicial": ("Estoque inicial", fmt.integer),
    "lancadas": ("Lançadas", fmt.integer),
    "retornos": ("Retornos", fmt.integer),
    "ajustes": ("Ajustes", fmt.integer),
    "vendas_brutas": ("Vendas brutas", fmt.integer),
    "vendas_liquidas": ("Vendas líquidas", fmt.integer),
    "estoque_final": ("Estoque final", fmt.integer),
    "vso_mes": ("VSO no mês", fmt.percent),
    "vso_trimestre": ("VSO em 3 meses", fmt.percent),
    "vso_ano": ("VSO em 12 meses", fmt.percent),
}
CURVES: Columns = {
    "rotulo": ("Empreendimento", None),
    "data_lancamento": ("Lançamento", fmt.day),
    "meses": ("Meses", fmt.integer),
    "referencia": ("Mês", fmt.month),
    "lancadas": ("Lançadas", fmt.integer),
    "vendidas": ("Vendidas", fmt.integer),
    "taxa_vendida": ("Vendido", fmt.percent),
}
