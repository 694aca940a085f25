"""Staging over several loads: what is new replaces, what vanished goes, what is old stays out."""

from __future__ import annotations

from pathlib import Path

from tests.dbt.raw import Raw

MODELS = ("--select", "stg_cvcrm__leads", "stg_cvcrm__vendas_associados")
LEADS = "select id_lead, nome_situacao, _id_carga from staging.stg_cvcrm__leads order by 1"
ASSOCIATES = """
    select id_reserva, ordem_associado, id_cliente_associado
    from staging.stg_cvcrm__vendas_associados order by all"""


def lead(number: int, situation: str) -> dict[str, object]:
    return {"idlead": number, "situacao": situation}


def test_keys_touched_by_new_loads_are_replaced_whole(tmp_path: Path) -> None:
    raw = Raw(tmp_path / "warehouse.duckdb")
    raw.load(1, "raw_cvcrm.leads", {str(n): lead(n, "Novo") for n in (1, 2, 3)})
    raw.load(
        2,
        "raw_cvcrm.vendas",
        {
            "1": {"idreserva": 1, "associados": [{"idpessoa_cv": 11}, {"idpessoa_cv": 12}]},
            "2": {"idreserva": 2, "associados": [{"idpessoa_cv": 21}]},
        },
    )
    assert raw.build(*MODELS).returncode == 0
    first = raw.query(LEADS), raw.query(ASSOCIATES)
    assert first[1] == [(1, 1, 11), (1, 2, 12), (2, 1, 21)]

    # Nothing new: nothing changes, not even the metadata.
    assert raw.build(*MODELS).returncode == 0
    assert (raw.query(LEADS), raw.query(ASSOCIATES)) == first

    # An edit, a lead that vanished, a list that became shorter and one that became empty.
    raw.load(3, "raw_cvcrm.leads", {"2": lead(2, "Visita"), "3": None})
    raw.load(
        4,
        "raw_cvcrm.vendas",
        {
            "1": {"idreserva": 1, "associados": [{"idpessoa_cv": 12}]},
            "2": {"idreserva": 2, "associados": []},
        },
    )
    # A package that was made before the edit and committed after it: its version is older.
    raw.load(0, "raw_cvcrm.leads", {"2": lead(2, "Antigo"), "4": lead(4, "Novo")}, committed=5)
    assert raw.build(*MODELS).returncode == 0
    incremental = raw.query(LEADS), raw.query(ASSOCIATES)
    assert incremental[0] == [
        (1, "Novo", "1001.0"),
        (2, "Visita", "1003.0"),
        (4, "Novo", "1000.0"),
    ]
    assert incremental[1] == [(1, 1, 12)]

    # Building from nothing gives the same table.
    assert raw.build(*MODELS, "--full-refresh").returncode == 0
    assert (raw.query(LEADS), raw.query(ASSOCIATES)) == incremental


def test_a_number_that_turned_text_is_named_and_the_rest_is_built(tmp_path: Path) -> None:
    raw = Raw(tmp_path / "warehouse.duckdb")
    raw.load(
        1,
        "raw_cvcrm.reservas",
        {
            "1": {
                "idreserva": 1,
                "ativo": "S",
                "idempreendimento": 88,
                "valor_contrato": "dez mil",
            },
            "2": {"idreserva": 2, "ativo": "S", "idempreendimento": 88, "valor_contrato": 250000.5},
        },
    )
    flags = {"ativo": "S", "flag_vendida": "Sim", "data_flag_vendida": "2026-03-01 10:00:00"}
    raw.load(
        2,
        "raw_cvcrm.reservas_registros_flags",
        {str(n): {"idreserva": n, **flags} for n in (1, 2)},
    )
    built = raw.build("--exclude", "test_type:unit")
    assert built.returncode != 0
    assert "cvcrm.reservas, field valor_contrato: 1 value" in built.stdout
    assert "dez mil" not in built.stdout  # a value may be personal: only keys are named
    assert raw.query("select count(*), sum(valor_contrato) from marts.fct_vendas")[0][0] == 2
    assert raw.query("select quantidade_vendas_brutas from kpis.kpi_vendas_mensal") == [(2,)]
