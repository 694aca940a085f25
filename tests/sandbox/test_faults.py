"""Every fault does what it says, where and as often as it says."""

from __future__ import annotations

import time

import pytest
import requests

from pipelines.sandbox.faults import Faults
from tests.sandbox.conftest import Client


def test_unknown_faults_and_arguments_are_refused() -> None:
    faults = Faults()
    with pytest.raises(ValueError, match="no fault is called 'fire'"):
        faults.set("fire")
    with pytest.raises(ValueError, match="takes no seconds"):
        faults.set("reset", seconds=3)


def test_a_fault_strikes_its_object_after_and_for_so_many_hits() -> None:
    faults = Faults()
    faults.set("status", api="cvdw", object="reservas/condicoes", times=2, after=1, code=500)
    assert faults.take("status", "cvdw", "reservas") is None
    assert faults.take("status", "sienge", "reservas_condicoes") is None
    strikes = [faults.take("status", "cvdw", "reservas_condicoes") is not None for _ in range(4)]
    assert strikes == [False, True, True, False]


@pytest.mark.parametrize("code", [401, 403, 405, 429, 500, 503])
def test_error_statuses(moving: Client, code: int) -> None:
    moving.box.faults.set("status", object="reservas", code=code, times=1)
    assert moving.cvdw("reservas").status_code == code
    assert moving.cvdw("reservas").status_code == 200


def test_errors_that_break_the_answer(moving: Client) -> None:
    faults = moving.box.faults
    faults.set("status", code=429, retry_after=7, times=1)
    assert moving.cvdw("reservas").headers["Retry-After"] == "7"
    faults.set("status", code=500, times=1)
    assert "json" not in moving.cvdw("reservas").headers["Content-Type"]
    faults.set("reset", times=1)
    with pytest.raises(requests.ConnectionError):
        moving.cvdw("reservas")
    faults.set("truncated", times=1)
    with pytest.raises(requests.JSONDecodeError):
        moving.cvdw("reservas").json()
    faults.set("truncated", times=1, announce_whole=True)
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        moving.cvdw("reservas")
    faults.set("html", times=1)
    page = moving.sienge("v1/units")
    assert (page.status_code, page.text[:9]) == (200, "<!doctype")
    faults.set("slow", seconds=0.3, times=1)
    start = time.monotonic()
    assert moving.cvdw("reservas").status_code == 200
    assert time.monotonic() - start >= 0.3


@pytest.mark.parametrize(("mode", "status", "body"), [("204", 204, b""), ("body", 200, b"")])
def test_ways_of_having_nothing(moving: Client, mode: str, status: int, body: bytes) -> None:
    moving.box.faults.set("empty", mode=mode)
    moving.box.faults.set("past_end", mode=mode)
    for params in ({"a_partir_data_referencia": "2050-01-01"}, {"pagina": 9999}):
        answer = moving.cvdw("reservas", **params)
        assert (answer.status_code, answer.content) == (status, body)
    assert moving.cvdw("reservas").json()["dados"]


def test_bulk_income_may_say_404_for_nothing(moving: Client) -> None:
    moving.box.faults.set("empty", object="income", mode="404")
    params = {"startDate": "1990-01-01", "endDate": "1990-01-02", "selectionType": "D"}
    answer = moving.sienge("bulk-data/v1/income", **params)
    assert answer.status_code == 404
    assert "developerMessage" in answer.json()


def test_a_number_turns_text_and_a_field_appears(moving: Client) -> None:
    moving.box.faults.set("type_change", object="vendas", field="valor_contrato")
    moving.box.faults.set("new_field", object="sales", field="surprise", value=1)
    sales, surprised = moving.cvdw("vendas").json()["dados"], moving.bulk_sales("SOLD")
    assert sales
    assert all(isinstance(row["valor_contrato"], str) for row in sales)
    assert not isinstance(moving.cvdw("reservas").json()["dados"][0]["valor_contrato"], str)
    assert surprised
    assert all(row["surprise"] == 1 for row in surprised)


def test_rows_move_between_pages_while_the_clock_drifts(moving: Client) -> None:
    moving.box.faults.set("drift", object="reservas", every=1, minutes=720)
    seen = [
        row["idreserva"]
        for page in range(1, 9)
        for row in moving.cvdw("reservas", pagina=page, registros_por_pagina=50).json()["dados"]
    ]
    moving.box.faults.clear()
    there = {row["idreserva"] for row in moving.rows("reservas")}
    assert len(seen) != len(set(seen)) or there - set(seen)


def test_faults_are_set_and_cleared_over_http(moving: Client) -> None:
    url = moving.box.url + "/_sandbox/faults"
    moving.session.post(url, json={"name": "status", "code": 503}, timeout=30)
    assert moving.cvdw("leads").status_code == 503
    assert moving.session.post(url, json={"name": "fire"}, timeout=30).status_code == 400
    moving.session.delete(url, timeout=30)
    assert moving.cvdw("leads").status_code == 200


def test_connections_that_fail_within_the_body(moving: Client) -> None:
    reset = moving.box.faults.set("reset", share=0.5, times=1)
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        moving.cvdw("reservas")
    moving.box.faults.set("slow_body", seconds=0.3, times=1)
    start = time.monotonic()
    with moving.session.get(
        f"{moving.env['SOURCES__SIENGE__BASE_URL']}/v1/units",
        auth=(moving.env["SOURCES__SIENGE__USERNAME"], moving.env["SOURCES__SIENGE__PASSWORD"]),
        stream=True,
        timeout=30,
    ) as answer:
        assert answer.status_code == 200
        assert answer.json()["results"]
    assert time.monotonic() - start >= 0.3
    assert reset.hits == 1


def test_a_total_that_promises_too_much(moving: Client) -> None:
    true = moving.cvdw("reservas").json(), moving.sienge("v1/units").json()
    moving.box.faults.set("overcount", by=60)
    told = moving.cvdw("reservas").json()
    assert told["total_de_registros"] == true[0]["total_de_registros"] + 60
    assert told["total_de_paginas"] == true[0]["total_de_paginas"] + 2
    assert told["dados"] == true[0]["dados"]
    count = moving.sienge("v1/units").json()["resultSetMetadata"]["count"]
    assert count == true[1]["resultSetMetadata"]["count"] + 60


def test_a_field_that_is_gone(moving: Client) -> None:
    whole = moving.cvdw("reservas").json()["dados"]
    moving.box.faults.set("missing_field", object="reservas", field="idreserva")
    without = [{k: v for k, v in row.items() if k != "idreserva"} for row in whole]
    assert whole != without
    assert moving.cvdw("reservas").json()["dados"] == without


def test_dates_with_a_time_may_be_refused(moving: Client) -> None:
    moving.box.faults.set("strict_dates", object="reservas")
    refused = moving.cvdw("reservas", a_partir_data_referencia="2026-01-01%2010:00:00")
    assert (refused.status_code, refused.json()["code"]) == (400, 400)
    assert moving.cvdw("reservas", a_partir_data_referencia="2026-01-01").status_code == 200
    assert moving.cvdw("leads", a_partir_data_referencia="2026-01-01%2010:00:00").status_code == 200


def test_rows_of_one_cursor_may_come_in_any_order(moving: Client) -> None:
    rows = moving.rows("pesquisas/respostas")
    moving.box.faults.set("unstable_ties")
    shuffled = [moving.rows("pesquisas/respostas") for _ in range(2)]
    assert shuffled[0] != shuffled[1]
    for found in shuffled:
        assert sorted(map(str, found)) == sorted(map(str, rows))
        cursors = [row["referencia_data"] for row in found]
        assert cursors == [row["referencia_data"] for row in rows]


def test_rows_without_a_cursor_may_pass_the_filter(moving: Client) -> None:
    window = {"a_partir_data_referencia": "2000-01-01"}
    path = "atendimentos/times/integrantes"
    filtered = moving.rows(path, **window)
    moving.box.faults.set("null_cursors_pass")
    passing = moving.rows(path, **window)
    assert len(passing) == len(moving.rows(path)) > len(filtered) > 0
    assert {row["referencia_data"] for row in passing[: -len(filtered)]} == {None}


def test_a_limit_that_is_too_large_may_be_refused(moving: Client) -> None:
    assert moving.sienge("v1/units", limit=500).json()["resultSetMetadata"]["limit"] == 200
    moving.box.faults.set("strict_limit", object="units")
    assert moving.sienge("v1/units", limit=500).status_code == 400
    assert moving.sienge("v1/units", limit=200).status_code == 200
