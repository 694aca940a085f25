"""Time: what a few days change, which cursors move and which lie."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pipelines.cvcrm.objects import OBJECTS
from pipelines.objects import ApiObject
from pipelines.sandbox import Sandbox
from pipelines.sandbox.clock import Clock
from tests.sandbox.conftest import TODAY, Client, evening

Rows = dict[int, dict[str, Any]]
Pair = tuple[dict[str, list[dict[str, Any]]], dict[str, list[dict[str, Any]]]]


def by(rows: list[dict[str, Any]], key: str) -> Rows:
    return {int(row[key]): row for row in rows}


def changed(old: Rows, new: Rows) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(row, new[key]) for key, row in old.items() if key in new and new[key] != row]


def test_the_clock_only_moves_forward_and_speaks_utc_in_http() -> None:
    clock = Clock(date(2026, 3, 31))
    assert clock.now == evening(2026, 3, 31)
    assert clock.http_date() == "Tue, 31 Mar 2026 23:00:00 GMT"
    assert clock.advance(days=1, minutes=30) == evening(2026, 4, 1) + timedelta(minutes=30)
    with pytest.raises(ValueError, match="forward"):
        clock.advance(days=-1)


def test_standing_still_nothing_changes(still: Client) -> None:
    assert still.rows("reservas") == still.rows("reservas")
    assert still.results("sales-contracts") == still.results("sales-contracts")


def test_three_days_bring_every_kind_of_change(moving: Client) -> None:
    before = {p: moving.rows(p) for p in ("reservas", "distratos", "leads", "vendas", "comissoes")}
    lines = by(moving.rows("reservas/comissoes"), "id")
    contracts = by(moving.results("sales-contracts"), "id")
    was = moving.box.now
    moving.box.advance(days=3)
    since = was.strftime("%Y-%m-%d %H:%M:%S")

    # Every change of a reservation carries a cursor later than the former clock.
    old, new = by(before["reservas"], "idreserva"), by(moving.rows("reservas"), "idreserva")
    edits = changed(old, new)
    assert edits
    assert all(row["referencia_data"] > since for _, row in edits)
    assert set(old) <= set(new)
    assert {row["situacao"] for _, row in edits} >= {"Vendida", "Distrato"}
    assert any(a["valor_contrato"] != b["valor_contrato"] for a, b in edits)
    assert any((a["ativo"], b["ativo"]) == ("S", "N") for a, b in edits)
    assert any(b["cessao"] == "Sim" for key, b in new.items() if key not in old)
    fetched = moving.rows("reservas", a_partir_data_referencia=since.replace(" ", "%20"))
    assert {r["idreserva"] for r in fetched} >= {b["idreserva"] for _, b in edits} | (
        set(new) - set(old)
    )

    # A reversal takes its row away, a distrato brings one.
    ids = {row["idreserva"] for row in before["distratos"]}
    now = {row["idreserva"] for row in moving.rows("distratos")}
    assert ids - now
    assert now - ids
    for key in ids - now:
        assert new[key]["situacao"] == "Vendida"

    # Leads vanish without a tombstone.
    assert by(before["leads"], "idlead").keys() - by(moving.rows("leads"), "idlead").keys()

    # The cursors of sales, commissions and commission lines do not move with an edit.
    sales = changed(by(before["vendas"], "idreserva"), by(moving.rows("vendas"), "idreserva"))
    assert any(a["valor_contrato"] != b["valor_contrato"] for a, b in sales)
    assert all(a["referencia_data"] == b["referencia_data"] for a, b in sales)
    silent = changed(lines, by(moving.rows("reservas/comissoes"), "id"))
    assert any((a["ativo"], b["ativo"]) == ("S", "N") for a, b in silent)
    assert all(a["referencia_data"] == b["referencia_data"] for a, b in silent)

    # A contract is deleted outright, others are edited, cancelled and restored.
    later = by(moving.results("sales-contracts"), "id")
    assert contracts.keys() - later.keys()
    moved = changed(contracts, later)
    situations = {(a["situation"], b["situation"]) for a, b in moved}
    assert ("Emitido", "Cancelado") in situations
    assert ("Cancelado", "Emitido") in situations
    assert all(
        b["lastUpdateDate"] >= "2026-03-31"
        for a, b in moved
        if {k for k in a if a[k] != b.get(k)} != {"paymentConditions"}
    )


def test_a_replaced_plan_goes_inactive_and_comes_anew(moving: Client) -> None:
    before = by(moving.rows("reservas/condicoes"), "idreservascondicoes")
    since = moving.box.now.strftime("%Y-%m-%d %H:%M:%S")
    moving.box.advance(days=2)
    pairs = changed(before, by(moving.rows("reservas/condicoes"), "idreservascondicoes"))
    retired = [b for a, b in pairs if (a["ativo"], b["ativo"]) == ("S", "N")]
    assert retired
    assert all(row["referencia_data"] > since for row in retired)


def test_the_last_days_are_busy(still: Client) -> None:
    sales = [row["data_historico"][:10] for row in still.rows("vendas")]
    assert "2026-03-31" in sales
    assert "2026-03-30" in sales
    assert any(
        row["situacao_data"] and row["situacao_data"][:10] == "2026-03-31"
        for row in still.rows("distratos")
    )


def test_the_past_is_the_same_however_the_clock_got_there() -> None:
    with Sandbox(size="tiny", seed=5, today=date(2026, 3, 31)) as stepping:
        for _ in range(5):
            stepping.advance(days=2)
            Client(stepping).cvdw("reservas")
        small = Client(stepping).rows("reservas")
    with Sandbox(size="tiny", seed=5, today=date(2026, 3, 31)) as leaping:
        leaping.advance(days=10)
        assert Client(leaping).rows("reservas") == small


def test_the_clock_moves_over_http_too(moving: Client) -> None:
    told = moving.session.post(moving.box.url + "/_sandbox/advance", json={"days": 2}, timeout=30)
    assert told.json() == {"now": "2026-04-02 20:00:00"}
    assert moving.box.now == evening(2026, 4, 2)


RELIED_ON = [obj for obj in OBJECTS if obj.mode == "incremental"]
# What nothing happens to in these weeks: the support desk's tickets end with the history, and no agency
# is edited.
STILL = {
    "atendimentos",
    "atendimentos/interacoes",
    "atendimentos/times",
    "atendimentos/workflow/tempo",
    "imobiliarias",
    "usuarios_administrativos",
}


@pytest.fixture(scope="module")
def later() -> Pair:
    """The incremental objects as they stood, and as they stand twenty days later."""
    with Sandbox(size="tiny", seed=7, today=TODAY) as box:
        client = Client(box)
        before = {obj.path: client.rows(obj.path) for obj in RELIED_ON}
        box.advance(days=20)
        return before, {obj.path: client.rows(obj.path) for obj in RELIED_ON}


@pytest.mark.parametrize("obj", RELIED_ON, ids=lambda obj: obj.path)
def test_the_cursor_sees_every_edit_where_the_client_relies_on_it(
    later: Pair, obj: ApiObject
) -> None:
    before, after = later
    path = obj.path
    known = {tuple(row[field] for field in obj.key): row for row in before[path]}
    fresh = [row for row in after[path] if known.get(tuple(row[f] for f in obj.key)) != row]
    assert bool(fresh) == (path not in STILL)
    assert all(row["referencia_data"] >= "2026-03-31 20:00:00" for row in fresh)
