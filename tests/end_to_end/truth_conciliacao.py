"""The reconciliation of CRM and ERP finds every disagreement of the company, and no other."""

from __future__ import annotations

from tests.end_to_end.company import Company
from tests.end_to_end.comparing import CENTS, assert_same, assert_subjects

# By the truth's name: how many of its first columns are the key, and the same columns of the marts.
SUBJECTS = {
    "conciliacao": (
        1,
        f"""
        select id_conciliacao, id_venda, id_contrato, tipo_casamento, motivo, motivos,
            (valor_em_jogo * {CENTS})::bigint, (valor_cv * {CENTS})::bigint,
            (valor_sienge * {CENTS})::bigint, (diferenca_valor * {CENTS})::bigint,
            (valor_comissao_cv * {CENTS})::bigint, (valor_comissao_sienge * {CENTS})::bigint,
            (diferenca_comissao * {CENTS})::bigint, data_cv, data_sienge, dias_diferenca_data,
            situacao_cv, situacao_sienge, data_distrato_cv, data_distrato_sienge, dias_desde_venda,
            tem_valor_diferente, tem_data_diferente, tem_situacao_diferente, tem_unidade_diferente,
            tem_codigo_interno_errado, tem_comissao_diferente, tem_contrato_duplicado,
            tem_divergencia
        from marts.fct_conciliacao_crm_erp""",
    ),
}
# Each flaw that was planted in the lives of the company and the reason under which it must be found.
PLANTED = {
    "valor": "valor",
    "data": "data",
    "ausente": "ausente_no_erp",
    "removido": "ausente_no_erp",
    "situacao_crm": "situacao",  # undone in the CRM alone
    "situacao_erp": "situacao",  # cancelled in the ERP alone
    "duplicado": "duplicado",
    "unidade": "unidade",
    "comissao": "comissao",
    "codigo_errado": "codigo_interno",
}


def assert_disagreements_are_found(company: Company) -> None:
    """Each sale with its reasons and the money at stake; what the lives hold, planted or natural, and
    no more."""
    assert_subjects(company, SUBJECTS)
    rows = company.sandbox.truth_rows("plantios")
    assert {row.plantio: row.motivo for row in rows if row.plantio} == PLANTED
    found = {
        tuple(row): True
        for row in company.query(
            "select id_conciliacao, unnest(string_split(motivos, ',')) "
            "from marts.fct_conciliacao_crm_erp where tem_divergencia"
        )
    }
    assert_same("disagreements", found, {tuple(row[:2]): True for row in rows})
