"""CVDW answers as documented and observed: accounts, envelopes, order, filters, errors."""

from __future__ import annotations

import json

import pytest
import requests

from pipelines.cvcrm import objects
from pipelines.sandbox.cvdw import OBJECTS, TOO_MANY
from pipelines.sandbox.limits import REAL, Limits
from tests.sandbox.conftest import Client

# Where `referencia` is made of two ids, or repeats.
COMPOSITE_REFERENCES = {
    "unidades/precos",
    "unidades/situacao",
    "leads/momentos",
    "campos_adicionais",
}
KEYS = {obj.path: obj.key for obj in objects.OBJECTS}


def test_a_wrong_account_is_refused(still: Client) -> None:
    url = still.env["SOURCES__CVCRM__BASE_URL"] + "/reservas"
    answer = requests.get(url, headers={"email": "x", "token": "y"}, timeout=30)
    assert answer.status_code == 401
    assert answer.json() == {"codigo": 401, "mensagem": "E-mail e/ou token incorreto(s)."}


def test_only_get_and_only_known_paths(still: Client) -> None:
    url = still.env["SOURCES__CVCRM__BASE_URL"]
    assert requests.post(url + "/reservas", timeout=30).status_code == 405
    assert still.cvdw("empreendimentos").status_code == 404


def test_the_envelope_echoes_page_and_size(still: Client) -> None:
    body = still.cvdw("reservas").json()
    assert list(body) == [
        "pagina",
        "registros",
        "total_de_registros",
        "total_de_paginas",
        "dados",
    ]
    assert (body["pagina"], body["registros"], len(body["dados"])) == (1, 30, 30)
    assert body["total_de_paginas"] == -(-body["total_de_registros"] // 30)
    large = still.cvdw("reservas", registros_por_pagina=9000, registros=3).json()
    assert large["registros"] == 500
    last = still.cvdw("reservas", pagina=body["total_de_paginas"]).json()
    assert last["registros"] == 30


def test_accents_are_escaped_in_good_answers_only(still: Client) -> None:
    assert still.cvdw("reservas").content.isascii()
    refused = still.cvdw("reservas", a_partir_data_referencia="0000-00-00 00:00:00")
    assert refused.content.decode() == (
        '{"error":"O campo a_partir_data_referencia não é válido","code":400}'
    )


@pytest.mark.parametrize("path", sorted(OBJECTS))
def test_pages_add_up_in_ascending_order_without_repeats(still: Client, path: str) -> None:
    rows = still.rows(path)
    assert rows
    assert len(rows) == still.cvdw(path).json()["total_de_registros"]
    if path in COMPOSITE_REFERENCES:
        stamps = [row["referencia_data"] or "" for row in rows]
        assert stamps == sorted(stamps)
    else:
        order = [(row["referencia_data"] or "", int(row["referencia"])) for row in rows]
        assert order == sorted(order)
        assert len({row["referencia"] for row in rows}) == len(rows)
    if KEYS[path]:  # an object without a key may show two records alike
        keys = [tuple(row[field] for field in KEYS[path]) for row in rows]
        assert len(set(keys)) == len(keys)
    small = [
        row
        for n in (1, 2, 3)
        for row in still.cvdw(path, pagina=n, registros_por_pagina=7).json()["dados"]
    ]
    assert small == rows[:21]


def test_beyond_the_last_page_there_is_nothing(still: Client) -> None:
    answer = still.cvdw("reservas", pagina=9999)
    assert answer.status_code == 200
    assert answer.json()["dados"] == []


def test_filters_are_inclusive_on_both_sides_and_need_a_real_date(still: Client) -> None:
    rows = still.rows("reservas")
    dated = [r for r in rows if (r["referencia_data"] or "0000") > "0001"]
    low, high = dated[40]["referencia_data"], dated[200]["referencia_data"]
    found = still.rows("reservas", a_partir_data_referencia=low.replace(" ", "%20"))
    assert found == [r for r in dated if r["referencia_data"] >= low]
    found = still.rows(
        "reservas",
        a_partir_data_referencia=low.replace(" ", "%20"),
        ate_data_referencia=high.replace(" ", "%20"),
    )
    assert found == [r for r in dated if low <= r["referencia_data"] <= high]
    day = low[:10]
    found = still.rows("reservas", a_partir_data_referencia=day)
    assert found == [r for r in dated if r["referencia_data"] >= f"{day} 00:00:00"]
    brokers = still.rows("corretores")
    assert any(r["referencia_data"] == "0000-00-00 00:00:00" for r in brokers)
    assert all(
        r["referencia_data"] > "0001"
        for r in still.rows("corretores", a_partir_data_referencia="1900-01-01")
    )


@pytest.mark.parametrize(
    "query",
    [
        "a_partir_data_referencia=2026-01-01+10:00:00",
        "a_partir_data_referencia=0000-00-00%2000:00:00",
        "ate_data_referencia=ontem",
        "a_partir_data_referencia=2026-01-01T10:00:00",
        "pagina=um",
        "pagina=0",
    ],
)
def test_bad_parameters_are_refused(still: Client, query: str) -> None:
    assert still.cvdw(f"reservas?{query}").status_code == 400


def test_a_date_time_with_an_encoded_blank_is_accepted(still: Client) -> None:
    query = "a_partir_data_referencia=2026-01-01%2010:00:00"
    assert still.cvdw(f"reservas?{query}").status_code == 200


def test_parameters_may_come_in_a_json_body(still: Client) -> None:
    headers = {
        "email": still.env["SOURCES__CVCRM__EMAIL"],
        "token": still.env["SOURCES__CVCRM__TOKEN"],
    }
    url = still.env["SOURCES__CVCRM__BASE_URL"] + "/reservas?pagina=2"
    sent = json.dumps({"pagina": 1, "registros_por_pagina": 5})
    body = requests.get(url, headers=headers, data=sent, timeout=30).json()
    assert (body["pagina"], body["registros"]) == (2, 5)


def test_the_date_header_is_the_simulated_clock(still: Client) -> None:
    assert still.cvdw("reservas").headers["Date"] == "Tue, 31 Mar 2026 23:00:00 GMT"


def test_the_twenty_first_request_and_the_next_minute_are_blocked(moving: Client) -> None:
    moving.box.limits.rates["cvdw"] = REAL["cvdw"]
    answers = [moving.cvdw(path) for path in ["vendas", "leads"] * 11]
    assert [a.status_code for a in answers] == [200] * 20 + [429] * 2
    assert answers[-1].content == TOO_MANY
    assert "Retry-After" not in answers[-1].headers


def test_a_block_ends_a_minute_after_the_excess() -> None:
    now = [0.0]
    limits = Limits(REAL, monotonic=lambda: now[0])
    assert all(limits.judge("cvdw").allowed for _ in range(20))
    now[0] = 30.0
    assert limits.judge("cvdw").retry_after == 60
    now[0] = 89.0
    assert not limits.judge("cvdw").allowed
    now[0] = 90.0
    assert limits.judge("cvdw").allowed
