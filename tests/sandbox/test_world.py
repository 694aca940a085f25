"""The company is one: deterministic, coherent in itself, and told alike by both APIs."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from pipelines.sandbox.cvdw import OBJECTS
from pipelines.sandbox.fields import FIELDS
from pipelines.sandbox.world import World, reservations_of, sql
from tests.sandbox import documented_fields
from tests.sandbox.conftest import TODAY, Client, evening

LIVES = ("reservas", "contratos", "comissoes", "pagamentos_comissao", "leads", "vinculos")


@pytest.fixture(scope="module")
def world() -> Any:
    built = World(size=800, seed=3, today=TODAY)
    yield built
    built.close()


def query(world: World, text: str) -> list[tuple[Any, ...]]:
    with world.connection(evening(2028, 1, 1), ("reservas", "contratos")) as con:
        return con.execute(text).fetchall()


def fingerprint(seed: int, today: date = TODAY) -> list[tuple[Any, ...]]:
    made = World(size="tiny", seed=seed, today=today)
    try:
        return [
            query(made, f"select count(*), bit_xor(hash(t)) from mundo.{name} as t")[0]
            for name in LIVES
        ]
    finally:
        made.close()


def test_the_same_seed_tells_the_same_company() -> None:
    assert fingerprint(11) == fingerprint(11)
    assert fingerprint(11) != fingerprint(12)


def test_sizes_have_names_or_numbers() -> None:
    assert reservations_of("tiny") == 300
    assert reservations_of("2000") == 2000
    for wrong in ("huge", 5, 2_000_000):
        with pytest.raises(ValueError, match="size is"):
            reservations_of(wrong)


@pytest.mark.parametrize("size", ["tiny", "demo"])
def test_the_size_is_about_the_reservations_up_to_today(size: str) -> None:
    made = World(size=size, seed=7, today=TODAY)
    try:
        with made.connection(evening(2026, 3, 31), ("reservas",)) as con:
            ((count, last),) = con.execute(
                "select count(*), max(criada_em)::date from agora_reservas"
            ).fetchall()
    finally:
        made.close()
    assert count == pytest.approx(reservations_of(size), rel=0.25)
    assert last >= date(2026, 3, 25)


def test_no_unit_is_sold_twice_at_once(world: World) -> None:
    clashes = query(
        world,
        """
        with lives as (
            select
                idreserva, idunidade, vendida_em as de,
                coalesce(apagada_em, case when reversao_em is null then distrato_em end, 'infinity') as ate
            from mundo.reservas where vendida_em is not null
        )
        select a.idreserva, b.idreserva from lives as a inner join lives as b
            on a.idunidade = b.idunidade and a.idreserva < b.idreserva and a.de < b.ate and b.de < a.ate
        """,
    )
    assert clashes == []


def test_events_come_in_their_order(world: World) -> None:
    wrong = query(
        world,
        """
        select idreserva from mundo.reservas
        where vendida_em <= criada_em or distrato_em <= vendida_em or reversao_em <= distrato_em
            or apagada_em <= vendida_em or valor_editado_em <= vendida_em or valor_editado_em >= distrato_em
            or data_venda > vendida_em
        """,
    )
    assert wrong == []
    wrong = query(
        world,
        """
        select id from mundo.contratos
        where emitido_em < criado_em or cancelado_em < criado_em or cancelado_em < emitido_em
            or reativado_em <= cancelado_em or removido_em <= criado_em
            or data_cancelamento is null and cancelado_em is not null
        """,
    )
    assert wrong == []


def test_nothing_can_be_matched_or_transferred_in_two_ways(world: World) -> None:
    """At every month end no candidate of the matching by unit or of a transfer is ambiguous."""
    for month in range(1, 25):
        now = evening(2024 + month // 12, month % 12 + 1, 28)
        with world.connection(now, ("reservas", "contratos", "comissoes", "comissoes_erp")) as con:
            con.execute(sql("verdade"))
            left_over = con.execute(
                """
                select r.idreserva, c.id
                from verdade_reservas as r inner join agora_contratos as c
                    on c.idunidade_contrato = r.idunidade
                    and abs(c.data_contrato - r.data_venda_flag) <= 60
                where (r.idreserva not in (select idreserva from verdade_casamentos)
                       or r.idreserva in (
                           select idreserva from verdade_casamentos where tipo = 'unidade_e_data'))
                    and (c.id not in (select id from verdade_casamentos)
                         or c.id in (select id from verdade_casamentos where tipo = 'unidade_e_data'))
                    and (r.idreserva, c.id) not in (select (idreserva, id) from verdade_casamentos)
                """
            ).fetchall()
            pairs = con.execute(
                """
                select a.idreserva, b.idreserva
                from verdade_reservas as a inner join verdade_reservas as b
                    on a.idempreendimento = b.idempreendimento and a.idreserva <> b.idreserva
                    and (a.idunidade = b.idunidade or a.idcliente = b.idcliente)
                where a.esta_distratada and b.cessao and abs(b.data_venda_flag - a.data_distrato) <= 7
                """
            ).fetchall()
        assert left_over == []
        assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)


def test_conditions_add_up_to_the_contract_value(still: Client) -> None:
    totals: dict[int, float] = {}
    for row in still.rows("reservas/condicoes"):
        if row["ativo"] == "S":
            totals[row["idreserva"]] = (
                totals.get(row["idreserva"], 0) + row["valor"] * row["parcela_quantidade"]
            )
    reservations = still.rows("reservas")
    assert len(totals) == len(reservations)
    for row in reservations:
        assert totals[row["idreserva"]] == pytest.approx(row["valor_contrato"], abs=0.001)


def test_commissions_split_to_the_cent(world: World) -> None:
    assert query(world, "select count(*) from mundo.comissoes")[0][0] > 200
    wrong = query(
        world,
        """
        select chave_linha from mundo.pagamentos_comissao as p
        inner join mundo.comissoes as c using (chave_linha)
        group by chave_linha, c.valor having sum(p.valor) <> c.valor
        """,
    )
    assert wrong == []


def test_the_objects_of_the_crm_agree(still: Client) -> None:
    reservations = {row["idreserva"]: row for row in still.rows("reservas")}
    flags = {row["idreserva"]: row for row in still.rows("reservas/registros/flags")}
    sales = {row["idreserva"]: row for row in still.rows("vendas")}
    dissolved = {row["idreserva"] for row in still.rows("distratos")}
    leads = {row["idlead"] for row in still.rows("leads")}
    assert set(flags) == set(reservations)
    assert set(sales) == {k for k, v in flags.items() if v["flag_vendida"] == "Sim"}
    assert dissolved == {k for k, v in flags.items() if v["flag_distrato"] == "Sim"}
    for key, row in sales.items():
        for field in ("valor_contrato", "data_venda", "idcliente", "idunidade", "tipovenda"):
            assert row[field] == reservations[key][field]
    named = {
        int(lead)
        for row in reservations.values()
        for lead in (row["idlead"] or "").split(",")
        if lead.strip()
    }
    assert named <= leads
    assert any(", " in (row["idlead"] or "") for row in reservations.values())
    units = {int(row["idunidade"]): row for row in still.rows("unidades")}
    for key, row in reservations.items():
        if row["venda"] == "Sim" and row["ativo"] == "S":
            assert units[row["idunidade"]]["situacao_vendida"] == key


def test_both_systems_tell_the_same_sales(still: Client) -> None:
    contracts = {str(row["id"]): row for row in still.results("sales-contracts")}
    linked = [
        (row, contracts[row["codigointerno"]])
        for row in still.rows("reservas")
        if row["codigointerno"] in contracts
        and row["codigointerno_empreendimento"]
        in (None, str(contracts[row["codigointerno"]]["enterpriseId"]))
    ]
    assert len(linked) > 60
    same = [
        r
        for r, c in linked
        if round(r["valor_contrato"] + 1e-9, 2) == pytest.approx(c["value"], abs=0.006)
    ]
    assert len(same) / len(linked) > 0.9
    bills = {row["id"]: row["receivableBillId"] for row in contracts.values()}
    assert {row["contractBillNumber"] for row in still.results("commissions")} <= set(
        bills.values()
    )
    assert {row["billId"] for row in still.income()} <= set(bills.values())


def test_instalments_add_up_and_a_distrato_writes_them_off(still: Client) -> None:
    contracts = {row["receivableBillId"]: row for row in still.results("sales-contracts")}
    totals: dict[int, float] = {}
    for row in still.income():
        contract = contracts[row["billId"]]
        totals[row["billId"]] = totals.get(row["billId"], 0) + row["originalAmount"]
        kinds = {receipt["operationTypeId"] for receipt in row["receipts"]}
        assert kinds <= ({2, 10, 7} if contract["situation"] == "Cancelado" else {2, 10})
        received = sum(receipt["netAmount"] for receipt in row["receipts"])
        assert received + row["balanceAmount"] == pytest.approx(row["originalAmount"])
        if contract["situation"] == "Cancelado":
            assert row["balanceAmount"] == 0
    for bill, total in totals.items():
        assert total == pytest.approx(contracts[bill]["value"])


@pytest.mark.parametrize("path", sorted(OBJECTS))
def test_every_documented_field_of_cvdw_is_there(still: Client, path: str) -> None:
    expected = (documented_fields.CVDW.get(path) or FIELDS[path]).split()
    rows = still.rows(path)
    assert set(rows[0]) == set(expected)
    assert all(list(row) == list(rows[0]) for row in rows)


@pytest.mark.parametrize("resource", sorted(documented_fields.SIENGE))
def test_every_documented_field_of_sienge_is_there(still: Client, resource: str) -> None:
    readers = {"income": still.income, "sales": lambda: still.bulk_sales("SOLD")}
    readers["customer-extract-history"] = still.extracts
    rows = readers.get(resource, lambda: still.results(resource))()
    optional = {"externalId", "brokers"} if resource == "sales-contracts" else set()
    for row in rows:
        assert set(row) - optional == set(documented_fields.SIENGE[resource].split())


def check_digits(digits: str, weights: range) -> int:
    rest = sum(int(d) * w for d, w in zip(digits, weights, strict=True)) * 10 % 11
    return rest % 10


def is_valid_cpf(text: str) -> bool:
    return check_digits(text[:9], range(10, 1, -1)) == int(text[9]) and check_digits(
        text[:10], range(11, 1, -1)
    ) == int(text[10])


def is_valid_cnpj(text: str) -> bool:
    weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
    for length in (12, 13):
        total = sum(int(d) * w for d, w in zip(text[:length], weights[-length:], strict=True))
        if (0 if total % 11 < 2 else 11 - total % 11) != int(text[length]):
            return False
    return True


def test_the_check_digits_of_this_test_are_right() -> None:
    assert is_valid_cpf("52998224725")
    assert is_valid_cnpj("11222333000181")


def test_personal_data_is_unmistakably_invented(still: Client) -> None:
    text = "".join(
        [json.dumps(still.rows(path)) for path in sorted(OBJECTS)]
        + [json.dumps(still.results(r)) for r in documented_fields.REST]
        + [json.dumps(still.bulk_sales("SOLD")), json.dumps(still.income())]
        + [json.dumps(still.extracts())]
    )
    plain = re.sub(r"(?<=\d)[.\-/](?=\d)", "", text)
    cpfs = set(re.findall(r'"(\d{11})"', plain))
    cnpjs = set(re.findall(r'"(\d{14})"', plain))
    assert len(cpfs) > 100
    assert cnpjs
    assert not any(is_valid_cpf(cpf) for cpf in cpfs)
    assert not any(is_valid_cnpj(cnpj) for cnpj in cnpjs)
    assert all(mail.endswith("@example.com") for mail in re.findall(r"[\w.]+@[\w.]+", text))
    assert all(phone.startswith("+55000") for phone in re.findall(r"\+\d+", text))
    assert any(cpf.startswith("0") for cpf in cpfs)


def test_values_are_as_dirty_as_the_real_ones(still: Client) -> None:
    raw = b"".join(
        still.cvdw(path, pagina=n, registros_por_pagina=500).content
        for path in (
            "reservas",
            "corretores",
            "imobiliarias",
            "comissoes",
            "unidades",
            "reservas/condicoes",
        )
        for n in (1, 2)
    ).decode()
    for trace in (
        "0000-00-00",
        "&amp;",
        r"\r\n",
        "<br />",
        '"referencia":7',
        '"ativo":"N"',
        "Cancelada ",
    ):
        assert trace in raw
    assert re.search(r'"valor_contrato":\d+,', raw)
    assert re.search(r'"valor_contrato":\d+\.\d{8,},', raw)
    assert re.search(r'"valor":"\d+\.\d\d"', raw)
    assert re.search(r'"data_entrega":"\d\d/\d\d/\d{4}"', raw)
    stamps = [row["referencia_data"] for row in still.rows("reservas")]
    assert max(stamps.count(stamp) for stamp in set(stamps)) > 20
