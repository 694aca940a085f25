"""The truth: it closes, and it can be read off the JSON by the same rules."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.sandbox import Sandbox
from tests.sandbox.conftest import Client
from tests.sandbox.ledger import Ledger

REASONS = {
    "valor",
    "data",
    "situacao",
    "ausente_no_erp",
    "ausente_no_crm",
    "duplicado",
    "unidade",
    "comissao",
}
RUNGS = {"codigo_interno", "numero_contrato", "unidade_e_data", "so_cv", "so_sienge"}


@pytest.mark.parametrize("seed", [7, 8])
def test_the_truth_can_be_read_off_the_json_on_every_day(seed: int) -> None:
    with Sandbox(size="tiny", seed=seed, today=date(2026, 3, 31)) as box:
        client = Client(box)
        for days in (0, 1, 2, 45):
            box.advance(days=days)
            truth, ledger = box.truth(), Ledger(client)
            assert truth.vendas == ledger.sales()
            assert truth.divergencias == ledger.disagreements()


@pytest.mark.parametrize("seed", [7, 8])
def test_the_rules_find_what_the_lives_hold_and_no_more(seed: int) -> None:
    with Sandbox(size="tiny", seed=seed, today=date(2026, 3, 31)) as box:
        kinds = set()
        for days in (0, 1, 1, 28, 60):
            box.advance(days=days)
            held = box.truth_rows("plantios")
            found = [
                (row.id_conciliacao, reason)
                for row in box.truth_rows("conciliacao")
                if row.motivos
                for reason in row.motivos.split(",")
            ]
            assert sorted(found) == sorted((row.id_conciliacao, row.motivo) for row in held)
            kinds |= {row.motivo for row in held}
        # Not every small company has a contract that waits so long for its emission.
        kinds -= {"contrato_nao_emitido"}
        assert kinds == REASONS | {"codigo_interno", "contrato_sem_venda"}


def test_every_kind_of_match_and_disagreement_is_there(still: Client) -> None:
    truth = still.box.truth()
    assert {sale.tipo_casamento for sale in truth.vendas} == RUNGS
    assert {reason for _, reason in truth.divergencias} == REASONS


def test_the_months_add_up_to_the_sales(still: Client) -> None:
    truth = still.box.truth()
    months = truth.mensal().values()
    gross = [sale for sale in truth.vendas if not sale.eh_transferencia]
    gone = [s for s in truth.vendas if s.data_distrato and not s.foi_transferida]
    assert sum(m.quantidade_vendas_brutas for m in months) == len(gross)
    assert sum(m.quantidade_distratos for m in months) == len(gone)
    assert sum(m.vgv_bruto_centavos for m in months) == sum(s.valor_centavos for s in gross)
    assert sum(m.vgv_distratado_centavos for m in months) == sum(s.valor_centavos for s in gone)
    assert sum(m.comissao_prevista_centavos for m in months) == sum(
        s.comissao_prevista_centavos for s in gross
    )
    net = len(gross) - len(gone)
    assert net == sum(s.eh_ativa for s in truth.vendas)


def test_transfers_come_in_pairs(still: Client) -> None:
    sales = still.box.truth().vendas
    came = [s for s in sales if s.eh_transferencia]
    left = [s for s in sales if s.foi_transferida]
    assert len(came) == len(left) > 0
    assert all(sale.data_distrato for sale in left)


def test_the_truth_is_served_on_loopback(still: Client) -> None:
    told = still.session.get(still.box.url + "/_sandbox/truth", timeout=30).json()
    truth = still.box.truth()
    assert [s["id_venda"] for s in told["vendas"]] == [s.id_venda for s in truth.vendas]
    assert len(told["mensal"]) == len(truth.mensal())


def test_one_subject_is_told_as_rows_with_names(moving: Client) -> None:
    open_before = {
        row.id_reserva
        for row in moving.box.truth_rows("reservas_situacao")
        if row.resultado == "aberta"
    }
    moving.box.advance(days=40)
    rows = {row.id_reserva: row for row in moving.box.truth_rows("reservas_situacao")}
    flags = {row["idreserva"]: row for row in moving.rows("reservas/registros/flags")}
    alive = {key for key, row in flags.items() if row["ativo"] == "S"}
    assert rows.keys() == alive
    for key, row in rows.items():
        assert (row.data_vendida is not None) == (flags[key]["flag_vendida"] == "Sim")
        assert (row.resultado == "vencida") == (flags[key]["flag_vencida"] == "Sim")
    assert {rows[key].resultado for key in open_before & alive} >= {"vendida", "vencida"}


def test_a_subject_that_nobody_tells_is_refused(still: Client) -> None:
    with pytest.raises(FileNotFoundError):
        still.box.truth_rows("nada")
