"""The tables that people keep: a wrong line stops the build and is named; a right one reaches the pages."""

from __future__ import annotations

import shutil

from tests.end_to_end.company import PLANILHAS, ROOT, Company

WRONG = """metrica,nivel,id_entidade,mes,vigencia_desde,valor_meta
vgv_bruto,empresa,,2026-03-01,,1000000
vgv_bruto,corretor,cv-999999,2026-03-01,,50000
vgv_bruto,empresa,,2026-03-01,,1200000
vgv_bruto,empresa,,2026-04-01,,-5
vgv_bruto,empresa,,2026-05-10,,900000
"""


def test_targets_reach_the_view_and_no_target_is_not_zero(built: Company) -> None:
    rows = built.query(
        "select situacao_meta, valor_meta is null, taxa_atingimento is null from views.vw_metas "
        "group by all",
        published=True,
    )
    # Today is the last of March, and the month is under way until it is over.
    assert {situation for situation, _, _ in rows} == {
        "sem meta", "futura", "em curso", "atingida", "nao atingida",
    }  # fmt: skip
    assert all((situation == "sem meta") == no_target for situation, no_target, _ in rows)
    assert all(no_target == no_rate for _, no_target, no_rate in rows)


def test_a_wrong_line_is_refused_with_its_number(built: Company) -> None:
    folder = ROOT / PLANILHAS / "erradas"
    try:
        shutil.copytree(ROOT / built.planilhas(), folder, dirs_exist_ok=True)
        (folder / "metas.csv").write_text(WRONG, encoding="utf-8")
        result = built.command(
            "dbt", "build", "--select", "metas+1", PLANILHAS=str(folder.relative_to(ROOT))
        )
    finally:
        shutil.rmtree(folder)
    assert result.returncode == 1
    said = " ".join(result.stdout.split())
    assert (
        "metas.csv tem linhas erradas. linha 3: corretor desconhecido; linha 4: o mês já tem meta "
        "com esta vigência; linha 5: a meta tem de ser maior que zero; linha 6: o mês se escreve "
        "como o seu primeiro dia, AAAA-MM-01" in said
    )
    assert "SKIP relation intermediate.int_metas__metas_vigentes" in said
