"""Sienge answers as documented and observed: credentials, lists, bulk, errors, limits."""

from __future__ import annotations

import pytest
import requests

from pipelines.sandbox.limits import DAY, MINUTE, REAL, Limits, Rate
from tests.sandbox.conftest import WIDE, Client


def test_wrong_credentials_are_refused(still: Client) -> None:
    url = still.env["SOURCES__SIENGE__BASE_URL"] + "/v1/units"
    assert requests.get(url, auth=("a", "b"), timeout=30).status_code == 401


def test_lists_page_by_limit_and_offset_with_ids_descending(still: Client) -> None:
    body = still.sienge("v1/units").json()
    assert (body["resultSetMetadata"]["limit"], len(body["results"])) == (100, 100)
    assert still.sienge("v1/units", limit=900).json()["resultSetMetadata"]["limit"] == 200
    for resource in ("sales-contracts", "units", "enterprises", "customers"):
        ids = [row["id"] for row in still.results(resource)]
        assert ids == sorted(set(ids), reverse=True)
    one = still.results("sales-contracts")[3]
    assert still.sienge(f"v1/sales-contracts/{one['id']}").json() == one
    missing = still.sienge("v1/sales-contracts/1")
    assert missing.status_code == 404
    assert "developerMessage" in missing.json()


def test_an_unknown_path_is_the_gateways_404(still: Client) -> None:
    for path in ("v1/brokers", "bulk-data/v1/sales-contracts"):
        answer = still.sienge(path)
        assert answer.status_code == 404
        assert list(answer.json()) == ["message"]


def test_filters_of_the_contracts(still: Client) -> None:
    rows = still.results("sales-contracts")
    found = still.results("sales-contracts", modifiedAfter="2026-01-01")
    assert found == [r for r in rows if r["lastUpdateDate"] >= "2026-01-01"]
    found = still.results("sales-contracts", situation="2,3", enterpriseId=41)
    assert found == [
        r for r in rows if r["situation"] in ("Emitido", "Cancelado") and r["enterpriseId"] == 41
    ]
    found = still.results("sales-contracts", situation=3, initialCancelDate="2025-06-01")
    assert found == [r for r in rows if (r["cancellationDate"] or "") >= "2025-06-01"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("v1/commissions?offset=0", "Required Integer parameter 'limit' is not present"),
        ("bulk-data/v1/sales", "Required Integer parameter 'enterpriseId' is not present"),
        ("bulk-data/v1/income?startDate=2020-01-01", "Required Date parameter 'endDate'"),
        ("v1/sales-contracts?modifiedAfter=2026-01-01T00:00:00", "Failed to convert property"),
        ("v1/sales-contracts?limit=x", "Failed to convert property"),
    ],
)
def test_bad_requests_say_what_is_wrong(still: Client, path: str, message: str) -> None:
    answer = still.sienge(path)
    assert answer.status_code == 400
    assert answer.json()["developerMessage"].startswith(message)


def test_bulk_and_rest_tell_the_same_contracts(still: Client) -> None:
    rest = {row["id"]: row for row in still.results("sales-contracts")}
    bulk = {s: still.bulk_sales(s) for s in ("PROPOSAL", "SOLD", "CANCELED")}
    assert {row["id"] for rows in bulk.values() for row in rows} == set(rest)
    assert all(row["units"] == [] for row in bulk["CANCELED"])
    assert all(rest[row["id"]]["salesContractUnits"] for row in bulk["CANCELED"])
    for row in (row for rows in bulk.values() for row in rows):
        twin = rest[row["id"]]
        for field in ("value", "contractDate", "cancellationDate", "situation", "number"):
            assert row[field] == twin[field]
        assert row["value"] == pytest.approx(sum(p["totalValue"] for p in row["paymentConditions"]))
        assert row["creationDate"] >= row["contractDate"]
    assert any("brokers" not in row for row in rest.values())
    assert any("externalId" not in row for row in rest.values())


def test_bulk_ignores_what_it_does_not_know(still: Client) -> None:
    assert still.income(limit=1, enterpriseId=41) == still.income()


def test_income_by_change_and_by_bill(still: Client) -> None:
    rows = still.income()
    keys = [(row["billId"], row["installmentId"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert 0 < len(still.income(changeStartDate="2026-03-20")) < len(rows)
    bill = rows[0]["billId"]
    found = still.sienge("bulk-data/v1/income/by-bills", billsIds=f"{bill},999999").json()["data"]
    assert found == [row for row in rows if row["billId"] == bill]
    assert all("descrition" in row["paymentTerm"] for row in rows)


def test_the_asynchronous_form_gives_the_same_rows(still: Client) -> None:
    params = {"startDate": "2000-01-01", "endDate": "2060-12-31", "selectionType": "D"}
    job = still.sienge("bulk-data/v1/income", _async="true", **params).json()["identifier"]
    path = f"bulk-data/v1/async/{job}"
    while (state := still.sienge(path).json())["status"] != "Finished":
        assert state["status"] == "Processing"
    chunks = [still.sienge(f"{path}/result/{n + 1}").json()["data"] for n in range(state["chunks"])]
    assert [row for chunk in chunks for row in chunk] == still.income()
    assert still.sienge(f"{path}/result/{len(chunks) + 1}").status_code == 404


def test_a_job_s_chunks_are_as_small_as_asked_and_kept_for_a_day(moving: Client) -> None:
    params = {**WIDE, "_async": "true", "_asyncChunkMaxSize": 64}
    job = moving.sienge("bulk-data/v1/income", **params).json()["identifier"]
    path = f"bulk-data/v1/async/{job}"
    assert moving.sienge(f"{path}/result/1").status_code == 404
    while (state := moving.sienge(path).json())["status"] != "Finished":
        pass
    assert state["chunks"] > 2
    answers = [moving.sienge(f"{path}/result/{n + 1}") for n in range(state["chunks"])]
    assert max(len(answer.content) for answer in answers) <= 65 * 1024
    assert [row for answer in answers for row in answer.json()["data"]] == moving.income()
    moving.box.advance(days=1)
    gone = moving.sienge(path)
    assert gone.status_code == 404
    assert "developerMessage" in gone.json()


def test_a_job_can_fail_be_lost_or_never_end(moving: Client) -> None:
    job = moving.sienge("bulk-data/v1/income", **WIDE, _async="true").json()["identifier"]
    path = f"bulk-data/v1/async/{job}"
    told = {"Failed": "Failed", "never": "Processing"}
    for mode, status in told.items():
        moving.box.faults.set("job", mode=mode, times=1)
        assert moving.sienge(path).json()["status"] == status
    moving.box.faults.set("job", mode="expired", times=1)
    assert moving.sienge(path).status_code == 404


def test_what_is_owed_to_brokers_is_told_by_period_and_by_bill(still: Client) -> None:
    correction = {"correctionIndexerId": 0, "correctionDate": "2026-03-31"}
    rows = still.sienge("bulk-data/v1/outcome", **WIDE, **correction).json()["data"]
    keys = [(row["billId"], row["installmentId"]) for row in rows]
    assert len(set(keys)) == len(keys) > 10
    commissions = still.results("commissions")
    released = [c for c in commissions if c["installmentStatus"] in ("RELEASED", "PAID")]
    expected = {c["billNumber"]: (c["brokerID"], c["value"]) for c in released}
    assert {r["billId"]: (r["creditorId"], r["originalAmount"]) for r in rows} == expected
    paid = {c["billNumber"] for c in released if c["installmentStatus"] == "PAID"}
    assert {row["billId"] for row in rows if row["payments"]} == paid
    asked = f"{rows[0]['billId']},{rows[1]['billId']},5"
    path = "bulk-data/v1/outcome/by-bills"
    assert still.sienge(path, billsIds=asked, **correction).json()["data"] == rows[:2]
    assert still.sienge(path, billsIds=asked).status_code == 400


def test_which_date_created_means_is_a_switch(moving: Client) -> None:
    window = {"situation": "SOLD", "enterpriseId": 41, "createdBefore": "2026-03-31"}
    late = [
        row
        for row in moving.bulk_sales("SOLD")
        if row["enterpriseId"] == 41 and row["contractDate"] < "2026-02-01" < row["creationDate"]
    ]
    by_contract = moving.sienge("bulk-data/v1/sales", createdAfter="2026-02-01", **window).json()
    moving.box.faults.set("created_is_registration")
    by_registration = moving.sienge(
        "bulk-data/v1/sales", createdAfter="2026-02-01", **window
    ).json()
    gained = {r["id"] for r in by_registration["data"]} - {r["id"] for r in by_contract["data"]}
    assert gained == {row["id"] for row in late}


def test_limits_are_counted_apart_and_told_in_headers(moving: Client) -> None:
    moving.box.limits.rates.update(REAL)
    codes = [moving.sienge("bulk-data/v1/income").status_code for _ in range(21)]
    assert codes == [400] * 20 + [429]
    answer = moving.sienge("v1/enterprises")
    assert answer.status_code == 200
    assert answer.headers["RateLimit-Remaining"] == "199"
    assert answer.headers["X-RateLimit-Remaining-Day"] == "74999"
    assert int(moving.sienge("bulk-data/v1/income").headers["Retry-After"]) <= MINUTE


def test_the_daily_quota_waits_for_hours() -> None:
    now = [0.0]
    limits = Limits({"bulk": Rate(per_day=10)}, monotonic=lambda: now[0])
    assert all(limits.judge("bulk").allowed for _ in range(10))
    now[0] = 3600.0
    refused = limits.judge("bulk")
    assert not refused.allowed
    assert refused.retry_after == DAY - 3600
    now[0] = DAY
    assert limits.judge("bulk").allowed
