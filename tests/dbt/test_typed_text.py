"""What people type in the ERP stays behind: the public sees that it is there, and what it cost."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.dbt.raw import Raw
from tests.end_to_end.personal import columns_showing

TYPED = "Distrato do Fulano de Tal"
PUBLIC = ("marts", "kpis", "views")
MODELS = ("+fct_distratos", "+vw_perdas", "+vw_motivos", "+vw_pendencias_mapeamento")
CANCELLED = {
    "id": 7,
    "number": "7",
    "enterpriseId": 50,
    "situation": "Cancelado",
    "value": 250000.0,
    "contractDate": "2026-01-10",
    "issueDate": "2026-01-12",
    "cancellationDate": "2026-02-20",
    "cancellationReason": TYPED,
    "salesContractUnits": [{"id": 33120, "main": True, "name": "804"}],
    "salesContractCustomers": [{"id": 9, "main": True, "name": "Fulano de Tal"}],
}


def test_a_typed_reason_is_read_in_restrito_alone(tmp_path: Path) -> None:
    raw = Raw(tmp_path / "warehouse.duckdb")
    raw.load(1, "raw_sienge.sales_contracts", {"7": CANCELLED})
    raw.load(1, "raw_sienge.enterprises", {"50": {"id": 50, "name": "Jardim"}})
    result = raw.build(
        "--exclude-resource-type=test",
        "--exclude-resource-type=unit_test",
        "--select",
        *MODELS,
        "vw_motivos_nao_mapeados",
    )
    assert result.returncode == 0, result.stdout
    shown = columns_showing(raw.path, [TYPED])
    assert '"restrito"."vw_motivos_nao_mapeados".texto_motivo' in shown
    assert [column for column in shown if column.startswith(tuple(f'"{s}"' for s in PUBLIC))] == []
    other = ("outro-nao-mapeado", "Outro (não mapeado)", Decimal("250000.00"))
    assert raw.query("select id_motivo, nome_motivo, valor_perdido from views.vw_perdas") == [other]
    assert raw.query("select motivo_distrato, valor_contrato from marts.fct_distratos") == [
        other[1:]
    ]
    assert raw.query("select texto, quantidade, valor from views.vw_pendencias_mapeamento") == [
        ("Outro (não mapeado)", 1, Decimal("250000.00"))
    ]
