"""The commands as a user types them: dlt's own command line, the plain one, the summary."""

from __future__ import annotations

import subprocess

from tests.end_to_end.company import ROOT, Company, succeeded


def test_dlt_s_own_commands_know_our_pipelines(built: Company) -> None:
    assert "raw_cvcrm" in succeeded(built.command("dlt", "pipeline", "cvcrm", "info")).stdout
    helped = succeeded(built.command("dlt", "pipeline", "cvcrm", "run", "--help")).stdout
    assert "--objects" in helped


def test_the_plain_entry_point_runs_one_object(built: Company) -> None:
    result = succeeded(
        built.command("python", "-m", "pipelines", "run", "cvcrm", "--objects", "imobiliarias")
    )
    assert "imobiliarias" in result.stdout
    assert "leads" not in result.stdout


def test_an_unknown_object_is_refused_by_name(built: Company) -> None:
    result = built.command("python", "-m", "pipelines", "run", "--objects", "vendass")
    assert result.returncode == 2
    assert "Unknown object vendass" in result.stderr


def test_a_dry_run_asks_and_lands_nothing(built: Company) -> None:
    nowhere = {f"SOURCES__{name}__BASE_URL": "http://127.0.0.1:9" for name in ("CVCRM", "SIENGE")}
    before = built.contents("raw_cvcrm", "raw_sienge")
    result = succeeded(built.command("dlt", "pipeline", "run", "--dry-run", **nowhere))
    assert "sales_contracts" in result.stdout
    assert built.contents("raw_cvcrm", "raw_sienge") == before


def test_the_summary_shows_the_published_figures(built: Company) -> None:
    result = succeeded(built.command("python", "-m", "pipelines", "summary"))
    ((month, sales),) = built.query(
        "select rotulo_periodo, quantidade_vendas_brutas from views.vw_resumo_periodos "
        "where periodo = 'mes_atual'"
    )
    assert month in result.stdout
    assert f" {sales} " in result.stdout
    assert "VGV líquido" in result.stdout


def test_nothing_personal_in_any_log(built: Company) -> None:
    result = built.load("--full", "--log", "debug")
    said = result.stdout + result.stderr
    ((cliente,),) = built.query(
        "select json_extract_string(payload, '$.documento_cliente') from raw_cvcrm.reservas "
        "where json_extract_string(payload, '$.documento_cliente') is not null limit 1"
    )
    assert cliente not in said
    assert "@example.com" not in said
    assert built.sandbox.env["SOURCES__CVCRM__TOKEN"] not in said


def test_the_example_of_an_environment_can_be_sourced_as_it_is() -> None:
    shell = 'set -ae; . ./.env.example; printf %s "$SOURCES__CVCRM__BASE_URL"'
    result = subprocess.run(
        ["bash", "-c", shell], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == "https://<tenant>.cvcrm.com.br/api/v1/cvdw"
