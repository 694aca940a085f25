"""The files that people keep: what dbt would read wrong is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.sheets import faults, wrong_sheets

COLUMNS = {
    "texto": "varchar",
    "mes": "date",
    "valor": "decimal(18,2)",
    "dias": "bigint",
    "eh_final": "boolean",
}
HEADER = ",".join(COLUMNS)


def said(*lines: str, encoding: str = "utf-8") -> list[str]:
    found = faults("\n".join(lines).encode(encoding), COLUMNS)
    assert all(fault.english for fault in found)
    return [f"linha {fault.line}: {fault.portuguese}" for fault in found]


@pytest.mark.parametrize(
    "line",
    [
        "Água,2026-03-01,480000.50,30,true",
        '"Facebook, Instagram",2026-03-01,-480000,30,FALSE',
        ",,,,true",
    ],
)
def test_what_means_one_thing_passes(line: str) -> None:
    assert said(HEADER, line) == []
    assert said(HEADER, line, "", "", encoding="utf-8-sig") == []
    assert faults(f"{HEADER}\r\n{line}\r\n".encode(), COLUMNS) == []


@pytest.mark.parametrize(
    ("line", "because"),
    [
        ("a,2026-03-01,480.000,30,true", "valor '480.000' não é um número com ponto e no máximo 2"),
        ("a,2026-03-01,4.575,30,true", "valor '4.575' não é um número com ponto e no máximo 2"),
        ('a,2026-03-01,"480000,50",30,true', "valor '480000,50' não é um número com ponto"),
        ("a,2026-03-01,480000,50,30,true", "tem 6 campos em vez de 5 (número decimal leva ponto"),
        ("a,2026-03-01,1,30.5,true", "dias '30.5' não é um número inteiro"),
        ("a,01/03/2026,1,30,true", "mes '01/03/2026' não é uma data AAAA-MM-DD"),
        ("a,2026-02-30,1,30,true", "mes '2026-02-30' não é uma data AAAA-MM-DD"),
        ("a,2026-03-01,1,30,Sim", "eh_final 'Sim' não é true nem false"),
        ("", "está em branco"),
        ("  ", "está em branco"),
        (",,,,", "está em branco"),
        ('"a\nb",2026-03-01,1,30,true', "um campo continua na linha seguinte"),
        ('"a,2026-03-01,1,30,true', "as aspas estão erradas"),
    ],
)
def test_what_could_mean_two_things_is_refused_with_its_line(line: str, because: str) -> None:
    right = "a,2026-03-01,1,30,true"
    (sentence,) = said(HEADER, right, line, right)
    assert sentence.startswith(f"linha 3: {because}")


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    wrong = "a,2026-03-01,x,30,true"
    assert [sentence[:8] for sentence in said(HEADER, "", wrong, wrong)] == [
        "linha 2:", "linha 3:", "linha 4:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "first",
    [
        "a,2026-03-01,1,30,true",  # lost
        HEADER.replace("valor", "valores"),
        "mes,texto,valor,dias,eh_final",  # in another order
        HEADER.replace(",", ";"),
        "",
    ],
)
def test_the_header_is_read(first: str) -> None:
    assert said(first, "a,2026-03-01,480.000,30,true") == [
        f"linha 1: o cabeçalho tem de ser {HEADER} (com vírgulas, e não ponto e vírgula)"
    ]


def test_another_encoding_is_named_with_its_first_line() -> None:
    lines = (HEADER, "a,2026-03-01,1,30,true", "Água,2026-03-01,1,30,true")
    assert said(*lines, encoding="cp1252") == ["linha 3: o arquivo não está em UTF-8"]


def test_what_ships_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLANILHAS", raising=False)
    assert list(wrong_sheets()) == []


def test_a_folder_of_one_s_own_is_looked_at_and_what_is_no_table_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seeds, own = tmp_path / "dbt_project/seeds", tmp_path / "own"
    seeds.mkdir(parents=True)
    own.mkdir()
    columns = "{texto: varchar, dias: bigint}"
    (seeds / "_seeds.yml").write_text(
        f"seeds: [{{name: prazos, config: {{column_types: {columns}}}}}]", encoding="utf-8"
    )
    (own / "prazos.csv").write_text("texto,dias\na,1.5\n", encoding="utf-8")
    (own / "rascunho.csv").write_text("a;b", encoding="utf-8")
    monkeypatch.setenv("PLANILHAS", "own")
    ((path, found),) = wrong_sheets(tmp_path)
    assert str(path) == "own/prazos.csv"
    assert [fault.line for fault in found] == [2]
