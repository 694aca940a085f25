"""The tables that people keep: a wrong line stops the build and is named; a right one reaches the pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.end_to_end.company import ROOT, Company

WRONG = (
    "vgv_bruto,empresa,,2026-03-01,,1000000",
    "vgv_bruto,corretor,cv-999999,2026-03-01,,50000",
    "vgv_bruto,empresa,,2026-03-01,,1200000",
    "vgv_bruto,empresa,,2026-04-01,,-5",
    "vgv_bruto,empresa,,2026-05-10,,900000",
)


def test_targets_reach_the_view_and_no_target_is_not_zero(built: Company) -> None:
    rows = built.query(
        "select situacao_meta, valor_meta is null, taxa_atingimento is null from views.vw_metas "
        "group by all",
        published=True,
    )
    # Today is the last of March, and the month is under way until it is over.
    assert {situation for situation, _, _ in rows} == {
        "sem_meta", "futura", "em_curso", "atingida", "nao_atingida",
    }  # fmt: skip
    assert all((situation == "sem_meta") == no_target for situation, no_target, _ in rows)
    assert all(no_target == no_rate for _, no_target, no_rate in rows)


@pytest.fixture(scope="module")
def project(built: Company, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the dbt project, with this company's tables, in which people may err."""
    folder = tmp_path_factory.mktemp("project")
    for file in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(ROOT / file, folder)
    shutil.copytree(ROOT / "dbt_project", folder / "dbt_project")
    shutil.copytree(ROOT / built.planilhas(), folder / "planilhas")
    return folder


def build(built: Company, project: Path, *selected: str) -> str:
    """What a build of the copy says, which must fail."""
    where = ("--project-dir", str(project), "--profiles-dir", str(project))
    result = built.command(
        "dbt", "build", *where, "--select", *selected,
        DBT_TARGET_PATH=str(project / "target"), PLANILHAS="planilhas",
    )  # fmt: skip
    assert result.returncode != 0
    return " ".join(result.stdout.split())


def write(path: Path, *lines: str, header: bool = True) -> None:
    """Leave the header of a table, or not, and these lines."""
    kept = path.read_text(encoding="utf-8").splitlines()[:1] if header else []
    path.write_text("\n".join([*kept, *lines]), encoding="utf-8")


def test_a_wrong_line_is_refused_with_its_number(built: Company, project: Path) -> None:
    write(project / "planilhas/metas.csv", *WRONG)
    write(project / "planilhas/repasses_prazos.csv", "em analise,30", "Em analize,30")
    reasons = project / "dbt_project/seeds/motivos_perda.csv"
    write(reasons, "Preço,Preço,Preço", "Achou caro demais,preço,Preço", "Juros,Juros,preço")
    said = build(built, project, "metas+1", "repasses_prazos", "motivos_perda")
    assert (
        "metas.csv tem linhas erradas. linha 3: corretor desconhecido; linha 4: o mês já tem meta "
        "com esta vigência; linha 5: a meta tem de ser maior que zero; linha 6: o mês se escreve "
        "como o seu primeiro dia, AAAA-MM-01" in said
    )
    assert "SKIP relation intermediate.int_metas__metas_vigentes" in said
    assert (
        "repasses_prazos.csv tem linhas erradas. linha 3: nenhum repasse tem ou teve a situação"
        in said
    )
    assert (
        "motivos_perda.csv tem linhas erradas. linha 3: o nome já está escrito de outro modo; "
        "linha 4: o grupo já está escrito de outro modo" in said
    )


def test_a_stage_of_credit_analyses_that_no_rule_knows_is_refused(
    built: Company, project: Path
) -> None:
    stages = ("reservas,Proposta,qualquer,1,false", "precadastros,Negado,negado,3,true")
    write(project / "dbt_project/seeds/situacoes_etapas.csv", *stages)
    said = build(built, project, "situacoes_etapas")
    assert "situacoes_etapas.csv tem linhas erradas. linha 3: etapa de pré-cadastro desc" in said


def test_a_file_that_could_be_read_wrong_is_refused_before_it_is_loaded(
    built: Company, project: Path
) -> None:
    write(project / "planilhas/metas.csv", "vgv_bruto,empresa,,2026-03-01,,480.000")
    write(project / "planilhas/repasses_prazos.csv", "Assinado,60", header=False)
    said = build(built, project, "metas", "repasses_prazos")
    assert "metas.csv tem linhas erradas. linha 2: valor_meta '480.000' não é um número com" in said
    assert (
        "repasses_prazos.csv tem linhas erradas. linha 1: o cabeçalho tem de ser situacao,dia"
        in said
    )
    assert "seed file" not in said
